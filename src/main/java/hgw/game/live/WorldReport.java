package hgw.game.live;

import com.fasterxml.jackson.databind.JsonNode;
import hgw.network.BitNode;
import hgw.network.Player;
import java.util.Optional;

/**
 * What {@code hgw-world.js} has told of the player's world.
 *
 * @param bitNode the BitNode that the player is in
 * @param intelligence no more than that counts of the player's; infinite where all of it does
 */
record WorldReport(BitNode bitNode, double intelligence) {
  /** Read a report; any script may write to the port, so what is none is no mistake. */
  static Optional<WorldReport> of(JsonNode told) {
    JsonNode number = told.path("bitNode");
    JsonNode level = told.path("bitNodeLevel");
    if (!isLevel(number) || !isLevel(level)) {
      return Optional.empty();
    }
    JsonNode limit = told.path("intelligence");
    boolean limited = limit.isNumber() && limit.doubleValue() >= 0;
    return Optional.of(
        new WorldReport(
            BitNode.of(number.intValue(), level.intValue()),
            limited ? limit.doubleValue() : Double.POSITIVE_INFINITY));
  }

  private static boolean isLevel(JsonNode value) {
    return value.isInt() && value.intValue() >= 1;
  }

  /** The player, as what counts in this world. */
  Player in(Player player) {
    return new Player(
        player.hackingLevel(),
        Math.min(intelligence, player.intelligence()),
        player.multipliers(),
        player.experience(),
        bitNode);
  }
}
