package hgw.cli.text;

import hgw.trial.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats what a simulated game came to for reading. */
public final class SimulationText {
  private static final int TOP = 10;

  private SimulationText() {}

  /**
   * Format the summary of all.
   *
   * @param batches what batches would earn there, in dollars per hour; null if that was played
   */
  public static String of(Summary summary, @Nullable Double batches, Style style) {
    StringBuilder text = new StringBuilder("\n");
    text.append(style.heading("Income per hour: "))
        .append(style.good(style.heading(Units.dollars(summary.incomePerHour()))))
        .append(", ")
        .append(Units.dollars(summary.earned()))
        .append(" in ")
        .append(Units.hours(summary.hours()))
        .append(" game hours\n");
    periods(text, summary.periods(), style);
    if (!summary.targets().isEmpty()) {
      text.append('\n').append(style.heading("Income per hour by target")).append('\n');
      targets(text, shown(summary.targets()), style);
    }
    text.append('\n');
    field(text, "Threads", summary.threadsUsed() + " used, " + summary.threadsIdle() + " idle");
    field(
        text,
        "Level",
        summary.levelAtStart() + " at the start, " + summary.levelAtEnd() + " at the end");
    Long firstMs = summary.firstMoneyMs();
    field(text, "First money", firstMs == null ? "none" : "after " + Units.seconds(firstMs));
    field(text, "Lost to wipes", Units.count(summary.lostOperations(), "operation"));
    text.append('\n');
    if (batches != null) {
      text.append(
          "Batches would earn " + Units.dollars(batches) + " per hour here: --rules batch.\n");
    }
    text.append("Live: hgw. What other rules earn here: hgw compare.\n");
    return text.toString();
  }

  /** One line for a rebalance that is not the first. */
  public static String line(Summary.Rebalance rebalance) {
    return String.format(
        Locale.ROOT,
        "%5s  rebalance: %s/h since the last, level %d, %d targets, %d threads, %d loops changed",
        Units.hours(rebalance.hours()),
        Units.dollars(rebalance.incomePerHour()),
        rebalance.level(),
        rebalance.targets(),
        rebalance.threadsUsed(),
        rebalance.changed());
  }

  private static void periods(StringBuilder text, List<Summary.Period> periods, Style style) {
    Table table = new Table(1);
    for (Summary.Period period : periods) {
      table.row(
          Units.hours(period.fromHours()) + " - " + Units.hours(period.untilHours()),
          Units.dollars(period.incomePerHour()));
    }
    chart(text, table, periods.stream().map(Summary.Period::incomePerHour).toList(), style);
  }

  private static void targets(StringBuilder text, List<Summary.TargetIncome> targets, Style style) {
    Table table = new Table(1);
    targets.forEach(it -> table.row(Shown.name(it.host()), Units.dollars(it.incomePerHour())));
    chart(text, table, targets.stream().map(Summary.TargetIncome::incomePerHour).toList(), style);
  }

  private static void chart(StringBuilder text, Table table, List<Double> values, Style style) {
    Chart.behind(table.lines(), values, style).forEach(line -> text.append(line).append('\n'));
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(String.format("%-15s%s%n", name, value));
  }

  /** The best targets, and the rest as one. */
  private static List<Summary.TargetIncome> shown(List<Summary.TargetIncome> targets) {
    if (targets.size() <= TOP + 1) {
      return targets;
    }
    List<Summary.TargetIncome> shown = new ArrayList<>(targets.subList(0, TOP));
    List<Summary.TargetIncome> rest = targets.subList(TOP, targets.size());
    shown.add(
        new Summary.TargetIncome(
            "the other " + rest.size(),
            rest.stream().mapToDouble(Summary.TargetIncome::incomePerHour).sum()));
    return shown;
  }
}
