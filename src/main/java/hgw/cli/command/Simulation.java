package hgw.cli.command;

import hgw.cli.text.Chart;
import hgw.cli.text.Json;
import hgw.cli.text.SimulationSummary;
import hgw.cli.text.Style;
import hgw.cli.text.Units;
import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.network.Network;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Reporter;
import hgw.planner.Plan;
import hgw.planner.Rules;
import hgw.trial.Outcome;
import hgw.trial.Trial;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs the simulated game to its end, tells how it goes, and what it came to. */
public final class Simulation implements Reporter {
  private final Options options;
  private final PrintStream out;
  private final Style style;
  private final GameText text;
  private final List<SimulationSummary.Rebalance> rebalances = new ArrayList<>();
  private final Network start;
  private final Trial trial;
  private final String source;
  private Set<Plan.PlannedLoop> loops = Set.of();
  private List<Plan.PlannedLoop> assignments = List.of();

  Simulation(Options options, PrintStream out, PrintStream err, Style style)
      throws InterruptedException {
    this.options = options;
    this.out = out;
    this.style = style;
    this.text = new GameText(options, out, err, style);
    Sources sources = new Sources(options, err);
    this.source = sources.name();
    this.start = sources.network();
    this.trial = new Trial(start, options.hours(), options.speed());
  }

  public void run() throws InterruptedException {
    var planner = new Rules(options.rules()).planner();
    if (!options.json()) {
      out.print(style.heading("Simulated game") + " from " + source + "\n\n");
    }
    Outcome outcome = trial.run(planner, options.choices(), this);
    text.clear();
    SimulationSummary summary = SimulationSummary.of(source, outcome, rebalances, assignments);
    out.print(options.json() ? Json.format(summary) : summary.text(style));
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
    SimulationSummary.Rebalance rebalance = rebalance(cycle);
    rebalances.add(rebalance);
    if (cycle.number() == 1) {
      assignments = cycle.plan().assignments();
    }
    if (!options.json()) {
      text.clear();
      out.print(cycle.number() == 1 ? text.text(cycle) + "\n" : rebalance.line() + "\n");
      out.flush();
    }
  }

  private SimulationSummary.Rebalance rebalance(Cycle cycle) {
    Set<Plan.PlannedLoop> before = loops;
    loops = new HashSet<>(cycle.plan().assignments());
    double now = trial.hoursPassed();
    double since = rebalances.isEmpty() ? 0 : rebalances.get(rebalances.size() - 1).hours();
    double earned = trial.ledger().between(since, now);
    return new SimulationSummary.Rebalance(
        now,
        trial.level(),
        cycle.targetsWorked(),
        cycle.threadsUsed(),
        cycle.threadsIdle(),
        loops.stream().filter(loop -> !before.contains(loop)).count(),
        now > since ? earned / (now - since) : 0);
  }

  @Override
  public void waiting(double cash, double incomePerSecond, long nextInMs) {
    if (options.json()) {
      return;
    }
    double passed = trial.hoursPassed();
    text.living(
        Chart.progress(passed / trial.hours(), style)
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
