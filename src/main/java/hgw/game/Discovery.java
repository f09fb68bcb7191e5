package hgw.game;

import hgw.network.Network;
import java.util.List;

/**
 * What a look at the game found.
 *
 * @param network the player and every server that could be read
 * @param notes what the player should know: servers left out, a loop of the player's own
 */
public record Discovery(Network network, List<String> notes) {
  /** Copy the list, so that nobody can change a discovery. */
  public Discovery {
    notes = List.copyOf(notes);
  }
}
