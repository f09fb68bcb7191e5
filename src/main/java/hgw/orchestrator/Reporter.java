package hgw.orchestrator;

import hgw.game.BatcherReport;
import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.game.Telemetry;
import java.util.List;

/** Hears what the orchestrator does. Called on its thread. */
public interface Reporter {
  /** A wipe is about to kill scripts that are not loops of hgw; called only if there are any. */
  void aboutToKill(List<Orders.Foreign> foreign);

  /** A discovery brought something that the player should know. */
  void noted(Discovery discovery);

  /** A rebalance is done. */
  void rebalanced(Cycle cycle);

  /** Batchers have said how they fare, each as it did last; none if none runs. */
  void batching(List<BatcherReport> batchers);

  /** Something went wrong; hgw goes on. */
  void problem(String sentence);

  /**
   * Time passes until the next rebalance.
   *
   * @param cash the player's money, in dollars
   * @param incomePerSecond what the loops earned per second since the last rebalance, in dollars
   * @param nextInMs ms until the next rebalance is due
   */
  void waiting(double cash, double incomePerSecond, long nextInMs);

  /** What the game told of cash and earnings, each time that it is asked. */
  default void fared(Telemetry telemetry) {}
}
