package hgw.game.live;

import java.util.function.LongSupplier;

/**
 * A clock that never goes back and goes on while the machine sleeps. The monotonic clock alone may
 * stand still then, and the wall clock alone may be set back: each step, the one that went further
 * counts.
 */
final class SteadyClock {
  private final LongSupplier monotonicMs;
  private final LongSupplier wallMs;
  private long lastMonotonic;
  private long lastWall;
  private long now;

  SteadyClock() {
    this(() -> System.nanoTime() / 1_000_000, System::currentTimeMillis);
  }

  SteadyClock(LongSupplier monotonicMs, LongSupplier wallMs) {
    this.monotonicMs = monotonicMs;
    this.wallMs = wallMs;
    this.lastMonotonic = monotonicMs.getAsLong();
    this.lastWall = wallMs.getAsLong();
  }

  /** Time in ms since this clock was made. */
  synchronized long now() {
    long monotonic = monotonicMs.getAsLong();
    long wall = wallMs.getAsLong();
    now += Math.max(0, Math.max(monotonic - lastMonotonic, wall - lastWall));
    lastMonotonic = monotonic;
    lastWall = wall;
    return now;
  }
}
