package hgw.cli.text;

import hgw.trial.Comparison;
import java.util.ArrayList;
import java.util.List;

/** Formats a comparison for reading. */
public final class ComparisonText {
  private ComparisonText() {}

  /** Format a table with one line for each pack and score, and a chart on a terminal. */
  public static String of(Comparison comparison, Style style) {
    List<Comparison.Result> results = comparison.results();
    Table table = new Table(2).row(head(results.get(0)));
    results.forEach(result -> table.row(cells(comparison.isBest(result) ? "* " : "  ", result)));
    List<String> lines = table.lines();
    StringBuilder text = new StringBuilder();
    text.append(style.heading("Income per hour")).append(" on ");
    text.append(Shown.name(comparison.network()));
    text.append(", mean of the first hours of a simulated game\n\n");
    text.append(style.faint(lines.get(0))).append('\n');
    bars(comparison, lines.subList(1, lines.size()), style)
        .forEach(line -> text.append(line).append('\n'));
    boolean earned = comparison.isBest(results.get(0));
    text.append(earned ? "\n* earns most" : "\nNothing was earned").append(" in the first ");
    text.append(Units.hours(comparison.rankedAfterHours()));
    text.append(" game hours\n");
    return text.toString();
  }

  private static List<String> head(Comparison.Result result) {
    List<String> cells = new ArrayList<>(List.of("  pack", "score"));
    result.income().forEach(it -> cells.add(Units.number(it.hours()) + " h"));
    cells.addAll(List.of("first money", "threads", "idle", "targets"));
    return cells;
  }

  private static List<String> cells(String mark, Comparison.Result result) {
    List<String> cells =
        new ArrayList<>(List.of(mark + Shown.name(result.pack()), Shown.name(result.score())));
    result.income().forEach(it -> cells.add(Units.dollars(it.incomePerHour())));
    Long firstMs = result.firstMoneyMs();
    cells.add(firstMs == null ? "never" : Units.seconds(firstMs));
    cells.addAll(
        List.of("" + result.threadsUsed(), "" + result.threadsIdle(), "" + result.targets()));
    return cells;
  }

  /** A chart where there is a terminal to draw on. */
  private static List<String> bars(Comparison comparison, List<String> lines, Style style) {
    if (style == Style.PLAIN) {
      return lines;
    }
    List<Double> incomes =
        comparison.results().stream()
            .map(it -> it.incomeAfter(comparison.rankedAfterHours()))
            .toList();
    return Chart.behind(lines, incomes, style);
  }
}
