package hgw.cli.text;

import hgw.trial.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What packs and scores earned on one network, as text and as JSON.
 *
 * @param network where the servers came from
 * @param hours game hours that each played
 * @param rankedAfterHours game hours after which the best is the best
 * @param results what each earned, best first
 */
public record Comparison(
    String network, double hours, double rankedAfterHours, List<Result> results) {
  /** Time enough for a policy to show, and no more than an evening. */
  public static final double RANKED_AT = 3;

  /** Income in dollars per hour, as mean of the first hours. */
  public record Income(double hours, double incomePerHour) {}

  /**
   * What one pack and score earned.
   *
   * @param firstMoneyMs game time of the first money; null if there was none
   * @param threadsUsed threads of the loops of the last rebalance
   * @param threadsIdle threads that no loop used after the last rebalance
   * @param targets targets that a loop worked on after the last rebalance
   */
  public record Result(
      String pack,
      String score,
      List<Income> income,
      @Nullable Long firstMoneyMs,
      long threadsUsed,
      long threadsIdle,
      long targets) {

    public static Result of(String pack, String score, Outcome outcome, List<Double> horizons) {
      var firstMs = outcome.ledger().firstMs();
      return new Result(
          pack,
          score,
          horizons.stream().map(it -> new Income(it, outcome.incomePerHour(it))).toList(),
          firstMs.isPresent() ? firstMs.getAsLong() : null,
          outcome.last().threadsUsed(),
          outcome.last().threadsIdle(),
          outcome.last().targetsWorked());
    }

    private double incomeAfter(double hours) {
      return income.stream()
          .filter(it -> it.hours() == hours)
          .mapToDouble(Income::incomePerHour)
          .findFirst()
          .orElseThrow();
    }

    private List<String> cells(String mark) {
      List<String> cells = new ArrayList<>(List.of(mark + pack, score));
      income.forEach(it -> cells.add(Units.dollars(it.incomePerHour())));
      cells.add(firstMoneyMs == null ? "never" : Units.seconds(firstMoneyMs));
      cells.addAll(List.of("" + threadsUsed, "" + threadsIdle, "" + targets));
      return cells;
    }
  }

  /** Rank results; of equals, the first stays first. */
  public static Comparison of(String network, double hours, List<Result> results) {
    double ranked = Math.min(hours, RANKED_AT);
    Comparator<Result> byIncome = Comparator.comparingDouble(result -> result.incomeAfter(ranked));
    return new Comparison(
        network, hours, ranked, results.stream().sorted(byIncome.reversed()).toList());
  }

  /** Format the comparison for reading. */
  public String text(Style style) {
    Table table = new Table(2).row(head());
    results.forEach(result -> table.row(result.cells(result == results.get(0) ? "* " : "  ")));
    List<String> lines = table.lines();
    StringBuilder text = new StringBuilder();
    text.append(style.heading("Income per hour")).append(" on ").append(network);
    text.append(", mean of the first hours of a simulated game\n\n");
    text.append(style.faint(lines.get(0))).append('\n');
    bars(lines.subList(1, lines.size()), style).forEach(line -> text.append(line).append('\n'));
    text.append("\n* earns most in the first ").append(Units.hours(rankedAfterHours));
    text.append(" game hours\n");
    return text.toString();
  }

  private List<String> head() {
    List<String> cells = new ArrayList<>(List.of("  pack", "score"));
    results.get(0).income().forEach(it -> cells.add(Units.number(it.hours()) + " h"));
    cells.addAll(List.of("first money", "threads", "idle", "targets"));
    return cells;
  }

  /** A chart where there is a terminal to draw on. */
  private List<String> bars(List<String> lines, Style style) {
    if (style == Style.PLAIN) {
      return lines;
    }
    List<Double> incomes = results.stream().map(it -> it.incomeAfter(rankedAfterHours)).toList();
    return Chart.behind(lines, incomes, style);
  }
}
