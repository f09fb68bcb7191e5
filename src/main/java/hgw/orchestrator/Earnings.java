package hgw.orchestrator;

import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.Forecast;
import hgw.planner.Plan;
import org.jspecify.annotations.Nullable;

/** What plans promise, and what came in since the last rebalance. Used by one thread. */
final class Earnings {
  private static final double MS_PER_HOUR = 3_600_000;

  private double earned;
  private long sinceMs;

  /** Count dollars that came in. */
  void add(double dollars) {
    earned += dollars;
  }

  /** Dollars per second since the last rebalance. */
  double perSecond(long nowMs) {
    return earned / Math.max(1, (nowMs - sinceMs) / 1000.0);
  }

  /**
   * Begin anew with a plan.
   *
   * @param before the rebalance before, null if there was none
   * @param nowMs when the plan was applied
   * @return its promise, and what the last one kept
   */
  Cycle.Income turnTo(
      Plan plan, Network network, Choices choices, @Nullable Cycle before, long nowMs) {
    Cycle.Income income =
        new Cycle.Income(
            Forecast.byTarget(plan, network, hours(plan, choices)),
            earned,
            predictedOf(before, nowMs));
    earned = 0;
    sinceMs = nowMs;
    return income;
  }

  /** Hours until the next rebalance is due, as far as the plan looks ahead. */
  private static double hours(Plan plan, Choices choices) {
    return Math.min(choices.intervalMs() / MS_PER_HOUR, plan.terms().horizon());
  }

  /** What the last plan should have earned in the time that it had, in dollars. */
  private double predictedOf(@Nullable Cycle before, long nowMs) {
    double hours = (nowMs - sinceMs) / MS_PER_HOUR;
    return before == null || hours <= 0
        ? 0
        : hours * Forecast.perHour(before.plan(), before.discovery().network(), hours);
  }
}
