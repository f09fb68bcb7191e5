package hgw.game.live;

import hgw.economy.Operation;
import hgw.game.BatcherReport;

/** What a loop or a batcher has told the agent. */
sealed interface LoopReport {
  /**
   * It has stolen money.
   *
   * @param dollars how much
   */
  record Stolen(String target, double dollars) implements LoopReport {}

  /** A batcher has said how it fares. */
  record State(BatcherReport report) implements LoopReport {}

  /**
   * It has begun an operation.
   *
   * @param sec security of the target then
   * @param atMs when, by the game's wall clock, in ms
   */
  record Begun(String target, Operation.Kind kind, double sec, double atMs) implements LoopReport {}
}
