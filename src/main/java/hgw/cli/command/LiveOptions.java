package hgw.cli.command;

import static hgw.cli.command.OptionTable.ALLOW_ORIGIN;
import static hgw.cli.command.OptionTable.PORT;

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
}
