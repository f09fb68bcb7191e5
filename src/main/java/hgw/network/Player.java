package hgw.network;

import java.util.Map;

/**
 * The player as the formulas need it. Immutable.
 *
 * @param hackingLevel hacking level
 * @param intelligence intelligence, 0 where the player has none
 * @param multipliers the player's multipliers
 * @param experience hacking experience, 0 where the source has none
 * @param bitNode the BitNode that the player is in
 */
public record Player(
    int hackingLevel,
    double intelligence,
    Multipliers multipliers,
    double experience,
    BitNode bitNode) {
  /** Create a player without intelligence and with every multiplier at 1. */
  public Player(int hackingLevel) {
    this(hackingLevel, 0, Multipliers.NONE, 0, BitNode.FIRST);
  }

  /** Create a player whose experience is not known. */
  public Player(int hackingLevel, double intelligence, Map<String, Double> multipliers) {
    this(hackingLevel, intelligence, multipliers, 0);
  }

  /** Create a player in the first BitNode. */
  public Player(
      int hackingLevel, double intelligence, Map<String, Double> multipliers, double experience) {
    this(hackingLevel, intelligence, Multipliers.of(multipliers), experience, BitNode.FIRST);
  }

  /** Return this player in another BitNode. */
  public Player in(BitNode bitNode) {
    return new Player(hackingLevel, intelligence, multipliers, experience, bitNode);
  }

  /** Return this player with other experience, and the level that it makes. */
  public Player withExperience(double experience) {
    int level = Formulas.level(this, experience);
    return new Player(level, intelligence, multipliers, experience, bitNode);
  }
}
