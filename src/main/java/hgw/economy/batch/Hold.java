package hgw.economy.batch;

import hgw.economy.Operation.Kind;

/** A grant, and what workers fill of it. */
final class Hold {
  /** After this, a runner that refused a worker is asked for all of its grant again. */
  private static final double DOUBT_MS = 10_000;

  /** It doubles with each time that it refuses again, up to this. */
  private static final double DOUBT_MOST_MS = 600_000;

  private final String runner;
  private double grant;
  private double held;
  private double promised;
  private double room;
  private double untilMs;
  private double doubtMs = DOUBT_MS;
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
    untilMs = 0;
    doubtMs = DOUBT_MS;
    count();
  }

  /** Grant nothing any longer. */
  void withdraw() {
    grant = 0;
    count();
  }

  /**
   * Note that the game did not start a worker. So there is less room than granted, but more than is
   * filled.
   *
   * @return until when it gets no more than that, in ms
   */
  double refuse(Kind kind, long threads, double nowMs) {
    room = held + threads / 2 * WorkerRam.of(kind);
    if (nowMs >= untilMs) {
      untilMs = nowMs + doubtMs;
      doubtMs = Math.min(2 * doubtMs, DOUBT_MOST_MS);
    }
    return untilMs;
  }

  /** Threads of any mix that fit when nothing runs. */
  long wholeThreads(double nowMs) {
    return WorkerRam.threads(limit(nowMs), WorkerRam.PLANNED);
  }

  private double limit(double nowMs) {
    return nowMs < untilMs ? Math.min(grant, room) : grant;
  }

  /** Threads of a kind for which there is room now. */
  long freeThreads(Kind kind, double nowMs) {
    if (nowMs < untilMs) {
      double free = limit(nowMs) - held - promised;
      return Math.max(0, WorkerRam.threads(free, WorkerRam.of(kind)));
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
