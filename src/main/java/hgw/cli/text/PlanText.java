package hgw.cli.text;

import hgw.game.Orders;
import hgw.network.Network;
import hgw.planner.Phase;
import hgw.planner.Plan;
import hgw.planner.TracedFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats a plan for reading. */
public final class PlanText {
  /** The coverage that leaves small runners without a target; another may do otherwise. */
  private static final Plan.RuleSource BUILT_IN_COVERAGE =
      new Plan.RuleSource(Phase.COVERAGE.file(), "built-in");

  private static final int TOP = 10;
  private static final int MAX_FIRINGS_OF_A_RUN = 200;

  private final Style style;
  private final StringBuilder text = new StringBuilder();

  public PlanText(Style style) {
    this.style = style;
  }

  /**
   * What a plan earns.
   *
   * @param perHour dollars per hour as a simulation shows it; empty if it was not played
   * @param hours game hours that a simulation lasts
   * @param live whether the servers are those of the live game
   */
  public record Income(OptionalDouble perHour, double hours, boolean live) {}

  /**
   * Format all that a dry run tells.
   *
   * @param income what the plan earns
   */
  public String dryRun(String source, Network network, Plan plan, Income income) {
    text.append(style.heading("Dry run, nothing is changed")).append("\n\n");
    field(
        "Network",
        List.of(
            Shown.name(source),
            network.servers().size() + " servers",
            "hacking level " + network.player().hackingLevel()),
        ", ");
    rules(plan);
    field(
        "Settings",
        List.of(
            "score " + Shown.name(plan.score()),
            "money " + Units.number(plan.terms().money()),
            "hack " + Units.number(plan.terms().hack()),
            "epsilon " + Units.number(plan.terms().epsilon()),
            Units.number(plan.scriptRam()) + " GB a thread"),
        ", ");
    text.append('\n');
    summary(plan);
    assignments(plan);
    excluded(plan, "runner");
    excluded(plan, "target");
    foreign(plan, network);
    warnings(plan);
    firings(plan);
    income(income);
    return text.toString();
  }

  private void income(Income income) {
    text.append('\n').append(style.heading("Predicted income")).append("  ");
    if (income.perHour().isPresent()) {
      text.append(Units.dollars(income.perHour().getAsDouble())).append(" per hour over ");
      text.append(Units.nextHours(income.hours())).append('\n');
    } else {
      text.append("playing it takes longer than a dry run may; ");
      text.append(
          income.live()
              ? "--export FILE, then hgw --simulate --network FILE tells\n"
              : "--simulate without --dry tells\n");
    }
  }

  private void field(String name, List<String> parts, String separator) {
    text.append(Wrap.hanging(String.format("%-10s", name), parts, separator));
  }

  private void heading(String title) {
    text.append('\n').append(style.heading(title)).append('\n');
  }

  private void rules(Plan plan) {
    Map<String, List<String>> byOrigin =
        plan.rules().stream()
            .collect(
                Collectors.groupingBy(
                    Plan.RuleSource::origin,
                    LinkedHashMap::new,
                    Collectors.mapping(rule -> Shown.name(rule.file()), Collectors.toList())));
    String name = "Rules";
    for (Map.Entry<String, List<String>> origin : byOrigin.entrySet()) {
      List<String> parts = new ArrayList<>(origin.getValue());
      int last = parts.size() - 1;
      parts.set(last, parts.get(last) + " (" + Shown.name(origin.getKey()) + ")");
      field(name, parts, ", ");
      name = "";
    }
    plan.rules().stream()
        .flatMap(file -> file.replaces().stream())
        .forEach(replaced -> field("", List.of(replaced), ", "));
  }

  private void summary(Plan plan) {
    field(
        "Runners",
        List.of(plan.runners().size() + " with " + Units.threads(plan.totalThreads()) + " in all"),
        ", ");
    idle(plan);
    field("Targets", List.of(String.valueOf(plan.targets().size())), ", ");
    List<Plan.RankedTarget> best = plan.targets().stream().limit(TOP).toList();
    int width = best.stream().mapToInt(it -> Shown.name(it.host()).length()).max().orElse(0);
    for (int i = 0; i < best.size(); i++) {
      Plan.RankedTarget target = best.get(i);
      text.append(
          String.format(
              Locale.ROOT,
              "          %3d  %-" + width + "s  score %s\n",
              i + 1,
              Shown.name(target.host()),
              Units.number(target.score())));
    }
    if (plan.targets().size() > TOP) {
      text.append("               and ").append(plan.targets().size() - TOP).append(" more\n");
    }
  }

  private void idle(Plan plan) {
    List<Plan.RunnerUse> idle =
        plan.runners().stream().filter(runner -> runner.spare() > 0).toList();
    if (idle.isEmpty() || plan.targets().isEmpty()) {
      return;
    }
    long spare = idle.stream().mapToLong(Plan.RunnerUse::spare).sum();
    String sentence =
        Units.threads(spare)
            + " on "
            + Units.count(idle.size(), "runner")
            + (spare == 1 ? " is" : " are")
            + " used by no assignment";
    long empty = idle.stream().filter(runner -> runner.spare() == runner.threads()).count();
    if (empty > 0) {
      sentence +=
          ", " + Units.count(empty, "runner") + (empty == 1 ? " gets" : " get") + " no target";
      if (plan.rules().contains(BUILT_IN_COVERAGE)) {
        sentence +=
            ": coverage takes the runner with the most threads left, so the biggest get everything";
      }
    }
    field("Idle", List.of((sentence + ".").split(" ")), " ");
  }

