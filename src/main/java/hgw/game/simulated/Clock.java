package hgw.game.simulated;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The time of a simulated game, and what is to happen in it. */
final class Clock {
  /** Something that is to happen, unless it is called off. */
  static final class Timer {
    private final double dueMs;
    private final double atMs;
    private final long order;
    private final Runnable action;
    private boolean calledOff;

    private Timer(double dueMs, double atMs, long order, Runnable action) {
      this.dueMs = dueMs;
      this.atMs = atMs;
      this.order = order;
      this.action = action;
    }

    /** When it was to happen, in ms. */
    double dueMs() {
      return dueMs;
    }

    /** When it does, in ms. */
    double atMs() {
      return atMs;
    }

    void callOff() {
      calledOff = true;
    }
  }

  private final double floorMs;
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(
          Comparator.comparingDouble((Timer timer) -> timer.atMs)
              .thenComparingDouble(timer -> timer.dueMs)
              .thenComparingLong(timer -> timer.order));
  private double nowMs;
  private double untilMs;
  private long orders;

  /**
   * Start at 0.
   *
   * @param floorMs timers fire at multiples of this many ms only, in the order in which they are
   *     due, as those of a page in the background; 0 for when they are due
   */
  Clock(double floorMs) {
    this.floorMs = floorMs;
  }

  /** The moment, in ms. */
  double nowMs() {
    return nowMs;
  }

  /** As far as the clock is told to go, in ms. */
  double untilMs() {
    return untilMs;
  }

  /** Whether timers are held back. */
  boolean throttled() {
    return floorMs > 0;
  }

  /** Let something happen at a moment, in ms. */
  Timer at(double dueMs, Runnable action) {
    double atMs = throttled() ? Math.ceil(dueMs / floorMs) * floorMs : dueMs;
    return add(dueMs, Math.max(nowMs, atMs), action);
  }

  /** Let something happen when what happens now is over, and before anything else. */
  void soon(Runnable action) {
    add(Double.NEGATIVE_INFINITY, nowMs, action);
  }

  private Timer add(double dueMs, double atMs, Runnable action) {
    Timer timer = new Timer(dueMs, atMs, orders++, action);
    timers.add(timer);
    return timer;
  }

  /** Let time pass until a moment, in ms. */
  void advance(double untilMs) {
    this.untilMs = untilMs;
    while (!timers.isEmpty() && timers.peek().atMs <= untilMs) {
      Timer timer = timers.remove();
      if (!timer.calledOff) {
        nowMs = timer.atMs;
        timer.action.run();
      }
    }
    nowMs = untilMs;
  }
}
