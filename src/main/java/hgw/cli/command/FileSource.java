package hgw.cli.command;

import hgw.cli.text.Terminal;
import hgw.cli.text.WorldNotes;
import hgw.network.Network;
import hgw.network.files.Loaded;
import java.util.function.Supplier;

/**
 * A file that holds the servers.
 *
 * @param name its kind and path
 * @param reader reads it
 * @param terminal where to tell what the player should know of it
 */
record FileSource(String name, Supplier<Loaded> reader, Terminal terminal) implements Source {
  @Override
  public Network discover() {
    Loaded loaded = reader.get();
    loaded.notes().forEach(terminal::say);
    WorldNotes.of(loaded.network()).forEach(terminal::say);
    return loaded.network();
  }
}
