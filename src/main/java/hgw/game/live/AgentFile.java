package hgw.game.live;

import hgw.ClassPath;
import hgw.hub.Hub;

/** The agent as it is served to the game. */
final class AgentFile {
  private static final String SHIPPED = ClassPath.text("/agent/agent.js");

  /** What the agent of this hgw tells when it connects. */
  static final String CHECKSUM = Checksum.of(SHIPPED);

  private AgentFile() {}

  /** The text to serve: it knows where this hub listens, its key, and which version it is. */
  static String servedBy(Hub hub) {
    return SHIPPED
        .replace("@HUB@", hub.url())
        .replace("@KEY@", hub.key().text())
        .replace("@CHECKSUM@", CHECKSUM);
  }
}
