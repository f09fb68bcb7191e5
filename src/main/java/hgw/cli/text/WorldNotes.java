package hgw.cli.text;

import hgw.network.BitNode;
import hgw.network.Formulas;
import hgw.network.Network;
import hgw.network.Player;
import java.util.ArrayList;
import java.util.List;

/** Says what of the player's world makes plans and incomes uncertain, or worthless. */
public final class WorldNotes {
  private WorldNotes() {}

  /** Sentences about a world; none about one in which all is known. */
  public static List<String> of(Network network) {
    Player player = network.player();
    BitNode bitNode = player.bitNode();
    List<String> notes = new ArrayList<>();
    if (!bitNode.known()) {
      notes.add(
          "BitNode "
              + bitNode.number()
              + " is not known to this hgw: it counts as BitNode 1, so the level to come and the"
              + " income are uncertain.");
    } else if (bitNode.hackMoneyGain() == 0) {
      notes.add(
          "BitNode "
              + bitNode.number()
              + " pays nothing for hacking: servers lose the money, and every income is $0.");
    }
    int level = Formulas.level(player, player.experience());
    if (player.experience() > 0 && Math.abs(level - player.hackingLevel()) > 1) {
      notes.add(
          "the player's experience makes hacking level "
              + level
              + " by the formulas of BitNode "
              + bitNode.number()
              + ", the game says "
              + player.hackingLevel()
              + ": the level to come and the income are uncertain.");
    }
    return notes;
  }
}
