package hgw.game.live;

import hgw.economy.Operation;

/** What a loop has told the agent. */
sealed interface LoopReport {
  /**
   * It has stolen money.
   *
   * @param dollars how much
   */
  record Stolen(String target, double dollars) implements LoopReport {}

  /**
   * It has begun an operation.
   *
   * @param sec security of the target then
   * @param atMs when, by the game's wall clock, in ms
   */
  record Begun(String target, Operation.Kind kind, double sec, double atMs) implements LoopReport {}
}
