package hgw.cli.command;

import static hgw.cli.command.OptionTable.EXPORT;
import static hgw.cli.command.OptionTable.HOURS;
import static hgw.cli.command.OptionTable.PACKS;
import static hgw.cli.command.OptionTable.RULES;
import static hgw.cli.command.OptionTable.SCORE;
import static hgw.cli.command.OptionTable.SCORES;
import static hgw.cli.command.OptionTable.SET;

import hgw.UserError;
import hgw.cli.text.DifferenceText;
import hgw.cli.text.Terminal;
import hgw.cli.text.Units;
import hgw.network.Network;
import hgw.network.files.WhatIf;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.ParsedPack;
import hgw.planner.Planner;
import hgw.workbench.diff.Difference;
import hgw.workbench.diff.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets one plan against another: other rules, another score, or a network that is otherwise. */
final class Diff implements Command {
  private static final OptionRow<String[]> BOTH_PACKS =
      OptionRow.value(
          PACKS.name(),
          "A,B",
          "the packs of both sides; of one alone, what --rules are laid against",
          Pack.DEFAULT,
          String[].class,
          Values::names);

  private static final OptionRow<String[]> BOTH_SCORES =
      OptionRow.value(
          SCORES.name(),
          "A,B",
          "the score models of both sides",
          null,
          String[].class,
          Values::names);

  static final Usage USAGE =
      Usage.named(
              "diff",
              "hgw diff --save FILE --rules DIR",
              "what rules change in the plan, and what they earn",
              Diff::new)
          .takes(RULES)
          .takes(BOTH_PACKS)
          .takes(BOTH_SCORES)
          .takes(ChoicesOptions.ROWS)
          .takes(SourceOptions.ROWS)
          .without(EXPORT)
          .takes(RecordedPlans.PLANS)
          .takes(HOURS)
          .takes(OutputOptions.ROWS);

  private final Line line;
  private final Terminal terminal;
  private final Findings findings;
  private final Map<List<String>, Planner> planners = new HashMap<>();

  /**
   * What a side is made of.
   *
   * @param flag the option that names its rules
   * @param overlays what is laid over the default pack
   */
  private record Wanted(String flag, List<String> overlays, String score) {
    String pack() {
      return Pack.nameOf(overlays);
    }

    /** What to call it: by what it has that another has not. */
    String name(Wanted other) {
      if (score.equals(other.score)) {
        return pack();
      }
      return overlays.equals(other.overlays) ? "score " + score : pack() + ", score " + score;
    }
  }

  private Diff(Line line, Terminal terminal) {
    this.line = line;
    this.terminal = OutputOptions.terminal(line, terminal);
    this.findings = new Findings(this.terminal);
  }

  @Override
  public void run() throws InterruptedException {
    if (line.has(RecordedPlans.PLANS)) {
      RecordedPlans.diff(line, terminal);
      return;
    }
    Choices choices = ChoicesOptions.choices(line, terminal);
    List<List<String>> overlays = overlays();
    List<String> scores = scores(choices);
    String flag = line.has(PACKS) ? PACKS.flag() : RULES.flag();
    Wanted first = new Wanted(flag, overlays.get(0), scores.get(0));
    Wanted second = new Wanted(flag, overlays.get(1), scores.get(1));
    boolean whatIf = first.equals(second);
    if (whatIf && !line.has(SET)) {
      throw new UserError(
          "diff needs two sides: --rules DIR, --packs A,B, --scores A,B, --plans ID,ID, or --set to ask what if.");
    }
    Source source = SourceOptions.unchanged(line, terminal);
    Network network = source.discover();
    List<WhatIf.Change> changes = line.all(SET);
    Network changed = WhatIf.of(network, changes);
    Side from;
    Side to;
    if (whatIf) {
      from = side("as it is", first, network, choices);
      to = side(ChangedSource.text(changes), second, changed, choices);
    } else {
      source = SourceOptions.changed(line, source);
      from = side(first.name(second), first, changed, choices);
      to = side(second.name(first), second, changed, choices);
    }
    Difference difference =
        Difference.played(from, to, line.get(HOURS).orElse(SimulationOptions.USUAL_HOURS));
    String name = source.name();
    terminal.result(difference, () -> DifferenceText.of(name, difference, terminal.style()));
  }

  /** What is laid over the default pack on each of both sides. */
  private List<List<String>> overlays() {
    List<String> packs = line.get(PACKS).map(List::of).orElse(List.of());
    List<String> rules = line.all(RULES);
    if (packs.size() > 2) {
      throw new UserError(
          PACKS.flag()
              + " names "
              + packs.size()
              + " packs; diff sets two side by side, hgw compare any.");
    }
    if (packs.size() == 2) {
      if (!rules.isEmpty()) {
        throw new UserError(
            PACKS.flag()
                + " names both sides, and "
                + RULES.flag()
                + " one more. Drop one of them.");
      }
      return List.of(overlay(packs.get(0)), overlay(packs.get(1)));
    }
    List<String> base = packs.isEmpty() ? List.of() : overlay(packs.get(0));
    List<String> second = rules.isEmpty() ? base : rules;
    return List.of(packs.isEmpty() && line.has(SCORES) ? second : base, second);
  }

  private static List<String> overlay(String pack) {
    return pack.equals(Pack.DEFAULT) ? List.of() : List.of(pack);
  }

  /** The score model of each of both sides. */
  private List<String> scores(Choices choices) {
    List<String> scores =
        line.get(SCORES).map(List::of).orElse(List.of(choices.score(), choices.score()));
    if (scores.size() != 2) {
      throw new UserError(
          SCORES.flag()
              + " names "
              + Units.count(scores.size(), "score")
              + "; diff sets two side by side.");
    }
    if (line.has(SCORES) && line.has(SCORE)) {
      throw new UserError(SCORES.flag() + " and " + SCORE.flag() + " exclude each other.");
    }
    return scores;
  }

  private Side side(String name, Wanted wanted, Network network, Choices choices) {
    Planner planner =
        planners.computeIfAbsent(
            wanted.overlays(),
            overlays -> {
              ParsedPack pack = ParsedPack.of(Pack.load(wanted.flag(), overlays));
              findings.read(pack);
              return Planner.of(pack);
            });
    Planner.requireScore(
        line.has(SCORES) ? SCORES.flag() : SCORE.flag(), wanted.score(), planner.scores());
    Side side = Side.of(name, planner, network, choices.withScore(wanted.score()));
    findings.planned(planner, side.plan(), network, side.choices());
    return side;
  }
}
