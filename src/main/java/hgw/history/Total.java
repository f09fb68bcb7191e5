package hgw.history;

import org.jspecify.annotations.Nullable;

/**
 * Some rebalances summed up. What is null nobody measured. Immutable; also as JSON.
 *
 * @param name what they have in common: a score, a pack, a target, a day as {@code 2026-11-24}
 * @param rebalances how many there were
 * @param hours hours that were measured; of a target those in which it was worked on
 * @param earned dollars that were earned in these hours
 * @param predicted dollars that the plans should have earned in them
 * @param misfires misfires of batchers
 */
public record Total(
    String name,
    int rebalances,
    double hours,
    @Nullable Double earned,
    @Nullable Double predicted,
    @Nullable Long misfires) {

  /** Dollars per hour; null if nobody measured. */
  public @Nullable Double earnedPerHour() {
    return earned == null || hours <= 0 ? null : earned / hours;
  }

  /** Return this total under another name. */
  Total named(String other) {
    return new Total(other, rebalances, hours, earned, predicted, misfires);
  }

  /** Return this total and another as one, under the name of this. */
  Total and(Total other) {
    return new Total(
        name,
        rebalances + other.rebalances,
        hours + other.hours,
        sum(earned, other.earned),
        sum(predicted, other.predicted),
        misfires == null
            ? other.misfires
            : other.misfires == null ? misfires : (Long) (misfires + other.misfires));
  }

  private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
    return one == null ? other : other == null ? one : (Double) (one + other);
  }
}
