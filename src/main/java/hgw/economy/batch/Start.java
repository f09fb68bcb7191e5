package hgw.economy.batch;

import hgw.economy.Operation.Kind;

/**
 * A worker to start. The batcher answers with begun or refused.
 *
 * @param kind what it does
 * @param threads its threads
 * @param landMs when it should land
 * @param durationMs that the game will give it, if it starts now
 * @param slackMs how late it may be; later than that it does nothing
 * @param batch of which it is a part
 * @param hold where it is to run
 */
public record Start(
    Kind kind,
    long threads,
    double landMs,
    double durationMs,
    double slackMs,
    Batch batch,
    Hold hold) {
  /** Host name of the runner. */
  public String runner() {
    return hold.runner();
  }
}
