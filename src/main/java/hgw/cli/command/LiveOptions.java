package hgw.cli.command;

import static hgw.cli.command.OptionTable.ALLOW_ORIGIN;
import static hgw.cli.command.OptionTable.PORT;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;

/**
 * Options of the live game.
 *
 * @param port loopback port to listen on, 0 for any that is free
 * @param origins further pages that the game is played from
 */
record LiveOptions(int port, Set<String> origins) {
  static final int USUAL_PORT = 12550;

  static final List<OptionRow<?>> ROWS = List.of(PORT, ALLOW_ORIGIN);

  static LiveOptions of(Line line) {
    return new LiveOptions(line.get(PORT).orElse(USUAL_PORT), Set.copyOf(line.all(ALLOW_ORIGIN)));
  }

  /** Those of a simulated game's page: with no game to find it, any port will do. */
  static LiveOptions ofSimulated(Line line) {
    return new LiveOptions(line.get(PORT).orElseGet(LiveOptions::freePort), Set.of());
  }

  /** The usual port if it is free, else any. */
  private static int freePort() {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true); // as the server does
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), USUAL_PORT));
      return USUAL_PORT;
    } catch (IOException e) {
      return 0;
    }
  }
}
