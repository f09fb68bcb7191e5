package hgw.game.live;

import hgw.game.GameException;
import hgw.hub.Hub;
import hgw.hub.Mount;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsCloseContext;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsErrorContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.api.exceptions.MessageTooLargeException;

/** Serves the agent to the game, and takes it on when it connects. */
final class AgentMount implements Mount {
  /** The close code for a second agent; agent.js knows it. */
  static final int BUSY = 4409;

  /** The close code for an agent of another hgw; agent.js knows it, and ends. */
  static final int OUTDATED = 4426;

  /** The close code for an agent that did not answer in time. */
  static final int SILENT = 4408;

  private static final Duration GOODBYE = Duration.ofSeconds(5);
  private static final String TOO_LARGE =
      "the agent sent a message of more than "
          + (Hub.MAX_MESSAGE_BYTES >> 20)
          + " MB, the most that hgw takes, and its connection was closed; maybe thousands of scripts"
          + " with different names run in the game? Kill some of them";

  private final AgentLink link;
  private final Runnable onOutdated;
  private final Consumer<String> onTrouble;
  private final Map<String, Connection> connections = new ConcurrentHashMap<>();

  /**
   * Mount for a line.
   *
   * @param onOutdated what to do when an outdated agent has been sent home; some come again for
   *     ever, since they do not know the close code
   * @param onTrouble hears a sentence when something is wrong that nobody waits for
   */
  AgentMount(AgentLink link, Runnable onOutdated, Consumer<String> onTrouble) {
    this.link = link;
    this.onOutdated = onOutdated;
    this.onTrouble = onTrouble;
  }

  /** A connection of the agent that is taken on. */
  private final class Connection implements AgentLink.Channel {
    private final WsContext agent;

    Connection(WsContext agent) {
      this.agent = agent;
    }

    @Override
    public void send(String message) {
      agent.send(message);
    }

    @Override
    public void close() {
      connections.remove(agent.sessionId());
      agent.session.setIdleTimeout(GOODBYE); // it may not even hear that it is sent away
      agent.closeSession(SILENT, "hgw waited for an answer in vain");
    }
  }

  @Override
  public void mount(RoutesConfig routes, Hub hub) {
    routes.get("/agent.js", context -> serve(context, AgentFile.servedBy(hub)));
    for (ShippedScript script : ShippedScript.BATCHER) { // to run one by hand
      routes.get(script.file(), context -> serve(context, script.text()));
    }
    routes.ws("/agent", this::accept);
  }

  private static void serve(Context context, String script) {
    context.contentType("text/javascript; charset=utf-8");
    context.header("Cache-Control", "no-store");
    context.result(script);
  }

  private void accept(WsConfig socket) {
    socket.onConnect(this::connected);
    socket.onMessage(
        message -> {
          if (connections.containsKey(message.sessionId())) {
            link.receive(message.message());
          }
        });
    socket.onClose(this::gone);
    socket.onError(this::gone);
  }

  private void connected(WsConnectContext agent) {
    if (!AgentFile.CHECKSUM.equals(agent.queryParam("checksum"))) {
      agent.closeSession(OUTDATED, "this agent is outdated");
      onOutdated.run();
      return;
    }
    Connection connection = new Connection(agent);
    connections.put(agent.sessionId(), connection);
    if (link.connect(connection)) {
      agent.session.setIdleTimeout(Duration.ZERO); // its answers decide, see Patience
    } else {
      connections.remove(agent.sessionId());
      agent.closeSession(BUSY, "another agent is connected");
    }
  }

  private void gone(WsContext agent) {
    Connection connection = connections.remove(agent.sessionId());
    if (connection == null) {
      return;
    }
    if (!sentTooMuch(agent)) {
      link.disconnect(connection);
    } else if (!link.disconnect(connection, new GameException(TOO_LARGE))) {
      onTrouble.accept(TOO_LARGE + ".");
    }
  }

  private static boolean sentTooMuch(WsContext agent) {
    return agent instanceof WsErrorContext failed
            && failed.error() instanceof MessageTooLargeException
        || agent instanceof WsCloseContext closed
            && closed.status() == StatusCode.MESSAGE_TOO_LARGE;
  }
}
