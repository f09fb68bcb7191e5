package hgw.game.live;

/**
 * How long hgw waits for an agent. An agent that freezes is gone after {@code askAfterMs} and
 * {@code deadlineMs} together, at the latest.
 *
 * @param deadlineMs ms that an answer may take
 * @param askAfterMs ms without an answer after which hgw asks, just to hear from the agent
 * @param retryMs ms until the next try where one has failed
 */
record Patience(long deadlineMs, long askAfterMs, long retryMs) {
  /** Even a game in a background tab, where timers are slow, answers messages within this. */
  static final Patience USUAL = new Patience(30_000, 15_000, 60_000);
}
