package hgw.game.simulated;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What loops stole in a simulated game: when, to the minute, and from whom. */
public final class Ledger {
  private static final double MINUTE_MS = 60_000;
  private static final double MINUTES_PER_HOUR = 60;

  private final Map<String, Double> byTarget = new HashMap<>();
  private double[] byMinute = new double[256];
  private double total;
  private OptionalLong firstMs = OptionalLong.empty();

  void add(double ms, String target, double dollars) {
    if (dollars <= 0) {
      return;
    }
    if (firstMs.isEmpty()) {
      firstMs = OptionalLong.of(Math.round(ms));
    }
    int minute = Math.max(0, (int) Math.ceil(ms / MINUTE_MS) - 1);
    if (minute >= byMinute.length) {
      byMinute = Arrays.copyOf(byMinute, Math.max(minute + 1, 2 * byMinute.length));
    }
    byMinute[minute] += dollars;
    byTarget.merge(target, dollars, Double::sum);
    total += dollars;
  }

  /** Dollars in all. */
  public double total() {
    return total;
  }

  /** Dollars between two moments in game hours, each rounded up to a minute. */
  public double between(double fromHours, double untilHours) {
    int from = Math.min(minute(fromHours), byMinute.length);
    int until = Math.min(minute(untilHours), byMinute.length);
    return Arrays.stream(byMinute, from, Math.max(from, until)).sum();
  }

  private static int minute(double hours) {
    return (int) Math.ceil(hours * MINUTES_PER_HOUR);
  }

  /** Dollars by the host name of the target; one that gave none is missing. */
  public Map<String, Double> byTarget() {
    return Map.copyOf(byTarget);
  }

  /** Game time of the first money, in ms. */
  public OptionalLong firstMs() {
    return firstMs;
  }
}
