package hgw.orchestrator;

import hgw.game.BatcherReport;
import hgw.game.Discovery;
import hgw.game.Orders;
import java.util.List;

/** Hears all and says nothing; a problem fails the test. For tests that look at a part of it. */
public class SilentReporter implements Reporter {
  @Override
  public void aboutToKill(List<Orders.Foreign> foreign) {}

  @Override
  public void noted(Discovery discovery) {}

  @Override
  public void batching(List<BatcherReport> batchers) {}

  @Override
  public void rebalanced(Cycle cycle) {}

  @Override
  public void problem(String sentence) {
    throw new AssertionError(sentence);
  }

  @Override
  public void waiting(double cash, double incomePerSecond, long nextInMs) {}
}
