package hgw.workbench.scenario;

import hgw.Similar;
import hgw.network.Network;
import hgw.network.Server;
import hgw.planner.LoadedRule;
import hgw.planner.Planner;
import java.util.List;

/**
 * Names that a scenario may speak of.
 *
 * @param what what has these names, for messages: {@code server that is given}
 */
record Names(String what, List<String> known) {
  /** The servers of a network. */
  static Names ofHosts(Network network) {
    return new Names("server that is given", network.servers().stream().map(Server::host).toList());
  }

  /** The rules of a pack. */
  static Names ofRules(Planner planner) {
    return new Names(
        "rule that is in force", planner.rules().map(LoadedRule::name).distinct().toList());
  }

  /**
   * Read a name.
   *
   * @throws hgw.UserError if nothing has that name
   */
  String read(Part part) {
    return read(part, part.text());
  }

  /**
   * Require that a name is known.
   *
   * @param part where it stands
   */
  String read(Part part, String name) {
    if (!known.contains(name)) {
      throw part.error("is \"" + name + "\", no " + what + "." + Similar.maybe(name, known));
    }
    return name;
  }
}
