package hgw.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rebalances are asked for.
 *
 * @param simulated those of simulated games; else of the live game
 * @param since those from this moment on; null for from the first
 * @param until those before this moment; null for up to the last
 */
public record Query(boolean simulated, @Nullable Instant since, @Nullable Instant until) {
  /** Every rebalance of the live game. */
  public static final Query LIVE = new Query(false, null, null);

  long sinceMs() {
    return since == null ? Long.MIN_VALUE : since.toEpochMilli();
  }

  long untilMs() {
    return until == null ? Long.MAX_VALUE : until.toEpochMilli();
  }
}
