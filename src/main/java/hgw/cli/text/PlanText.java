package hgw.cli.text;

import hgw.game.Orders;
import hgw.network.Network;
import hgw.planner.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Formats a plan for reading. */
public final class PlanText {
  private static final int TOP = 10;
  private static final int MOST_HOSTS = 10;

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
   * Format all that a dry run tells, but for the plan's warnings: those stand beside the result.
   *
   * @param income what the plan earns
   * @param trace whether to tell every single firing and grant, not just which rules fired
   */
  public String dryRun(String source, Network network, Plan plan, Income income, boolean trace) {
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
    assignments(plan, trace);
    excluded(plan, "runner");
    excluded(plan, "target");
    foreign(plan, network);
    text.append('\n').append(fired(plan, trace));
    income(income);
    return text.toString();
  }

  private String fired(Plan plan, boolean trace) {
    return trace ? FiringsText.trace(plan.firings(), style) : FiringsText.list(plan, style);
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
    reserved(plan);
    IdleText.of(plan).ifPresent(sentence -> field("Idle", List.of(sentence.split(" ")), " "));
    field("Targets", List.of(String.valueOf(plan.targets().size())), ", ");
    List<Plan.RankedTarget> best = plan.targets().stream().limit(TOP).toList();
    int width = best.stream().mapToInt(it -> Shown.name(it.host()).length()).max().orElse(0);
    for (Plan.RankedTarget target : best) {
      text.append(
          String.format(
              Locale.ROOT,
              "          %3s  %-" + width + "s  score %s\n",
              target.rank() > 0 ? target.rank() : "-",
              Shown.name(target.host()),
              Units.number(target.score())));
    }
    if (plan.targets().size() > TOP) {
      text.append("               and ").append(plan.targets().size() - TOP).append(" more\n");
    }
  }

  /** RAM that is kept free of loops, by how much it is. */
  private void reserved(Plan plan) {
    Map<Double, List<String>> hosts =
        plan.runners().stream()
            .filter(runner -> runner.reservedRam() > 0)
            .collect(
                Collectors.groupingBy(
                    Plan.RunnerUse::reservedRam,
                    TreeMap::new,
                    Collectors.mapping(runner -> Shown.name(runner.host()), Collectors.toList())));
    List<String> words = new ArrayList<>();
    hosts.forEach(
        (ram, all) -> {
          int shown = Math.min(all.size(), MOST_HOSTS);
          String rest = shown < all.size() ? " and " + (all.size() - shown) + " more" : "";
          String names = String.join(", ", all.subList(0, shown)) + rest;
          words.addAll(List.of((Units.number(ram) + " GB of " + names + ";").split(" ")));
        });
    if (!words.isEmpty()) {
      words.set(words.size() - 1, words.get(words.size() - 1).replaceAll(";$", ""));
      field("Reserved", words, " ");
    }
  }

  private void assignments(Plan plan, boolean trace) {
    heading("Assignments (" + plan.assignments().size() + ")");
    if (plan.runners().isEmpty()) {
      text.append("  none: there are no runners. Root a server or buy one.\n");
    } else if (plan.targets().isEmpty()) {
      text.append("  none: there are no targets. Root a server that you can hack.\n");
    }
    for (Plan.PlannedScript script : plan.assignments()) {
      text.append("  ").append(line(script)).append(deviations(script, plan.terms())).append('\n');
      if (trace && script instanceof Plan.PlannedBatcher batcher) {
        text.append(Wrap.indented(4, grants(batcher), ", "));
      }
    }
  }

  private static List<String> grants(Plan.PlannedBatcher batcher) {
    return batcher.grants().stream()
        .map(grant -> Shown.name(grant.runner()) + " " + Units.number(grant.ram()) + " GB")
        .toList();
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
