package hgw.economy.batch;

import hgw.economy.Operation.Kind;

/** A batch that is planned or in flight. */
final class Batch {
  /** When its weaken lands. */
  final double landMs;

  /** Time between its landings. */
  final double spacingMs;

  /** The log by which its grow is expected to grow. */
  final double regrowth;

  private final double grownBy;

  // Fields rather than arrays: thousands of batches are walked at once.
  private final long growThreads;
  private final long weakenThreads;
  private long hackThreads;
  private boolean hackBegun;
  private boolean growBegun;
  private boolean weakenBegun;
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
    this.hackThreads = hackThreads;
    this.growThreads = growThreads;
    this.weakenThreads = weakenThreads;
  }

  /** Threads of an operation, planned or started. */
  long threads(Kind kind) {
    return switch (kind) {
      case HACK -> hackThreads;
      case GROW -> growThreads;
      case WEAKEN -> weakenThreads;
    };
  }

  void setHackThreads(long count) {
    hackThreads = count;
  }

  boolean begun(Kind kind) {
    return switch (kind) {
      case HACK -> hackBegun;
      case GROW -> growBegun;
      case WEAKEN -> weakenBegun;
    };
  }

  void begin(Kind kind) {
    switch (kind) {
      case HACK -> hackBegun = true;
      case GROW -> growBegun = true;
      case WEAKEN -> weakenBegun = true;
    }
  }

  void beginAll() {
    hackBegun = true;
    growBegun = true;
    weakenBegun = true;
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
    return lost || begun(kind) || threads(kind) == 0;
  }

  /** RAM that an operation of it holds, now or later. */
  double ram(Kind kind) {
    return begun(kind) || !lost ? threads(kind) * WorkerRam.PLANNED : 0;
  }

  /** The money that it leaves, if all in flight does what it should. */
  double after(double money, double theft, double maxMoney) {
    double left = money;
    if (hackBegun && hackThreads > 0) {
      left *= Math.max(0, 1 - theft * hackThreads);
    }
    if (growBegun || !lost) {
      left = Math.min(maxMoney, (left + growThreads) * grownBy);
    }
    return left;
  }
}
