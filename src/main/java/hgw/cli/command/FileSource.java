package hgw.cli.command;

import hgw.network.Network;
import java.util.function.Supplier;

/**
 * A file that holds the servers.
 *
 * @param name its kind and path
 * @param reader reads it
 */
record FileSource(String name, Supplier<Network> reader) implements Source {
  @Override
  public Network discover() {
    return reader.get();
  }
}
