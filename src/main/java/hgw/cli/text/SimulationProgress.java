package hgw.cli.text;

import hgw.orchestrator.Cycle;
import hgw.orchestrator.ReporterChain;
import hgw.trial.Rebalances;
import hgw.trial.Summary;
import hgw.trial.Trial;
import java.util.HashSet;
import java.util.Set;

/** Tells on the terminal how a simulated game goes. */
public final class SimulationProgress extends ReporterChain {
  private final Terminal terminal;
  private final Trial trial;
  private final Rebalances rebalances;
  private final Set<String> warned = new HashSet<>();

  /**
   * Tell of a trial.
   *
   * @param rebalances keeps its rebalances
   */
  public SimulationProgress(Terminal terminal, Trial trial, Rebalances rebalances) {
    super(GameText.simulated(terminal));
    this.terminal = terminal;
    this.trial = trial;
    this.rebalances = rebalances;
  }

  @Override
  public void rebalanced(Cycle cycle) {
    Summary.Rebalance rebalance = rebalances.add(cycle);
    cycle.plan().warnings().stream().filter(warned::add).forEach(terminal::say);
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
