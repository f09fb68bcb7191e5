package hgw.cli.command;

import hgw.network.Network;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Reporter;
import hgw.orchestrator.ReporterChain;
import java.util.function.Consumer;

/** Exports the first network that an orchestrator has planned. */
final class Exporter extends ReporterChain {
  private final Consumer<Network> export;
  private boolean exported;

  Exporter(Reporter reporter, Consumer<Network> export) {
    super(reporter);
    this.export = export;
  }

  @Override
  public void rebalanced(Cycle cycle) {
    if (!exported) { // not before a plan has succeeded
      export.accept(cycle.discovery().network());
      exported = true;
    }
    super.rebalanced(cycle);
  }
}
