package hgw.cli.text;

import hgw.planner.Plan;
import hgw.trial.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated game came to, as text and as JSON.
 *
 * @param network where its servers came from
 * @param hours game hours that it lasted
 * @param earned dollars in all
 * @param incomePerHour dollars per hour, as mean of all
 * @param periods income as time went by
 * @param targets income by target, best first
 * @param threadsUsed threads of the loops of the last rebalance
 * @param threadsIdle threads that no loop used after the last rebalance
 * @param levelAtStart the player's hacking level at first
 * @param levelAtEnd the player's hacking level in the end
 * @param firstMoneyMs game time of the first money; null if there was none
 * @param lostOperations operations lost because a rebalance killed their loop
 * @param rebalances every rebalance
 * @param assignments what the first rebalance planned
 */
public record SimulationSummary(
    String network,
    double hours,
    double earned,
    double incomePerHour,
    List<Period> periods,
    List<TargetIncome> targets,
    long threadsUsed,
    long threadsIdle,
    int levelAtStart,
    int levelAtEnd,
    @Nullable Long firstMoneyMs,
    int lostOperations,
    List<Rebalance> rebalances,
    List<Plan.PlannedLoop> assignments) {

  private static final int TOP = 10;
  private static final int MOST_PERIODS = 24;

  /** Income of a part of the game, in dollars per hour. */
  public record Period(double fromHours, double untilHours, double incomePerHour) {
    private String name() {
      return Units.hours(fromHours) + " - " + Units.hours(untilHours);
    }
  }

  /** Income of a target, in dollars per hour, as mean of all hours. */
  public record TargetIncome(String host, double incomePerHour) {}

  /**
   * A rebalance.
   *
   * @param hours game hours before it
   * @param level the player's hacking level then
   * @param targets targets that a loop works on
   * @param changed loops that did not run just so before
   * @param incomePerHour dollars per hour since the rebalance before, 0 for the first
   */
  public record Rebalance(
      double hours,
      int level,
      long targets,
      long threadsUsed,
      long threadsIdle,
      long changed,
      double incomePerHour) {
    public String line() {
      return String.format(
          Locale.ROOT,
          "%5s  rebalance: %s/h since the last, level %d, %d targets, %d threads, %d loops changed",
          Units.hours(hours),
          Units.dollars(incomePerHour),
          level,
          targets,
          threadsUsed,
          changed);
    }
  }

  public static SimulationSummary of(
      String network,
      Outcome outcome,
      List<Rebalance> rebalances,
      List<Plan.PlannedLoop> assignments) {
    var firstMs = outcome.ledger().firstMs();
    return new SimulationSummary(
        network,
        outcome.hours(),
        outcome.ledger().total(),
        outcome.incomePerHour(outcome.hours()),
        periods(outcome),
        targets(outcome),
        outcome.last().threadsUsed(),
        outcome.last().threadsIdle(),
        outcome.levelAtStart(),
        outcome.levelAtEnd(),
        firstMs.isPresent() ? firstMs.getAsLong() : null,
        outcome.lostOperations(),
        List.copyOf(rebalances),
        assignments);
  }

  private static List<Period> periods(Outcome outcome) {
    double length =
        outcome.hours() <= 6 ? 0.5 : Math.max(1, Math.ceil(outcome.hours() / MOST_PERIODS));
    List<Period> periods = new ArrayList<>();
    for (double from = 0; from < outcome.hours(); from += length) {
      double until = Math.min(from + length, outcome.hours());
      double earned = outcome.ledger().between(from, until);
      periods.add(new Period(from, until, earned / (until - from)));
    }
    return List.copyOf(periods);
  }

  private static List<TargetIncome> targets(Outcome outcome) {
    return outcome.ledger().byTarget().entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> new TargetIncome(entry.getKey(), entry.getValue() / outcome.hours()))
        .toList();
  }

  /** Format the summary for reading. */
  public String text(Style style) {
    StringBuilder text = new StringBuilder("\n");
    text.append(style.heading("Income per hour: "))
        .append(style.good(style.heading(Units.dollars(incomePerHour))))
        .append(", ")
        .append(Units.dollars(earned))
        .append(" in ")
        .append(Units.hours(hours))
        .append(" game hours\n");
    Table byTime = new Table(1);
    periods.forEach(period -> byTime.row(period.name(), Units.dollars(period.incomePerHour())));
    append(text, byTime, periods.stream().map(Period::incomePerHour).toList(), style);
    if (!targets.isEmpty()) {
      text.append('\n').append(style.heading("Income per hour by target")).append('\n');
      List<TargetIncome> shown = shownTargets();
      Table byTarget = new Table(1);
      shown.forEach(it -> byTarget.row(it.host(), Units.dollars(it.incomePerHour())));
      append(text, byTarget, shown.stream().map(TargetIncome::incomePerHour).toList(), style);
    }
    text.append('\n');
    field(text, "Threads", threadsUsed + " used, " + threadsIdle + " idle");
    field(text, "Level", levelAtStart + " at the start, " + levelAtEnd + " at the end");
    field(
        text,
        "First money",
        firstMoneyMs == null ? "none" : "after " + Units.seconds(firstMoneyMs));
    field(text, "Lost to wipes", Units.count(lostOperations, "operation"));
    text.append("\nLive: hgw. What other rules earn here: hgw compare.\n");
    return text.toString();
  }

  private static void append(StringBuilder text, Table table, List<Double> values, Style style) {
    Chart.behind(table.lines(), values, style).forEach(line -> text.append(line).append('\n'));
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(String.format("%-15s%s%n", name, value));
  }

  /** The best targets, and the rest as one. */
  private List<TargetIncome> shownTargets() {
    if (targets.size() <= TOP + 1) {
      return targets;
    }
    List<TargetIncome> shown = new ArrayList<>(targets.subList(0, TOP));
    List<TargetIncome> rest = targets.subList(TOP, targets.size());
    shown.add(
        new TargetIncome(
            "the other " + rest.size(),
            rest.stream().mapToDouble(TargetIncome::incomePerHour).sum()));
    return shown;
  }
}
