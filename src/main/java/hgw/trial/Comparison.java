package hgw.trial;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What packs and scores earned on one network, also as JSON.
 *
 * @param network where the servers came from
 * @param hours game hours that each played
 * @param rankedAfterHours game hours after which the best is the best
 * @param results what each earned, best first
 */
public record Comparison(
    String network, double hours, double rankedAfterHours, List<Result> results) {
  /** Time enough for a policy to show, and no more than an evening. */
  static final double RANKED_AT = 3;

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

    static Result of(String pack, String score, Outcome outcome, List<Double> horizons) {
      return new Result(
          pack,
          score,
          horizons.stream().map(it -> new Income(it, outcome.incomePerHour(it))).toList(),
          outcome.firstMoneyMs(),
          outcome.last().threadsUsed(),
          outcome.last().threadsIdle(),
          outcome.last().targetsWorked());
    }

    /** Income in dollars per hour, as mean of the first hours, which must be one of the told. */
    public double incomeAfter(double hours) {
      return income.stream()
          .filter(it -> it.hours() == hours)
          .mapToDouble(Income::incomePerHour)
          .findFirst()
          .orElseThrow();
    }
  }

  /** Whether a result earned most: the first did, if it earned anything. */
  public boolean isBest(Result result) {
    return result == results.get(0) && result.incomeAfter(rankedAfterHours) > 0;
  }

  /** Rank results; of equals, the first stays first. */
  static Comparison of(String network, double hours, List<Result> results) {
    double ranked = Math.min(hours, RANKED_AT);
    Comparator<Result> byIncome = Comparator.comparingDouble(result -> result.incomeAfter(ranked));
    return new Comparison(
        network, hours, ranked, results.stream().sorted(byIncome.reversed()).toList());
  }
}
