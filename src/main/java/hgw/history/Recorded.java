package hgw.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rebalance that is recorded. What is null nobody measured. Immutable; also as JSON.
 *
 * @param id its number in the history, for ever
 * @param at when it was done; a simulated game counts as if it had ended when it was begun
 * @param game which game it was: the live one, or where a simulated one's servers came from
 * @param hgw the version that did it
 * @param run which start of hgw did it
 * @param number 1 for the first of that run
 * @param score the score model
 * @param pack what was laid over the default pack, {@code default} if nothing was
 * @param rulesHash SHA-256 of all its files, in hex
 * @param level the player's hacking level
 * @param runners how many runners there were
 * @param threads threads of all runners
 * @param targets targets that were worked on
 * @param failed launches that failed
 * @param predictedPerHour dollars per hour that the plan promised until the next rebalance
 * @param hours hours until the next rebalance, as far as somebody measured
 * @param predicted dollars that the plan should have earned in these hours
 * @param earned dollars that it did
 * @param misfires misfires of its batchers in these hours; null if none told
 * @param changes what was otherwise than at the rebalance before
 */
public record Recorded(
    long id,
    @JsonSerialize(using = ToStringSerializer.class) Instant at,
    boolean simulated,
    String game,
    String hgw,
    long run,
    int number,
    String score,
    String pack,
    String rulesHash,
    int level,
    int runners,
    long threads,
    long targets,
    long failed,
    double predictedPerHour,
    @Nullable Double hours,
    @Nullable Double predicted,
    @Nullable Double earned,
    @Nullable Long misfires,
    List<Change> changes) {

  /** Keep a list of its own. */
  public Recorded {
    changes = List.copyOf(changes);
  }

  /** Return this with what was otherwise than at the rebalance before. */
  Recorded with(List<Change> changes) {
    return new Recorded(
        id,
        at,
        simulated,
        game,
        hgw,
        run,
        number,
        score,
        pack,
        rulesHash,
        level,
        runners,
        threads,
        targets,
        failed,
        predictedPerHour,
        hours,
        predicted,
        earned,
        misfires,
        changes);
  }

  /** Dollars per hour that were earned; null if nobody measured. */
  @JsonIgnore
  public @Nullable Double earnedPerHour() {
    return earned == null || hours == null || hours <= 0 ? null : earned / hours;
  }
}
