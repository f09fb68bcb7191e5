package hgw.game;

import java.util.Map;

/**
 * How the player fares.
 *
 * @param cash the player's money, in dollars
 * @param earned dollars that the loops stole since the last time, by target
 */
public record Telemetry(double cash, Map<String, Double> earned) {
  /** Copy the map, so that nobody can change telemetry. */
  public Telemetry {
    earned = Map.copyOf(earned);
  }

  /** All that was earned since the last time, in dollars. */
  public double total() {
    return earned.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
