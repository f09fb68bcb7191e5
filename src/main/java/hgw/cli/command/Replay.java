package hgw.cli.command;

import static hgw.cli.command.OptionTable.EXPORT;
import static hgw.cli.command.OptionTable.HOURS;
import static hgw.cli.command.OptionTable.RULES;
import static hgw.cli.command.OptionTable.SET;

import hgw.UserError;
import hgw.cli.text.DifferenceText;
import hgw.cli.text.HistoryText;
import hgw.cli.text.Terminal;
import hgw.history.Moment;
import hgw.network.Network;
import hgw.network.files.WhatIf;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import hgw.workbench.diff.Difference;
import hgw.workbench.diff.Side;
import java.util.ArrayList;
import java.util.List;

/** Plans the moment of a recorded rebalance anew, and sets that against what was planned then. */
final class Replay implements Command {
  static final Usage USAGE =
      Usage.named(
              "replay",
              "hgw replay 12 --rules DIR",
              "what other rules would have planned then, and earned",
              Replay::new)
          .operands("ID")
          .takes(RULES)
          .takes(ChoicesOptions.ROWS)
          .takes(SET)
          .takes(HOURS)
          .takes(EXPORT)
          .takes(OutputOptions.ROWS);

  private final Line line;
  private final Terminal terminal;
  private final long id;

  private Replay(Line line, Terminal terminal) {
    this.line = line;
    this.terminal = OutputOptions.terminal(line, terminal);
    if (line.rest().size() != 1) {
      throw new UserError("replay needs the number of a rebalance: hgw history lists them.");
    }
    String text = line.rest().get(0);
    this.id = HistoryOptions.id("replay " + text, text);
  }

  @Override
  public void run() throws InterruptedException {
    Moment moment = HistoryOptions.moment(id);
    SourceOptions.export(line, moment.network(), terminal);
    Choices choices = ChoicesOptions.choices(line, terminal, moment.choices());
    List<WhatIf.Change> changes = line.all(SET);
    Network network = WhatIf.of(moment.network(), changes);
    Findings findings = new Findings(terminal);
    Planner then = Planner.of(moment.pack());
    Planner now = line.has(RULES) ? RulesOptions.planner(overlays(), findings) : then;
    now.requireScore(choices.score());
    Side from = recorded(moment, then);
    Side to = Side.of(name(moment, choices, changes), now, network, choices);
    findings.planned(now, to.plan(), network, choices);
    Difference difference =
        Difference.played(from, to, line.get(HOURS).orElse(SimulationOptions.USUAL_HOURS));
    String source = "the servers of " + HistoryText.when(moment.rebalance().at());
    terminal.result(difference, () -> DifferenceText.of(source, difference, terminal.style()));
  }

  /** What was planned then. */
  static Side recorded(Moment moment, Planner planner) {
    return new Side(
        "rebalance " + moment.rebalance().id(),
        planner,
        moment.network(),
        moment.choices(),
        moment.plan());
  }

  /** What is laid over the default pack, which may be named too: nothing is laid then. */
  private List<String> overlays() {
    List<String> overlays = new ArrayList<>(line.all(RULES));
    overlays.removeIf(Pack.DEFAULT::equals);
    return overlays;
  }

  /** What to call the new side: by what it has that the recorded one has not. */
  private String name(Moment moment, Choices choices, List<WhatIf.Change> changes) {
    List<String> parts = new ArrayList<>();
    if (line.has(RULES)) {
      parts.add(String.join(" + ", line.all(RULES)));
    }
    if (!choices.score().equals(moment.choices().score())) {
      parts.add("score " + choices.score());
    }
    if (!choices.withScore("").equals(moment.choices().withScore(""))) {
      parts.add("other options");
    }
    if (!changes.isEmpty()) {
      parts.add(ChangedSource.text(changes));
    }
    return parts.isEmpty() ? "the same rules now" : String.join(", ", parts);
  }
}
