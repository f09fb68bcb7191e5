package hgw.economy;

/**
 * Something that a script does to a target.
 *
 * @param kind which operation
 * @param threads threads it uses; the game takes no more than the script has
 */
public record Operation(Kind kind, long threads) {
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
