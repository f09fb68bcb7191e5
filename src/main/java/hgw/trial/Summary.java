package hgw.trial;

import hgw.planner.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a trial came to, also as JSON.
 *
 * @param network where its servers came from
 * @param hours game hours that it lasted
 * @param earned dollars in all
 * @param incomePerHour dollars per hour, as mean of all
 * @param periods income as time went by
 * @param targets income by target, best first
 * @param threadsUsed threads that loops and batchers have after the last rebalance
 * @param threadsIdle threads that nothing used after the last rebalance
 * @param levelAtStart the player's hacking level at first
 * @param levelAtEnd the player's hacking level in the end
 * @param firstMoneyMs game time of the first money; null if there was none
 * @param lostOperations operations lost because a rebalance killed their loop
 * @param rebalances every rebalance
 * @param assignments what the first rebalance planned
 */
public record Summary(
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
    List<Plan.PlannedScript> assignments) {

  private static final int MOST_PERIODS = 24;

  /** Income of a part of the game, in dollars per hour. */
  public record Period(double fromHours, double untilHours, double incomePerHour) {}

  /** Income of a target, in dollars per hour, as mean of all hours. */
  public record TargetIncome(String host, double incomePerHour) {}

  /**
   * A rebalance.
   *
   * @param hours game hours before it
   * @param level the player's hacking level then
   * @param targets targets that a loop or batcher works on
   * @param changed loops and batchers that did not run just so before
   * @param incomePerHour dollars per hour since the rebalance before, 0 for the first
   */
  public record Rebalance(
      double hours,
      int level,
      long targets,
      long threadsUsed,
      long threadsIdle,
      long changed,
      double incomePerHour) {}

  /** Sum up a trial that has ended. */
  public static Summary of(String network, Outcome outcome, Rebalances rebalances) {
    return new Summary(
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
        outcome.firstMoneyMs(),
        outcome.lostOperations(),
        rebalances.all(),
        rebalances.firstPlanned());
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
}
