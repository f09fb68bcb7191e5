package hgw.game;

import java.util.List;
import java.util.Map;

/**
 * How the player fares.
 *
 * @param cash the player's money, in dollars
 * @param earned dollars that loops and batchers stole since the last time, by target
 * @param batchers how the batchers fare, as they said last
 */
public record Telemetry(double cash, Map<String, Double> earned, List<BatcherReport> batchers) {
  /** Copy the collections, so that nobody can change telemetry. */
  public Telemetry {
    earned = Map.copyOf(earned);
    batchers = List.copyOf(batchers);
  }

  /** Tell of a game without batchers. */
  public Telemetry(double cash, Map<String, Double> earned) {
    this(cash, earned, List.of());
  }

  /** All that was earned since the last time, in dollars. */
  public double total() {
    return earned.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
