package hgw.economy.batch;

import java.util.ArrayDeque;
import java.util.Deque;

/** How late timers come, and how far ahead one must look therefore. */
final class Lateness {
  private static final int SAMPLES = 16;

  private final Deque<Double> late = new ArrayDeque<>();
  private double wokeMs;
  private double worst;
  private double firedMs;

  Lateness(double nowMs) {
    this.wokeMs = nowMs;
  }

  /**
   * Note that the batcher woke. Where timers are throttled, all that were due fire at once, in
   * their order: the first of them was the latest, and says how far apart such moments are.
   *
   * @param dueMs when what woke it should have fired
   * @param own whether that was the batcher's own timer, not a worker's
   */
  void woken(double nowMs, double dueMs, boolean own, double leastMs) {
    if (own) {
      firedMs = Math.max(firedMs, dueMs);
    }
    double lateMs = nowMs - dueMs;
    double blindMs = nowMs - wokeMs;
    wokeMs = nowMs;
    if (lateMs > leastMs ? blindMs <= leastMs : !own) {
      return;
    }
    late.addLast(Math.max(0, lateMs));
    if (late.size() > SAMPLES) {
      late.removeFirst();
    }
    worst = 0;
    for (double each : late) {
      worst = Math.max(worst, each);
    }
  }

  /** When the last of the batcher's own timers that has fired was due. */
  double firedMs() {
    return firedMs;
  }

  /** How far to look ahead: as far as timers were late, and a little more. */
  double lookAhead(BatchOrders orders) {
    double wanted = Math.max(orders.leastMs(), worst * 1.1 + orders.leastMs());
    return Math.min(orders.mostMs(), wanted);
  }
}
