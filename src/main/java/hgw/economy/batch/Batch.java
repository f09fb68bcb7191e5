package hgw.economy.batch;

import hgw.economy.Operation.Kind;
import java.util.Arrays;

/** A batch that is planned or in flight. */
final class Batch {
  private static final int KINDS = Kind.values().length;

  /** When its weaken lands. */
  final double landMs;

  /** Time between its landings. */
  final double spacingMs;

  /** The log by which its grow is expected to grow. */
  final double regrowth;

  private final double grownBy;
  private final long[] threads;
  private final boolean[] begun = new boolean[KINDS];
  private boolean lost;
  private int flying;

  /** The money foreseen after it: see {@link Pipeline}. */
  double moneyAfter;

  Batch(
      double landMs,
      double spacingMs,
      long hackThreads,
      long growThreads,
      long weakenThreads,
      double regrowth) {
    this.landMs = landMs;
    this.spacingMs = spacingMs;
    this.regrowth = regrowth;
    this.grownBy = StrictMath.exp(regrowth);
    this.threads = new long[] {hackThreads, growThreads, weakenThreads};
  }

  /** Threads of an operation, planned or started. */
  long threads(Kind kind) {
    return threads[kind.ordinal()];
  }

  void setThreads(Kind kind, long count) {
    threads[kind.ordinal()] = count;
  }

  boolean begun(Kind kind) {
    return begun[kind.ordinal()];
  }

  void begin(Kind kind) {
    begun[kind.ordinal()] = true;
  }

  void beginAll() {
    Arrays.fill(begun, true);
  }

  /** Whether an operation could not be started: what is not started yet stays away. */
  boolean lost() {
    return lost;
  }

  void lose() {
    lost = true;
  }

  /** Count a worker that has begun (1) or ended (-1). */
  void fly(int workers) {
    flying += workers;
  }

  /** Whether it is over: it has landed, and no worker of it is left. */
  boolean over(double nowMs) {
    return flying <= 0 && landMs <= nowMs;
  }

  /** When an operation of it lands. */
  double landing(Kind kind) {
    return landMs - (Kind.WEAKEN.ordinal() - kind.ordinal()) * spacingMs;
  }

  /** Whether an operation of it is started or given up, so that it is never started any more. */
  boolean settled(Kind kind) {
    return lost || begun[kind.ordinal()] || threads[kind.ordinal()] == 0;
  }

  /** RAM that an operation of it holds, now or later. */
  double ram(Kind kind) {
    return begun[kind.ordinal()] || !lost ? threads[kind.ordinal()] * WorkerRam.PLANNED : 0;
  }

  /** The money that it leaves, if all in flight does what it should. */
  double after(double money, double theft, double maxMoney) {
    double left = money;
    if (begun(Kind.HACK) && threads(Kind.HACK) > 0) {
      left *= Math.max(0, 1 - theft * threads(Kind.HACK));
    }
    if (begun(Kind.GROW) || !lost) {
      left = Math.min(maxMoney, (left + threads(Kind.GROW)) * grownBy);
    }
    return left;
  }
}
