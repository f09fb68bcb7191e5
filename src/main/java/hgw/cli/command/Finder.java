package hgw.cli.command;

import hgw.orchestrator.Cycle;
import hgw.orchestrator.Reporter;
import hgw.orchestrator.ReporterChain;
import java.util.function.Consumer;

/** Has every rebalance looked at, once it is reported. */
final class Finder extends ReporterChain {
  private final Consumer<Cycle> look;

  Finder(Reporter reporter, Consumer<Cycle> look) {
    super(reporter);
    this.look = look;
  }

  @Override
  public void rebalanced(Cycle cycle) {
    super.rebalanced(cycle);
    look.accept(cycle);
  }
}
