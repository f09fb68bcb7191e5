package hgw.cli.command;

import static hgw.cli.command.OptionTable.EXPORT;
import static hgw.cli.command.OptionTable.HOURS;
import static hgw.cli.command.OptionTable.PACKS;
import static hgw.cli.command.OptionTable.RULES;
import static hgw.cli.command.OptionTable.SCORE;
import static hgw.cli.command.OptionTable.SCORES;
import static hgw.cli.command.OptionTable.TIMER_FLOOR;

import hgw.cli.text.Chart;
import hgw.cli.text.ComparisonText;
import hgw.cli.text.Terminal;
import hgw.cli.text.Units;
import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.ParsedPack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.trial.Comparison;
import hgw.trial.Contest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** Lets packs and scores play the same simulated game, and prints what each earned. */
final class Compare implements Command {
  /** Game hours that a comparison lasts. */
  static final double USUAL_HOURS = 8;

  static final Usage USAGE =
      Usage.named(
              "compare",
              "hgw compare --save FILE",
              "what each pack of rules would earn, side by side",
              Compare::new)
          .takes(PACKS)
          .takes(SCORES)
          .takes(ChoicesOptions.ROWS)
          .without(SCORE, "is for one score: say --scores to compare")
          .takes(RulesOptions.ROWS)
          .takes(SourceOptions.ROWS)
          .without(EXPORT)
          .takes(HOURS)
          .takes(TIMER_FLOOR)
          .takes(OutputOptions.ROWS);

  /** What the pack without overlays is called. */
  private final Line line;

  private final Terminal terminal;
  private final Findings findings;

  private Compare(Line line, Terminal terminal) {
    this.line = line;
    this.terminal = OutputOptions.terminal(line, terminal);
    this.findings = new Findings(this.terminal);
  }

  @Override
  public void run() throws InterruptedException {
    Choices choices = ChoicesOptions.choices(line, terminal);
    Source source = SourceOptions.started(line, terminal);
    Network network = source.discover();
    double hours = line.get(HOURS).orElse(USUAL_HOURS);
    Contest contest =
        new Contest(source.name(), network, hours, choices, line.get(TIMER_FLOOR).orElse(0.0));
    List<Contest.Contender> contenders = contenders(planners());
    for (Contest.Contender contender : contenders) {
      Planner planner = contender.planner();
      if (planner.pack().ownRules().findAny().isPresent()) {
        Choices scored = choices.withScore(contender.score());
        Plan plan = planner.plan(network, scored);
        findings.planned(planner, plan, network, scored);
      }
    }
    IntConsumer progress = played -> progress(played, contenders.size());
    progress.accept(0);
    Comparison comparison = contest.play(contenders, progress);
    terminal.result(comparison, () -> ComparisonText.of(comparison, terminal.style()));
  }

  private synchronized void progress(int played, int games) {
    terminal.living(
        Chart.progress((double) played / games, terminal.style())
            + " "
            + played
            + " of "
            + Units.count(games, "game")
            + " played");
  }

  /** The packs, compiled, by their names. */
  private Map<String, Planner> planners() {
    List<String> names = new ArrayList<>(line.get(PACKS).map(List::of).orElse(List.of()));
    if (names.isEmpty()) {
      names.add(Pack.DEFAULT);
      names.addAll(Pack.shippedPacks());
    }
    Map<String, Planner> planners = new LinkedHashMap<>();
    for (String name : names) {
      List<String> overlays = name.equals(Pack.DEFAULT) ? List.of() : List.of(name);
      ParsedPack pack = ParsedPack.of(Pack.load(PACKS.flag(), overlays));
      findings.read(pack);
      planners.put(name, Planner.of(pack));
    }
    if (line.has(RULES)) {
      String name = String.join(" + ", line.all(RULES));
      planners.put(name, RulesOptions.planner(line, findings));
    }
    return planners;
  }

  /** Every pack with every score that it defines. */
  private List<Contest.Contender> contenders(Map<String, Planner> planners) {
    List<Contest.Contender> contenders = new ArrayList<>();
    for (String score : line.get(SCORES).map(List::of).orElse(List.of(Choices.USUAL.score()))) {
      Set<String> defined = new TreeSet<>();
      planners.values().forEach(planner -> defined.addAll(planner.scores()));
      Planner.requireScore(SCORES.flag(), score, defined);
      planners.forEach(
          (pack, planner) -> {
            if (planner.scores().contains(score)) {
              contenders.add(new Contest.Contender(pack, planner, score));
            } else {
              terminal.say("the pack " + pack + " does not define the score " + score + ".");
            }
          });
    }
    return contenders;
  }
}
