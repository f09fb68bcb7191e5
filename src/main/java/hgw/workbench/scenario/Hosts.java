package hgw.workbench.scenario;

import hgw.Similar;
import hgw.network.Network;
import hgw.network.Server;
import java.util.List;

/** The servers of a scenario, by which host names are understood. */
record Hosts(List<String> names) {
  static Hosts of(Network network) {
    return new Hosts(network.servers().stream().map(Server::host).toList());
  }

  /**
   * Read the name of a server that is there.
   *
   * @throws hgw.UserError if none has that name
   */
  String read(Part part) {
    String host = part.text();
    if (!names.contains(host)) {
      throw part.error(
          "is \""
              + host
              + "\", no server that is given."
              + Similar.maybe(host, names)
              + (names.isEmpty() ? " Give servers first." : ""));
    }
    return host;
  }
}
