package hgw.cli.command;

import static hgw.cli.command.OptionTable.ONCE;
import static hgw.cli.command.OptionTable.PORT;
import static hgw.cli.command.OptionTable.RECORD;

import hgw.UserError;
import hgw.cli.text.GameText;
import hgw.cli.text.Shown;
import hgw.cli.text.SimulationProgress;
import hgw.cli.text.SimulationText;
import hgw.cli.text.Terminal;
import hgw.dashboard.Metrics;
import hgw.dashboard.MetricsReporter;
import hgw.dashboard.PageReporter;
import hgw.dashboard.PageState;
import hgw.network.Network;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Policy;
import hgw.orchestrator.Reporter;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import hgw.trial.Outcome;
import hgw.trial.Rebalances;
import hgw.trial.Summary;
import hgw.trial.Trial;
import hgw.workbench.edit.Editing;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Plays a simulated game to its end, tells how it goes, and what it came to. */
final class Simulate implements Command {
  static final Usage USAGE =
      Usage.chosen(
              "the simulated game: add --simulate",
              "hgw --simulate --hours 3",
              "the whole job against a simulated game",
              Simulate::new)
          .takes(ChoicesOptions.ROWS)
          .takes(RulesOptions.ROWS)
          .takes(SourceOptions.ROWS)
          .takes(SimulationOptions.ROWS)
          .takes(ServedPage.ROWS)
          .takes(RECORD)
          .takes(ONCE)
          .takes(OutputOptions.ROWS);

  private final Line line;
  private final Terminal terminal;

  private Simulate(Line line, Terminal terminal) {
    this.line = line;
    this.terminal = OutputOptions.terminal(line, terminal);
  }

  @Override
  public void run() throws InterruptedException {
    if (line.has(ONCE)) {
      ServedPage.refuseToOpen(line);
    }
    if (line.has(PORT) && !SimulationOptions.paced(line)) {
      throw new UserError(
          "--port is that of the page, and a game as fast as it goes has none: add --speed 600.");
    }
    Choices choices = ChoicesOptions.choices(line, terminal);
    Source source = SourceOptions.started(line, terminal);
    Network start = source.discover();
    Findings findings = new Findings(terminal);
    Planner planner = RulesOptions.planner(line, choices, findings);
    Trial trial = SimulationOptions.trial(line, start);
    Recording recording =
        line.has(RECORD) ? Recording.simulated(source.name(), trial, terminal) : Recording.none();
    UnaryOperator<Reporter> heard =
        reporter ->
            recording.hearing(
                new Exporter(reporter, network -> SourceOptions.export(line, start, terminal)));
    try (recording) {
      if (line.has(ONCE)) {
        trial.runOnce(planner, choices, found(findings, heard.apply(GameText.simulated(terminal))));
      } else {
        play(source.name(), start, trial, new Policy(planner, choices), heard, findings);
      }
    }
  }

  private static Reporter found(Findings findings, Reporter reporter) {
    return new Finder(
        reporter,
        cycle ->
            findings.planned(
                cycle.policy().planner(),
                cycle.plan(),
                cycle.discovery().network(),
                cycle.policy().choices()));
  }

  private void play(
      String source,
      Network start,
      Trial trial,
      Policy policy,
      UnaryOperator<Reporter> heard,
      Findings findings)
      throws InterruptedException {
    if (!terminal.json()) {
      terminal.print(
          terminal.style().heading("Simulated game") + " from " + Shown.name(source) + "\n\n");
    }
    Rebalances rebalances = new Rebalances(trial);
    Reporter reporter = heard.apply(new SimulationProgress(terminal, trial, rebalances));
    if (SimulationOptions.paced(line)) {
      watched(source, start, trial, policy, reporter, findings, rebalances);
    } else {
      Outcome outcome = trial.run(policy.planner(), policy.choices(), found(findings, reporter));
      tell(source, start, policy, outcome, rebalances);
    }
  }

  private void tell(
      String source, Network start, Policy policy, Outcome outcome, Rebalances rebalances)
      throws InterruptedException {
    Summary summary = Summary.of(source, outcome, rebalances);
    Double batches =
        outcome.last().plan().batchers().isEmpty() ? batches(start, policy.choices()) : null;
    terminal.result(summary, () -> SimulationText.of(summary, batches, terminal.style()));
  }

  /** Play at a pace at which one can look on, and edit rules meanwhile. */
  private void watched(
      String source,
      Network start,
      Trial trial,
      Policy policy,
      Reporter reporter,
      Findings findings,
      Rebalances rebalances)
      throws InterruptedException {
    double speed = SimulationOptions.speed(line);
    MetricsReporter counted = new MetricsReporter(reporter);
    PageReporter shown =
        new PageReporter(
            counted,
            PageState.About.simulated(source, speed, trial.hours()),
            trial::msPassed,
            () -> true);
    EditTeller teller =
        new EditTeller(terminal, findings, "the simulated game", RulesOptions.editText());
    Editing editing = RulesOptions.editing(line, policy, teller.and(shown));
    Orchestrator orchestrator = trial.orchestrator(policy, editing.hearing(shown));
    try (editing;
        ServedPage page =
            ServedPage.start(
                line,
                LiveOptions.ofSimulated(line),
                terminal,
                shown,
                orchestrator,
                editing,
                List.of(new Metrics(counted, shown)))) {
      RulesOptions.begin(editing, orchestrator);
      Outcome outcome = trial.run(orchestrator);
      shown.end();
      tell(source, start, policy, outcome, rebalances);
      page.awaitUnwatched();
    }
  }

  /** Play the same game with the pack for batches; null where nobody would read the result. */
  private @Nullable Double batches(Network start, Choices choices) throws InterruptedException {
    if (terminal.json()) {
      return null;
    }
    Planner planner = Planner.of(Pack.load(List.of(Pack.BATCH)));
    Trial trial = SimulationOptions.fastTrial(line, start);
    return trial.run(planner, choices.usualScore()).incomePerHour(trial.hours());
  }
}
