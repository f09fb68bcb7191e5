package hgw.history;

import hgw.game.BatcherReport;
import hgw.game.Telemetry;
import hgw.network.Network;
import hgw.orchestrator.Cycle;
import hgw.planner.Forecast;
import hgw.planner.Plan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The time from one rebalance to the next: what was earned in it and went amiss, as far as somebody
 * measured it. Used by one thread.
 */
final class Period {
  private final long id;
  private final long at;
  private final Plan plan;
  private final Network network;
  private final Map<String, Double> earned = new HashMap<>();
  private final Map<String, Long> misfires = new HashMap<>();

  /** How many misfires each batcher told of last; batchers may live on from before. */
  private final Map<String, Long> told;

  private OptionalLong until = OptionalLong.empty();

  /**
   * Begin a period.
   *
   * @param id of the rebalance that begins it
   * @param at when that was done, in ms since 1970
   * @param before the period before, if there was one
   */
  Period(long id, long at, Cycle cycle, @Nullable Period before) {
    this.id = id;
    this.at = at;
    this.plan = cycle.plan();
    this.network = cycle.discovery().network();
    this.told = before == null ? new HashMap<>() : before.told;
  }

  /** Hear how the game fared until now. */
  void fared(long now, Telemetry telemetry) {
    until = OptionalLong.of(Math.max(now, at));
    telemetry.earned().forEach((target, dollars) -> earned.merge(target, dollars, Double::sum));
    for (BatcherReport report : telemetry.batchers()) {
      Long last = told.put(report.target(), report.misfires());
      long since = last == null ? report.misfires() : last;
      // a batcher that is launched anew counts from 0
      long more = report.misfires() < since ? report.misfires() : report.misfires() - since;
      misfires.merge(report.target(), more, Long::sum);
    }
  }

  long id() {
    return id;
  }

  /** When it was last measured, in ms since 1970; empty if it never was. */
  OptionalLong until() {
    return until;
  }

  /** Dollars in all. */
  double earned() {
    return earned.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Misfires in all; empty if no batcher told. */
  OptionalLong misfires() {
    return misfires.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(misfires.values().stream().mapToLong(Long::longValue).sum());
  }

  /** The targets that are worked on, or that earned something. */
  Set<String> targets() {
    Set<String> targets = new HashSet<>(earned.keySet());
    plan.assignments().forEach(script -> targets.add(script.target()));
    return targets;
  }

  /** Dollars of a target: 0 if it was measured and gave none. */
  double earned(String target) {
    return earned.getOrDefault(target, 0.0);
  }

  /** Misfires of a target; null if no batcher of it told. */
  @Nullable Long misfires(String target) {
    return misfires.get(target);
  }

  /**
   * Dollars that the plan should have earned in the time measured, by target; empty if none was.
   */
  Map<String, Double> predicted() {
    double hours = hours();
    if (hours <= 0) {
      return Map.of();
    }
    Map<String, Double> predicted = Forecast.byTarget(plan, network, hours);
    predicted.replaceAll((target, perHour) -> hours * perHour);
    return predicted;
  }

  /** Hours that were measured. */
  double hours() {
    return (until.orElse(at) - at) / Rows.MS_PER_HOUR;
  }
}
