package hgw.economy.batch;

import hgw.economy.Operation.Kind;

/** RAM of workers, in GB per thread. */
public final class WorkerRam {
  /** By this room is planned, whatever the kind: so many threads fit in any mix. */
  public static final double PLANNED = 1.75;

  private static final double HACK = 1.7;

  private WorkerRam() {}

  /** RAM of a thread of the worker that does this. */
  public static double of(Kind kind) {
    return kind == Kind.HACK ? HACK : PLANNED;
  }

  /** Threads that fit in so much RAM; a rounding error does not cost one. */
  static long threads(double ram, double perThread) {
    return (long) Math.floor(ram / perThread + 1e-9);
  }
}
