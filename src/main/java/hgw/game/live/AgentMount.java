package hgw.game.live;

import hgw.hub.Hub;
import hgw.hub.Mount;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Serves the agent to the game, and takes it on when it connects. */
final class AgentMount implements Mount {
  /** The close code for a second agent; agent.js knows it. */
  static final int BUSY = 4409;

  /** The close code for an agent of another hgw; agent.js knows it, and ends. */
  static final int OUTDATED = 4426;

  private static final Duration PING_EVERY = Duration.ofSeconds(15);

  private final AgentLink link;
  private final Runnable onOutdated;
  private final Map<String, AgentLink.Channel> channels = new ConcurrentHashMap<>();

  /**
   * Mount for a line.
   *
   * @param onOutdated what to do when an outdated agent has been sent home; some come again for
   *     ever, since they do not know the close code
   */
  AgentMount(AgentLink link, Runnable onOutdated) {
    this.link = link;
    this.onOutdated = onOutdated;
  }

  @Override
  public void mount(RoutesConfig routes, Hub hub) {
    routes.get("/agent.js", context -> serve(context, hub));
    routes.ws("/agent", this::accept);
  }

  private static void serve(Context context, Hub hub) {
    context.contentType("text/javascript; charset=utf-8");
    context.header("Cache-Control", "no-store");
    context.result(AgentFile.servedBy(hub));
  }

  private void accept(WsConfig socket) {
    socket.onConnect(this::connected);
    socket.onMessage(
        message -> {
          if (channels.containsKey(message.sessionId())) {
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
    AgentLink.Channel channel = agent::send;
    if (link.connect(channel)) {
      channels.put(agent.sessionId(), channel);
      agent.enableAutomaticPings(PING_EVERY.toSeconds(), TimeUnit.SECONDS);
    } else {
      agent.closeSession(BUSY, "another agent is connected");
    }
  }

  private void gone(WsContext agent) {
    AgentLink.Channel channel = channels.remove(agent.sessionId());
    if (channel != null) {
      link.disconnect(channel);
    }
  }
}
