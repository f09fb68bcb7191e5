package hgw.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import hgw.Version;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows, at one moment. Immutable; its JSON form is what the page is sent, whole at
 * first and then as JSON Merge Patches. Parts that do not change are the same objects as before.
 *
 * @param about what hgw does here
 * @param phase what it is about now
 * @param fare how the player fares
 * @param runners the runners, by host name
 * @param targets the targets, by host name
 * @param warnings what the plan warns of, sentences
 * @param foreign scripts that the last rebalance killed though they were not hgw's
 * @param notes what was said on the terminal, the newest last
 * @param rules the rules in force, and which of them fired
 * @param excluded servers that are not a runner or not a target
 * @param findings what is likely wrong with the rules
 * @param editing what becomes of rules that change
 * @param course income over time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageState(
    About about,
    Phase phase,
    Fare fare,
    Map<String, RunnerView> runners,
    Map<String, TargetView> targets,
    List<String> warnings,
    List<Foreign> foreign,
    List<Note> notes,
    RulesView rules,
    List<Excluded> excluded,
    List<FindingView> findings,
    EditingView editing,
    CourseView course) {

  /**
   * What hgw does here.
   *
   * @param simulated whether the game is simulated
   * @param source where the servers of a simulated game come from; empty for the live game
   * @param speed game seconds per real second, 1 for the live game
   * @param hours game hours that a simulated game lasts; 0 for the live game
   * @param lines the two lines to paste into the game's terminal; none for a simulated game
   */
  public record About(
      String version,
      boolean simulated,
      String source,
      double speed,
      double hours,
      List<String> lines) {

    /** The live game. */
    public static About live() {
      return new About(Version.get(), false, "", 1, 0, List.of());
    }

    /** A simulated game. */
    public static About simulated(String source, double speed, double hours) {
      return new About(Version.get(), true, source, speed, hours, List.of());
    }

    /** Return the same with lines to paste. */
    public About withLines(List<String> lines) {
      return new About(version, simulated, source, speed, hours, List.copyOf(lines));
    }
  }

  /** What hgw is about. */
  public enum Doing {
    /** The game has not connected yet. */
    WAITING,
    /** Loops run until the next rebalance. */
    RUNNING,
    /** A rebalance is under way. */
    REBALANCING,
    /** The game was there and is gone; its loops go on. */
    LOST,
    /** The game, or hgw, has ended. */
    ENDED
  }

  /**
   * What hgw is about now.
   *
   * @param connected whether the game is there
   * @param paused whether nothing is rebalanced until the player wants it again
   * @param dueAt when the next rebalance is due, in ms of the Unix epoch; null if that is unknown
   * @param rebalances done so far
   * @param hoursPassed game hours since a simulated game began; 0 for the live game
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Phase(
      Doing doing,
      boolean connected,
      boolean paused,
      @Nullable Long dueAt,
      int rebalances,
      double hoursPassed) {}

  /**
   * How the player fares, in dollars.
   *
   * @param cash the player's money; null while it is not known
   * @param perSecond income of the loops of late
   * @param predictedPerHour what the plan should earn per hour until the next rebalance
   * @param earned since the rebalance before the last, until the last
   * @param predicted for that time; 0 if there was no plan
   * @param level the player's hacking level
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Fare(
      @Nullable Double cash,
      double perSecond,
      double predictedPerHour,
      double earned,
      double predicted,
      int level) {}

  /**
   * A runner.
   *
   * @param ram RAM it has, in GB
   * @param used RAM that scripts took when it was last seen, in GB
   * @param threads that fit
   * @param spare threads that nothing uses
   * @param others scripts on it that are not hgw's
   */
  public record RunnerView(
      double ram, double used, long threads, long spare, List<String> others) {}

  /**
   * A target.
   *
   * @param rank its place, 1 the best
   * @param score what the score model gave it
   * @param level hacking level that it needs
   * @param useful the most threads that an operation of its loop can use
   * @param maxMoney most money that it can hold, in dollars
   * @param money it held when it was last seen
   * @param minSec lowest security
   * @param sec security when it was last seen
   * @param chance 0..1 that a hack succeeds
   * @param hackMs ms that a hack takes
   * @param earned dollars since the last rebalance
   * @param perSecond dollars per second since the rebalance before that, if it was worked on then
   * @param work the loop or batcher on it; null if there is none
   * @param batches how the batcher fares; null where none has told yet
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TargetView(
      int rank,
      double score,
      int level,
      long useful,
      double maxMoney,
      double money,
      double minSec,
      double sec,
      double chance,
      double hackMs,
      double earned,
      double perSecond,
      @Nullable Work work,
      @Nullable Batches batches) {}

  /**
   * A loop or batcher.
   *
   * @param batcher whether it is a batcher
   * @param runner host name of the runner that hosts it
   * @param threads of a loop; of a batcher those that its RAM is worth
   * @param ram GB that it takes, by host name of the runner
   * @param hack fraction 0..1 of the money that it takes at once
   * @param depth batches in flight, as planned; 0 of a loop
   * @param failed why it could not be launched; empty if it runs
   */
  public record Work(
      boolean batcher,
      String runner,
      long threads,
      Map<String, Double> ram,
      double hack,
      int depth,
      String failed) {}

  /**
   * How a batcher fares.
   *
   * @param state what it is about
   * @param preparedAt when it should be prepared, in ms of the Unix epoch; null if it is
   * @param inFlight batches
   * @param landed batches that took money
   * @param misfires batches that did not land as they should
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Batches(
      String state, @Nullable Long preparedAt, int inFlight, long landed, long misfires) {}

  /** A script that was not hgw's. */
  public record Foreign(String host, String script) {}

  /**
   * What was said.
   *
   * @param at ms of the Unix epoch
   */
  public record Note(long at, String text) {}

  /**
   * The rules in force.
   *
   * @param score the score model
   * @param files the rule files, and where each came from
   * @param fired the rules that fired, in the order in which they first did
   */
  public record RulesView(String score, List<RuleFileView> files, List<Fired> fired) {}

  /**
   * A rule file.
   *
   * @param replaces which of its rules replace which that hgw brought along
   */
  public record RuleFileView(String file, String origin, List<String> replaces) {}

  /**
   * A rule that fired.
   *
   * @param phase empty for a rule outside of all phases
   * @param place file and line
   * @param own whether the player wrote it
   */
  public record Fired(String phase, String rule, String place, boolean own, long times) {}

  /**
   * A server that may not take a role.
   *
   * @param reasons sentences with {@code {}} where a value stands, and their values
   */
  public record Excluded(String host, String role, List<Why> reasons) {}

  /** A reason: see {@link hgw.facts.Reason}. */
  public record Why(String sentence, List<String> values) {}

  /** What is likely wrong with the rules: see {@link hgw.workbench.lint.Finding}. */
  public record FindingView(String id, String severity, String place, String text) {}

  /**
   * What becomes of rules that change while hgw runs.
   *
   * @param rules the packs laid over the default pack, as the player named them
   * @param score the score model in force
   * @param waiting what is in force from the next rebalance on, in words; empty if nothing changes
   * @param broken what keeps the rules as their files say now from being used, sentences
   */
  public record EditingView(List<String> rules, String score, String waiting, List<String> broken) {
    static final EditingView NONE = new EditingView(List.of(), "", "", List.of());
  }

  /**
   * Income over time.
   *
   * @param widthS seconds that a point stands for
   * @param points dollars per second, by the second at which its time begins: of the Unix epoch, or
   *     of a simulated game
   * @param marks what happened meanwhile
   */
  public record CourseView(long widthS, Map<Long, Double> points, List<Mark> marks) {}

  /**
   * A moment to be marked.
   *
   * @param atS as those of the points
   * @param rules whether other rules, or another score, were used from then on
   */
  public record Mark(long atS, int rebalance, boolean rules) {}
}
