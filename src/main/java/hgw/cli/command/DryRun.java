package hgw.cli.command;

import static hgw.cli.command.OptionTable.DRY;
import static hgw.cli.command.OptionTable.EXPLAIN;
import static hgw.cli.command.OptionTable.ONCE;
import static hgw.cli.command.OptionTable.SIMULATE;
import static hgw.cli.command.OptionTable.TRACE;

import hgw.cli.text.ExplanationText;
import hgw.cli.text.PlanText;
import hgw.cli.text.Terminal;
import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.Evidence;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.trial.Prediction;
import hgw.trial.Trial;
import hgw.workbench.why.Why;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalDouble;

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
          .takes(TRACE)
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
    Optional<String> host = line.get(EXPLAIN);
    Evidence evidence = host.isPresent() ? planner.witness(network, choices) : null;
    Plan plan = evidence == null ? planner.plan(network, choices) : evidence.plan();
    findings.planned(planner, plan, network, choices);
    plan.warnings().forEach(terminal::say);
    SourceOptions.export(line, network, terminal);
    if (evidence != null) {
      Why why = Why.of(evidence, host.orElseThrow());
      terminal.result(why, () -> ExplanationText.of(why, terminal.style()));
    } else {
      PlanText.Income income = income(planner, choices, network);
      terminal.result(
          plan,
          () ->
              new PlanText(terminal.style())
                  .dryRun(source.name(), network, plan, income, line.has(TRACE)));
    }
  }

  /** What a simulation of the same would show. Rules print what they have to say just once. */
  private PlanText.Income income(Planner planner, Choices choices, Network network)
      throws InterruptedException {
    Trial trial = SimulationOptions.fastTrial(line, network);
    PrintStream ofRules = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    try {
      OptionalDouble perHour =
          terminal.json() // which has no prediction
              ? OptionalDouble.empty()
              : Prediction.perHour(planner, choices, network, trial);
      return new PlanText.Income(perHour, trial.hours(), isLive(line));
    } finally {
      System.setOut(ofRules);
    }
  }

  /** Whether the servers are those of the live game, which a simulation cannot begin with. */
  private static boolean isLive(Line line) {
    return !SourceOptions.isFile(line) && !line.has(SIMULATE);
  }
}
