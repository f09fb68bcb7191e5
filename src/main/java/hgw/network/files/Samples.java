package hgw.network.files;

import hgw.ClassPath;
import hgw.network.Network;
import hgw.network.Server;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The networks that hgw brings along. */
public final class Samples {
  /** Their names, in the order of a game. */
  public static final List<String> NAMES = List.of("fresh", "early", "mid", "busy", "late");

  private Samples() {}

  /** Read a network. */
  public static Network network(String name) {
    String file = "samples/" + name + ".json";
    return Snapshot.parse(file, ClassPath.bytes("/" + file));
  }

  /** The host names of all servers that the game has, and of some that players buy. */
  public static Set<String> hosts() {
    return Known.HOSTS;
  }

  /** Read when first asked for. */
  private static final class Known {
    private static final Set<String> HOSTS =
        network("late").servers().stream().map(Server::host).collect(Collectors.toSet());
  }
}
