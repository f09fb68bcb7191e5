package hgw.workbench.why;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import hgw.planner.Failed;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What did not happen to a server, and why not. Immutable.
 *
 * @param what what did not happen
 * @param failed the first condition that did not hold for the server, of the rule that would have
 *     done it; null if none can be told
 * @param since what kept the rule from going on to the server: the first condition that did not
 *     hold for anyone; null if the server was not waiting for others
 * @param lost what others had more of; null if that was not it
 * @param taken who got the threads that the server might have got; null if nobody did
 * @param held what kept a share of RAM from being larger; null where there is no share
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Missed(
    What what,
    @Nullable Failed failed,
    @Nullable Failed since,
    @Nullable Lost lost,
    @Nullable Taken taken,
    @Nullable Held held) {

  /** What did not happen. */
  public enum What {
    /** A runner got no target. */
    NO_TARGET,
    /** A runner has threads left. */
    LEFT_OVER,
    /** A target got no loop and no batcher. */
    NO_LOOP,
    /** The loop on a target got no more threads than coverage gave it. */
    NEVER_BOOSTED,
    /** The loop on a target got more threads, but not all it can use. */
    NOT_ALL_THREADS,
    /** No rule made it a runner or a target, and none says why not. */
    NOT_ELIGIBLE,
    /** The batcher on a target got no larger share of the RAM. */
    NO_MORE_RAM,
    /** A rule of the player's did not fire for the server. */
    OWN_RULE;

    /** The word for it in JSON. */
    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * What a runner lost against.
   *
   * @param by what a rule chose the runner by: {@code emptiest}
   * @param winner who had the least of those that were chosen
   * @param value what that one had then: threads, targets or GB
   * @param own what the runner itself had
   * @param times how often another one was chosen
   * @param rule the rule that chose
   * @param place its file and line
   */
  public record Lost(
      String by, String winner, double value, double own, int times, String rule, String place) {}

  /**
   * What keeps a share of RAM from being larger.
   *
   * @param by what
   * @param value batches in flight at most; dollars a GB; GB of the fleet
   */
  public record Held(By by, double value) {
    /** What can keep a share from being larger. */
    public enum By {
      /** No more batches may be in flight. */
      DEPTH,
      /** More RAM would be worth less than it costs. */
      PRICE,
      /** It has all RAM that there is. */
      ALL_RAM;

      /** The word for it in JSON. */
      @JsonValue
      String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
      }
    }
  }

  /**
   * Who got the threads of a runner.
   *
   * @param runner the runner
   * @param target the target whose loop got most of them
   * @param rank the rank of that target
   * @param threads how many it has
   * @param rule the rule that gave it the last of them
   * @param place its file and line
   */
  public record Taken(
      String runner, String target, int rank, long threads, String rule, String place) {}

  /** A rule that did not fire for want of a condition. */
  static Missed of(What what, @Nullable Failed failed) {
    return new Missed(what, failed, null, null, null, null);
  }
}
