package hgw.planner;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import hgw.facts.Bidding;
import hgw.facts.Reason;
import hgw.network.Grant;
import hgw.network.LoopArguments;
import hgw.network.Script;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules decided, and why. Immutable; its JSON form is the plan document of {@code --dry
 * --format json}.
 *
 * @param score the score model
 * @param scriptRam GB per thread of the loop
 * @param totalThreads threads of all runners together
 * @param warnings sentences for the player
 * @param rules the rule files and where each came from
 * @param runners the runners, by host name
 * @param targets the targets, best first
 * @param loops the loops to run, best target first
 * @param batchers the batchers to run, best target first
 * @param excluded servers that are not a runner or not a target, by role and host name
 * @param firings every rule that fired, in order
 * @param terms what the plan was made for
 */
@JsonPropertyOrder({
  "score",
  "scriptRam",
  "totalThreads",
  "warnings",
  "rules",
  "runners",
  "targets",
  "assignments",
  "excluded",
  "firings"
})
public record Plan(
    String score,
    double scriptRam,
    long totalThreads,
    List<String> warnings,
    List<RuleSource> rules,
    List<RunnerUse> runners,
    List<RankedTarget> targets,
    @JsonIgnore List<PlannedLoop> loops,
    @JsonIgnore List<PlannedBatcher> batchers,
    List<Excluded> excluded,
    List<Firing> firings,
    @JsonIgnore Terms terms) {

  /** How often each rule fired that did, in the order in which they first did. */
  public Map<LoadedRule, Long> timesFired() {
    Map<LoadedRule, Long> times = new LinkedHashMap<>();
    firings.forEach(firing -> times.merge(firing.rule(), 1L, Long::sum));
    return times;
  }

  /** The loops and batchers to run, best target first. */
  @JsonProperty
  public List<PlannedScript> assignments() {
    Map<String, Integer> places = new HashMap<>();
    targets.forEach(target -> places.put(target.host(), places.size()));
    return Stream.<PlannedScript>concat(loops.stream(), batchers.stream())
        .sorted(Comparator.comparingInt(it -> places.getOrDefault(it.target(), Integer.MAX_VALUE)))
        .toList();
  }

  /**
   * What the plan was made for, and what hgw does beside it.
   *
   * @param money ratio 0..1 of its maximum money to which a loop grows its target
   * @param hack fraction 0..1 of the money that one hack takes
   * @param epsilon security above the minimum that a loop tolerates
   * @param restartChanged whether loops that run just as planned are left alone
   * @param wipeEveryMs ms after which every loop is killed and starts anew; infinite if none is
   * @param horizon hours looked ahead when incomes were weighed
   */
  public record Terms(
      double money,
      double hack,
      double epsilon,
      boolean restartChanged,
      double wipeEveryMs,
      double horizon) {}

  /**
   * A rule file and where it came from.
   *
   * @param replaces which of its rules replace which that hgw brought along: {@code mine.drl:4
   *     replaces eligibility.drl:34}
   */
  public record RuleSource(
      String file,
      String origin,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> replaces) {

    /** A file of which no rule replaces another. */
    public RuleSource(String file, String origin) {
      this(file, origin, List.of());
    }
  }

  /**
   * A runner.
   *
   * @param maxRam RAM, in GB
   * @param threads threads that fit
   * @param spare threads that no assignment uses
   * @param reservedRam RAM that is kept free of loops, in GB
   * @param scriptsStay whether a rebalance leaves scripts alone that are not hgw's
   */
  public record RunnerUse(
      String host,
      double maxRam,
      long threads,
      long spare,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) double reservedRam,
      @JsonIgnore boolean scriptsStay) {}

  /**
   * A target.
   *
   * @param score what the score model gave it
   * @param rank as the rules gave it, 1 the best; 0 if they gave none
   * @param usefulThreads the most threads that any one operation of its loop can use
   * @param bidding how it fared when RAM was shared out among batchers; null if it was not
   */
  public record RankedTarget(
      String host,
      double score,
      @JsonIgnore int rank,
      @JsonIgnore long usefulThreads,
      @JsonIgnore @Nullable Bidding bidding) {

    /** A target while no RAM is shared out. */
    public RankedTarget(String host, double score, int rank, long usefulThreads) {
      this(host, score, rank, usefulThreads, null);
    }
  }

  /** An assignment: which runner works on which target, and how. */
  public sealed interface PlannedScript {
    /** Host name of the runner that hosts it. */
    String runner();

    /** Host name of the target that it hacks. */
    String target();

    /** Its path in the game, without a leading slash. */
    String script();

    /** Its threads: 1 of a batcher. */
    long threads();

    /** Its command line: texts and numbers, which the game tells apart. */
    @JsonIgnore
    List<Object> arguments();
  }

  /** A loop to run. */
  @JsonPropertyOrder({"runner", "target", "script", "threads", "money", "hack", "epsilon"})
  public record PlannedLoop(
      String runner, String target, long threads, double money, double hack, double epsilon)
      implements PlannedScript {
    @Override
    @JsonProperty
    public String script() {
      return Script.Kind.LOOP.file().substring(1);
    }

    /** What its command line says. */
    public LoopArguments loop() {
      return new LoopArguments(target, money, hack, epsilon);
    }

    @Override
    public List<Object> arguments() {
      return loop().values();
    }
  }

  /**
   * A batcher to run.
   *
   * @param hack fraction 0..1 of the money that a batch takes, at the level of now
   * @param depth batches in flight, at the level of now
   * @param grants what it may fill with workers
   * @param limits what it has to keep to
   * @param preparedInMs ms until the first hack lands
   * @param incomePerHour dollars per hour from then on
   */
  @JsonPropertyOrder({"runner", "target", "script", "threads", "hack", "depth", "grants"})
  public record PlannedBatcher(
      String runner,
      String target,
      double hack,
      int depth,
      List<Grant> grants,
      Limits limits,
      double preparedInMs,
      double incomePerHour)
      implements PlannedScript {
    /** Copy the list, so that nobody can change a plan. */
    public PlannedBatcher {
      grants = List.copyOf(grants);
    }

    @Override
    @JsonProperty
    public String script() {
      return Script.Kind.BATCHER.file().substring(1);
    }

    @Override
    @JsonProperty
    public long threads() {
      return 1;
    }

    @Override
    public List<Object> arguments() {
      return List.of(target); // it finds the rest in its orders
    }

    /** Dollars per hour as the mean of some hours from now, preparing included. */
    public double incomePerHour(double hours) {
      return incomePerHour * Math.max(0, hours - preparedInMs / 3_600_000) / hours;
    }

    /** GB that its workers may fill, on all runners. */
    public double grantedRam() {
      return grants.stream().mapToDouble(Grant::ram).sum();
    }
  }

  /**
   * What a batcher has to keep to.
   *
   * @param hack fraction 0..1 of the money that a batch takes at most; 0 for what pays most
   * @param depth batches in flight at most; 0 for as many as fit
   * @param leastAheadMs ms that it looks ahead at least
   * @param mostAheadMs ms that it looks ahead at most
   */
  public record Limits(double hack, int depth, double leastAheadMs, double mostAheadMs) {}

  /**
   * A server that may not take a role.
   *
   * @param role {@code runner} or {@code target}
   * @param reasons why, one by one
   */
  public record Excluded(String host, String role, @JsonIgnore List<Reason> reasons) {
    /** Every reason, separated by semicolons. */
    @JsonProperty
    public String reason() {
      return reasons.stream().map(Reason::text).collect(Collectors.joining("; "));
    }
  }

  /**
   * A rule that fired.
   *
   * @param facts the servers it matched, then the exclusion, assignment or warning it was about
   */
  public record Firing(@JsonUnwrapped LoadedRule rule, List<TracedFact> facts) {
    /** Whether the firing was about a server, in any role. */
    public boolean concerns(String host) {
      return facts.stream().anyMatch(fact -> fact.hosts().contains(host));
    }
  }
}
