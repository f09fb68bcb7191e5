package hgw.cli.text;

import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Reporter;
import hgw.trial.Rebalances;
import hgw.trial.Summary;
import hgw.trial.Trial;
import java.util.List;

/** Tells on the terminal how a simulated game goes. */
public final class SimulationProgress implements Reporter {
  private final Terminal terminal;
  private final Trial trial;
  private final Rebalances rebalances;
  private final GameText text;

  /**
   * Tell of a trial.
   *
   * @param rebalances keeps its rebalances
   */
  public SimulationProgress(Terminal terminal, Trial trial, Rebalances rebalances) {
    this.terminal = terminal;
    this.trial = trial;
    this.rebalances = rebalances;
    this.text = GameText.simulated(terminal);
  }

  @Override
  public void aboutToKill(List<Orders.Foreign> foreign) {
    text.aboutToKill(foreign);
  }

  @Override
  public void noted(Discovery discovery) {
    text.noted(discovery);
  }

  @Override
  public void problem(String sentence) {
    text.problem(sentence);
  }

  @Override
  public void rebalanced(Cycle cycle) {
    Summary.Rebalance rebalance = rebalances.add(cycle);
    if (!terminal.json()) {
      terminal.print(
          cycle.number() == 1
              ? RebalanceText.simulated(cycle, terminal.style()) + "\n"
              : SimulationText.line(rebalance) + "\n");
    }
  }

  @Override
  public void waiting(double cash, double incomePerSecond, long nextInMs) {
    double passed = trial.hoursPassed();
    terminal.living(
        Chart.progress(passed / trial.hours(), terminal.style())
            + " "
            + Units.hours(passed)
            + " of "
            + Units.hours(trial.hours())
            + " game hours  "
            + Units.dollars(trial.ledger().total())
            + " earned, "
            + Units.dollars(3600 * incomePerSecond)
            + "/h");
  }
}
