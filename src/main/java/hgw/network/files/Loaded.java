package hgw.network.files;

import hgw.network.Network;
import java.util.List;

/**
 * What a file held.
 *
 * @param network the player and every sound server
 * @param notes sentences for the player: servers that were left out
 */
public record Loaded(Network network, List<String> notes) {
  /** Copy the list, so that nobody can change what was read. */
  public Loaded {
    notes = List.copyOf(notes);
  }
}
