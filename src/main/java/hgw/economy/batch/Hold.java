package hgw.economy.batch;

import hgw.economy.Operation.Kind;

/** A grant, and what workers fill of it. */
final class Hold {
  private final String runner;
  private double grant;
  private double held;
  private double promised;
  private double shutUntilMs;
  private long freeHacks;
  private long freeOthers;

  Hold(String runner) {
    this.runner = runner;
  }

  /** Host name of the runner. */
  String runner() {
    return runner;
  }

  /** GB granted; 0 where it is no longer, and workers of before have not ended. */
  double granted() {
    return grant;
  }

  /** GB that workers fill. */
  double held() {
    return held;
  }

  /** Grant so many GB. */
  void grant(double ram) {
    grant = ram;
    count();
  }

  /** Let it get no workers until a moment. */
  void shut(double untilMs) {
    shutUntilMs = untilMs;
  }

  boolean open(double nowMs) {
    return shutUntilMs <= nowMs;
  }

  /** Threads of any mix that fit when nothing runs. */
  long wholeThreads() {
    return WorkerRam.threads(grant, WorkerRam.PLANNED);
  }

  /** Threads of a kind for which there is room now. */
  long freeThreads(Kind kind, double nowMs) {
    if (!open(nowMs)) {
      return 0;
    }
    return kind == Kind.HACK ? freeHacks : freeOthers;
  }

  /** Count workers that are decided on and not started yet. */
  void promise(Kind kind, long threads) {
    promised += threads * WorkerRam.of(kind);
    count();
  }

  /** Forget about workers that were decided on. */
  void forgetPromise() {
    promised = 0;
    count();
  }

  void take(Kind kind, long threads) {
    held += threads * WorkerRam.of(kind);
    count();
  }

  void release(Kind kind, long threads) {
    held = Math.max(0, held - threads * WorkerRam.of(kind));
    count();
  }

  private void count() {
    double free = grant - held - promised;
    freeHacks = Math.max(0, WorkerRam.threads(free, WorkerRam.of(Kind.HACK)));
    freeOthers = Math.max(0, WorkerRam.threads(free, WorkerRam.PLANNED));
  }
}
