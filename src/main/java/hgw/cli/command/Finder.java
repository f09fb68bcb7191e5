package hgw.cli.command;

import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Reporter;
import java.util.List;
import java.util.function.Consumer;

/** Has every rebalance looked at, once it is reported, and hands on all that it tells. */
record Finder(Reporter reporter, Consumer<Cycle> look) implements Reporter {
  @Override
  public void noted(Discovery discovery) {
    reporter.noted(discovery);
  }

  @Override
  public void aboutToKill(List<Orders.Foreign> foreign) {
    reporter.aboutToKill(foreign);
  }

  @Override
  public void rebalanced(Cycle cycle) {
    reporter.rebalanced(cycle);
    look.accept(cycle);
  }

  @Override
  public void problem(String sentence) {
    reporter.problem(sentence);
  }

  @Override
  public void waiting(double cash, double incomePerSecond, long nextInMs) {
    reporter.waiting(cash, incomePerSecond, nextInMs);
  }
}
