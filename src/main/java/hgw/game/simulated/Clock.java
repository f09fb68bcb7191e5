package hgw.game.simulated;

import java.util.Arrays;

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

    private boolean before(Timer other) {
      return dueMs < other.dueMs || dueMs == other.dueMs && order < other.order;
    }
  }

  private final double floorMs;
  private final Timers timers = new Timers();
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
    while (timers.firstAtMs() <= untilMs) {
      Timer timer = timers.remove();
      if (!timer.calledOff) {
        nowMs = timer.atMs;
        timer.action.run();
      }
    }
    nowMs = untilMs;
  }

  /** A heap of timers; there are thousands, so that their times stand by themselves. */
  private static final class Timers {
    private double[] atMs = new double[64];
    private Timer[] timers = new Timer[64];
    private int size;

    double firstAtMs() {
      return size == 0 ? Double.POSITIVE_INFINITY : atMs[0];
    }

    void add(Timer timer) {
      if (size == timers.length) {
        timers = Arrays.copyOf(timers, 2 * size);
        atMs = Arrays.copyOf(atMs, 2 * size);
      }
      int at = size++;
      while (at > 0 && before(timer, (at - 1) / 2)) {
        move((at - 1) / 2, at);
        at = (at - 1) / 2;
      }
      put(timer, at);
    }

    Timer remove() {
      Timer first = timers[0];
      Timer last = timers[--size];
      int at = 0;
      for (int child = 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && before(timers[child + 1], child)) {
          child++;
        }
        if (before(last, child)) {
          break;
        }
        move(child, at);
        at = child;
      }
      put(last, at);
      return first;
    }

    private boolean before(Timer timer, int other) {
      return timer.atMs < atMs[other] || timer.atMs == atMs[other] && timer.before(timers[other]);
    }

    private void move(int from, int to) {
      atMs[to] = atMs[from];
      timers[to] = timers[from];
    }

    private void put(Timer timer, int at) {
      atMs[at] = timer.atMs;
      timers[at] = timer;
    }
  }
}
