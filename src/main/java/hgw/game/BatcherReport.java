package hgw.game;

import hgw.economy.batch.BatchMind;
import hgw.economy.batch.Sizes;

/**
 * How a batcher fares.
 *
 * @param target host name of the target
 * @param state what it is about
 * @param fraction of the money that its batches take, 0 before it has chosen
 * @param inFlight batches
 * @param periodMs between two batches, 0 before it has chosen
 * @param heldRam GB that workers fill
 * @param grantedRam GB that they may fill
 * @param landed batches that took money as they should
 * @param misfires batches of which an operation failed, was late or was killed
 * @param lookAheadMs how far it looks ahead
 */
public record BatcherReport(
    String target,
    BatchMind.State state,
    double fraction,
    int inFlight,
    double periodMs,
    double heldRam,
    double grantedRam,
    long landed,
    long misfires,
    double lookAheadMs) {
  /** Report of one that is simulated. */
  public static BatcherReport of(String target, BatchMind mind) {
    Sizes plan = mind.plan();
    return new BatcherReport(
        target,
        mind.state(),
        plan == null ? 0 : plan.fraction(),
        mind.inFlight(),
        plan == null ? 0 : plan.periodMs(),
        mind.held(),
        mind.granted(),
        mind.landed(),
        mind.misfires(),
        mind.lookAhead());
  }
}
