package hgw.game.live;

import hgw.ClassPath;
import hgw.game.GameException;
import hgw.network.Server;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns which BitNode the player is in. To ask the game costs 1 GB, which the agent has not; so a
 * script that ends at once asks, where there is room, and leaves the answer for the agent.
 */
final class WorldQuestion {
  /** What the script costs, in GB: 1.6 as every script, and 1 for {@code getResetInfo}. */
  private static final double RAM = 2.6;

  private static final int MOST_HOSTS = 5;
  private static final int MOST_LOOKS = 60;
  private static final long LOOK_EVERY_MS = 50;

  private static final String UNCERTAIN =
      " It counts as BitNode 1, so the level to come and the income are uncertain.";

  /** Why it is not known in a dry run, which starts nothing. */
  static final String NOT_ASKED =
      "which BitNode this is has not been asked yet, a dry run starts no scripts." + UNCERTAIN;

  private static final String NO_ROOM =
      "which BitNode this is cannot be asked, no server has " + RAM + " GB free." + UNCERTAIN;

  private static final String NO_ANSWER =
      "which BitNode this is could not be learned, the script that asks gave no answer."
          + UNCERTAIN;

  private static final Logger LOG = LoggerFactory.getLogger(WorldQuestion.class);

  private final AgentWire wire;

  WorldQuestion(AgentWire wire) {
    this.wire = wire;
  }

  /**
   * Ask, and wait for the answer; the next discovery has it then.
   *
   * @param servers as they are now
   * @return a sentence for the player if the answer did not come, else an empty one
   */
  String ask(List<Server> servers) {
    List<String> hosts = withRoom(servers);
    try {
      if (hosts.isEmpty() || !wire.askWorld(ClassPath.text("/agent/hgw-world.js"), hosts)) {
        return NO_ROOM;
      }
      for (int looks = 0; looks < MOST_LOOKS; looks++) {
        if (wire.world().isPresent()) {
          return "";
        }
        pause();
      }
    } catch (GameException e) { // loops are worth more than the answer
      LOG.debug("the question for the BitNode failed", e);
    }
    return NO_ANSWER;
  }

  /** Hosts with room for the script, the roomiest first, and home last: it is the player's. */
  private static List<String> withRoom(List<Server> servers) {
    return servers.stream()
        .filter(server -> server.rooted() || server.purchased())
        .filter(server -> !server.hacknet()) // there it would cost hashes
        .filter(server -> free(server) >= RAM)
        .sorted(
            Comparator.comparing(Server::home)
                .thenComparing(Comparator.comparingDouble(WorldQuestion::free).reversed()))
        .limit(MOST_HOSTS)
        .map(Server::host)
        .toList();
  }

  private static double free(Server server) {
    return server.maxRam() - server.usedRam();
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GameException("interrupted", e);
    }
  }
}
