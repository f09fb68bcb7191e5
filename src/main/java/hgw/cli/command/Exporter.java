package hgw.cli.command;

import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.network.Network;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Reporter;
import java.util.List;
import java.util.function.Consumer;

/** Exports the first network that an orchestrator has planned, and hands on all that it tells. */
final class Exporter implements Reporter {
  private final Reporter reporter;
  private final Consumer<Network> export;
  private boolean exported;

  Exporter(Reporter reporter, Consumer<Network> export) {
    this.reporter = reporter;
    this.export = export;
  }

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
    if (!exported) { // not before a plan has succeeded
      export.accept(cycle.discovery().network());
      exported = true;
    }
    reporter.rebalanced(cycle);
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
