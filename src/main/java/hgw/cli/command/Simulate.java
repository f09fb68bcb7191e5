package hgw.cli.command;

import static hgw.cli.command.OptionTable.ONCE;
import static hgw.cli.command.OptionTable.RECORD;

import hgw.cli.text.GameText;
import hgw.cli.text.Shown;
import hgw.cli.text.SimulationProgress;
import hgw.cli.text.SimulationText;
import hgw.cli.text.Terminal;
import hgw.network.Network;
import hgw.orchestrator.Reporter;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import hgw.trial.Outcome;
import hgw.trial.Rebalances;
import hgw.trial.Summary;
import hgw.trial.Trial;
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
    Choices choices = ChoicesOptions.choices(line, terminal);
    Source source = SourceOptions.started(line, terminal);
    Network start = source.discover();
    Findings findings = new Findings(terminal);
    Planner planner = RulesOptions.planner(line, choices, findings);
    Trial trial = SimulationOptions.trial(line, start);
    Recording recording =
        line.has(RECORD)
            ? Recording.simulated(source.name(), trial, () -> planner, choices, terminal)
            : Recording.none();
    UnaryOperator<Reporter> found =
        reporter ->
            new Finder(
                new Exporter(reporter, network -> SourceOptions.export(line, start, terminal)),
                cycle ->
                    findings.planned(planner, cycle.plan(), cycle.discovery().network(), choices));
    UnaryOperator<Reporter> heard = reporter -> recording.hearing(found.apply(reporter));
    try (recording) {
      if (line.has(ONCE)) {
        trial.runOnce(planner, choices, heard.apply(GameText.simulated(terminal)));
      } else {
        play(source.name(), start, trial, planner, choices, heard);
      }
    }
  }

  private void play(
      String source,
      Network start,
      Trial trial,
      Planner planner,
      Choices choices,
      UnaryOperator<Reporter> heard)
      throws InterruptedException {
    if (!terminal.json()) {
      terminal.print(
          terminal.style().heading("Simulated game") + " from " + Shown.name(source) + "\n\n");
    }
    Rebalances rebalances = new Rebalances(trial);
    Outcome outcome =
        trial.run(
            planner, choices, heard.apply(new SimulationProgress(terminal, trial, rebalances)));
    Summary summary = Summary.of(source, outcome, rebalances);
    Double batches = outcome.last().plan().batchers().isEmpty() ? batches(start, choices) : null;
    terminal.result(summary, () -> SimulationText.of(summary, batches, terminal.style()));
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
