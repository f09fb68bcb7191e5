package hgw.orchestrator;

import hgw.game.BatcherReport;
import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.game.Telemetry;
import java.util.List;

/** Hands on all that it hears; who needs more of something overrides that. */
public abstract class ReporterChain implements Reporter {
  private final Reporter next;

  /** Hand on to another reporter. */
  protected ReporterChain(Reporter next) {
    this.next = next;
  }

  @Override
  public void aboutToKill(List<Orders.Foreign> foreign) {
    next.aboutToKill(foreign);
  }

  @Override
  public void noted(Discovery discovery) {
    next.noted(discovery);
  }

  @Override
  public void rebalanced(Cycle cycle) {
    next.rebalanced(cycle);
  }

  @Override
  public void batching(List<BatcherReport> batchers) {
    next.batching(batchers);
  }

  @Override
  public void problem(String sentence) {
    next.problem(sentence);
  }

  @Override
  public void waiting(double cash, double incomePerSecond, long nextInMs) {
    next.waiting(cash, incomePerSecond, nextInMs);
  }

  @Override
  public void fared(Telemetry telemetry) {
    next.fared(telemetry);
  }
}
