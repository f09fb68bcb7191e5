package hgw.network;

import java.util.Map;

/**
 * A player's multipliers. Immutable. Those of the formulas stand by themselves: a simulation reads
 * them millions of times.
 *
 * @param named all of them by the game's names ({@code hacking_money}, {@code hacking_grow}, ...)
 * @param level of the hacking level ({@code hacking})
 * @param exp of the experience that hacking brings ({@code hacking_exp})
 * @param chance of the chance that a hack succeeds ({@code hacking_chance})
 * @param speed of the speed of operations ({@code hacking_speed})
 * @param money of the money that a hack takes ({@code hacking_money})
 * @param grow of the growth of servers ({@code hacking_grow})
 */
public record Multipliers(
    Map<String, Double> named,
    double level,
    double exp,
    double chance,
    double speed,
    double money,
    double grow) {
  /** Every multiplier is 1. */
  public static final Multipliers NONE = of(Map.of());

  /** Read multipliers by the game's names; one that is missing counts as 1. */
  public static Multipliers of(Map<String, Double> named) {
    return new Multipliers(
        Map.copyOf(named),
        named.getOrDefault("hacking", 1.0),
        named.getOrDefault("hacking_exp", 1.0),
        named.getOrDefault("hacking_chance", 1.0),
        named.getOrDefault("hacking_speed", 1.0),
        named.getOrDefault("hacking_money", 1.0),
        named.getOrDefault("hacking_grow", 1.0));
  }
}