  private void assignments(Plan plan) {
    heading("Assignments (" + plan.assignments().size() + ")");
    if (plan.runners().isEmpty()) {
      text.append("  none: there are no runners. Root a server or buy one.\n");
    } else if (plan.targets().isEmpty()) {
      text.append("  none: there are no targets. Root a server that you can hack.\n");
    }
    for (Plan.PlannedScript script : plan.assignments()) {
      text.append("  ").append(line(script)).append(deviations(script, plan.terms())).append('\n');
    }
  }

  /** What a rule set for one loop otherwise than the settings have it. */
  private static String deviations(Plan.PlannedScript script, Plan.Terms terms) {
    return script instanceof Plan.PlannedLoop loop
        ? deviation("money", loop.money(), terms.money())
            + deviation("hack", loop.hack(), terms.hack())
            + deviation("epsilon", loop.epsilon(), terms.epsilon())
        : "";
  }

  private static String deviation(String name, double value, double usual) {
    return value == usual ? "" : ", " + name + " " + Units.number(value);
  }

  private void excluded(Plan plan, String role) {
    List<Plan.Excluded> excluded =
        plan.excluded().stream().filter(it -> it.role().equals(role)).toList();
    if (!excluded.isEmpty()) {
      heading("Not a " + role + " (" + excluded.size() + ")");
    }
    for (ReasonGroup group : ReasonGroup.of(excluded)) {
      text.append("  ").append(group.title()).append(" (").append(group.servers().size());
      text.append(")\n").append(Wrap.indented(4, group.hosts(), ", "));
    }
  }

  private void foreign(Plan plan, Network network) {
    List<Orders.Foreign> foreign = Orders.of(plan, network).foreignScripts(network);
    if (!foreign.isEmpty()) {
      heading("Scripts that a rebalance would kill (" + ForeignText.count(foreign) + ")");
      ForeignText.items(foreign).forEach(it -> text.append("  ").append(it).append('\n'));
    }
  }

  private void warnings(Plan plan) {
    if (!plan.warnings().isEmpty()) {
      heading("Warnings (" + plan.warnings().size() + ")");
      plan.warnings()
          .forEach(
              warning -> text.append("  ").append(style.warning(Shown.name(warning))).append('\n'));
    }
  }

  private void firings(Plan plan) {
    heading("Rules that fired (" + plan.firings().size() + "), in order");
    Phase phase = null;
    boolean first = true;
    for (FiringRun run : FiringRun.of(plan.firings())) {
      if (first || run.rule().phase() != phase) {
        text.append("  ").append(style.heading(title(run.rule().phase()))).append('\n');
      }
      first = false;
      phase = run.rule().phase();
      text.append("    ").append(run.title(style)).append('\n');
      List<String> outcomes = outcomes(run);
      if (!outcomes.isEmpty()) {
        text.append(Wrap.indented(6, outcomes, "; "));
      }
    }
  }

  private static List<String> outcomes(FiringRun run) {
    List<String> outcomes = new ArrayList<>();
    for (Plan.Firing firing :
        run.firings().subList(0, Math.min(run.times(), MAX_FIRINGS_OF_A_RUN))) {
      if (!firing.facts().isEmpty()) {
        outcomes.add(brief(firing.facts().get(firing.facts().size() - 1)));
      }
    }
    if (run.times() > MAX_FIRINGS_OF_A_RUN) {
      int more = run.times() - MAX_FIRINGS_OF_A_RUN;
      outcomes.add("and " + more + " more (--format json lists all of them)");
    }
    return outcomes;
  }

  /** Shorten a fact to what the rule's name and the lists above do not say already. */
  private static String brief(TracedFact fact) {
    if (fact instanceof TracedFact.Role role) {
      return Shown.name(role.host());
    }
    return Shown.name(
        fact instanceof TracedFact.Excluded excluded ? excluded.role().host() : fact.text());
  }

  private static String title(@Nullable Phase phase) {
    return phase == null ? "outside of all phases" : phase.group();
  }

  /**
   * One line for an assignment: {@code pserv-0 -> n00dles, 12 threads}, or {@code batcher on
   * pserv-3: phantasy, hack 0.011, 47 in flight, 1209 GB on 28 runners, prepared in 0:15, then
   * $7.6b/h}.
   */
  public static String line(Plan.PlannedScript script) {
    if (script instanceof Plan.PlannedBatcher batcher) {
      return batcher(batcher);
    }
    String names = script.runner() + " -> " + script.target();
    return Shown.name(names) + ", " + Units.threads(script.threads());
  }

  private static String batcher(Plan.PlannedBatcher batcher) {
    return String.format(
        Locale.ROOT,
        "batcher on %s: %s, hack %s, %d in flight, %s GB on %s, prepared in %s, then %s/h",
        Shown.name(batcher.runner()),
        Shown.name(batcher.target()),
        Units.digits(batcher.hack(), 2),
        batcher.depth(),
        Units.digits(batcher.grantedRam(), 4),
        Units.count(batcher.grants().size(), "runner"),
        Units.hours((batcher.preparedInMs() + 59_999) / 3_600_000),
        Units.dollars(batcher.incomePerHour()));
  }
}
