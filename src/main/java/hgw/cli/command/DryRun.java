package hgw.cli.command;

import static hgw.cli.command.OptionTable.DRY;
import static hgw.cli.command.OptionTable.EXPLAIN;
import static hgw.cli.command.OptionTable.ONCE;

import hgw.cli.text.ExplanationText;
import hgw.cli.text.PlanText;
import hgw.cli.text.Terminal;
import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.Explanation;
import hgw.planner.Plan;
import hgw.planner.Planner;
import java.util.Optional;

/** Plans once and prints the fired rules and the plan; changes nothing. */
final class DryRun implements Command {
  /** Servers come from a file. */
  static final Usage OF_A_FILE =
      Usage.chosen(
              "a dry run: add --dry",
              "hgw --dry --save FILE",
              "plan from an exported save, print, exit",
              DryRun::new)
          .takes(DRY)
          .takes(ChoicesOptions.ROWS)
          .takes(RulesOptions.ROWS)
          .takes(SourceOptions.ROWS)
          .takes(ONCE)
          .takes(OutputOptions.ROWS)
          .takes(EXPLAIN);

  /** Servers come from the live game. */
  static final Usage LIVE = OF_A_FILE.takes(LiveOptions.ROWS);

  /** Servers are those of a simulated game as it begins. */
  static final Usage SIMULATED = OF_A_FILE.takes(SimulationOptions.ROWS);

  private final Line line;
  private final Terminal terminal;

  private DryRun(Line line, Terminal terminal) {
    this.line = line;
    this.terminal = OutputOptions.terminal(line, terminal);
  }

  @Override
  public void run() throws InterruptedException {
    Choices choices = ChoicesOptions.choices(line, terminal);
    Source source = SourceOptions.source(line, terminal);
    Network network = source.discover();
    Findings findings = new Findings(terminal);
    Planner planner = RulesOptions.planner(line, choices, findings);
    Plan plan = planner.plan(network, choices);
    findings.planned(planner, plan, network, choices);
    SourceOptions.export(line, network, terminal);
    Optional<String> host = line.get(EXPLAIN);
    if (host.isPresent()) {
      Explanation explanation = Explanation.of(host.get(), network, plan);
      terminal.result(explanation, () -> ExplanationText.of(explanation, terminal.style()));
    } else {
      terminal.result(
          plan, () -> new PlanText(terminal.style()).dryRun(source.name(), network, plan));
    }
  }
}
