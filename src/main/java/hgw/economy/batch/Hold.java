package hgw.economy.batch;

import hgw.economy.Operation.Kind;

/** A grant, and what workers fill of it. */
final class Hold {
  final String runner;

  /** GB granted; 0 where it is no longer, and workers of before have not ended. */
  double grant;

  /** GB that workers fill. */
  double held;

  /** GB of the workers that are decided on and not started. */
  double promised;

  /** Until then it gets no workers. */
  double shutUntilMs;

  Hold(String runner, double grant) {
    this.runner = runner;
    this.grant = grant;
  }

  long wholeThreads() {
    return WorkerRam.threads(grant, WorkerRam.PLANNED);
  }

  long freeThreads(Kind kind, double nowMs) {
    return shutUntilMs > nowMs
        ? 0
        : Math.max(0, WorkerRam.threads(grant - held - promised, WorkerRam.of(kind)));
  }

  void take(Kind kind, long threads) {
    held += threads * WorkerRam.of(kind);
  }

  void release(Kind kind, long threads) {
    held = Math.max(0, held - threads * WorkerRam.of(kind));
  }
}
