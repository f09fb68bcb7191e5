package hgw.economy;

/**
 * Something that a script does to a target.
 *
 * @param kind which operation
 * @param threads threads it uses; the game takes no more than the script has
 * @param times how often it is done, one after the other: more than once only where many short ones
 *     are worked out as one
 */
public record Operation(Kind kind, long threads, long times) {
  /** An operation that is done once. */
  public Operation(Kind kind, long threads) {
    this(kind, threads, 1);
  }

  /** Threads of all times together. */
  public long threadsInAll() {
    return threads * times;
  }

  /** This operation, done so often. */
  public Operation times(long times) {
    return new Operation(kind, threads, times);
  }

  /**
   * The three operations, with their duration relative to a hack. Source: {@code src/Hacking.ts}.
   */
  public enum Kind {
    HACK(1),
    GROW(3.2),
    WEAKEN(4);

    private final double hackTimes;

    Kind(double hackTimes) {
      this.hackTimes = hackTimes;
    }

    /** Duration, in hack times. */
    public double hackTimes() {
      return hackTimes;
    }
  }
}
