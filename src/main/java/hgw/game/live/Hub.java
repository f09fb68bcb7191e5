package hgw.game.live;

import hgw.ClassPath;
import hgw.Failures;
import hgw.UserError;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinLogger;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server on the loopback address to which the agent connects and which tools may ask. Every
 * request must name this server as its host, come from a page that is allowed, and know the key.
 */
final class Hub implements AutoCloseable {
  /** The largest message taken, in bytes: a discovery of a thousand servers is some 500 kB. */
  static final int MAX_MESSAGE_BYTES = 4 << 20;

  /** The close code for a second agent; agent.js knows it. */
  static final int BUSY = 4409;

  private static final String ADDRESS = "127.0.0.1";
  private static final String OFFICIAL_SITE = "https://bitburner-official.github.io";
  private static final Duration PING_EVERY = Duration.ofSeconds(15);
  private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(60);

  private final AccessKey key;
  private final Set<String> allowedOrigins;
  private final AgentLink link;
  private final Remote remote;
  private final Map<String, AgentLink.Channel> channels = new ConcurrentHashMap<>();
  private final Javalin server;

  private Hub(int port, AccessKey key, Set<String> allowedOrigins, AgentLink link, Remote remote) {
    this.key = key;
    this.allowedOrigins = allowedOrigins;
    this.link = link;
    this.remote = remote;
    this.server = Javalin.create(config -> configure(config, port));
  }

  /**
   * Start a server.
   *
   * @param port the port, 0 for any that is free
   * @param allowedOrigins further pages that the game is played from
   * @throws UserError if the port is in use
   */
  static Hub start(
      int port, AccessKey key, Set<String> allowedOrigins, AgentLink link, Remote remote) {
    Hub hub = new Hub(port, key, allowedOrigins, link, remote);
    JavalinLogger.enabled = false; // what goes wrong here is said below, once
    try {
      hub.server.start();
    } catch (RuntimeException e) {
      hub.close();
      throw new UserError(
          "--port "
              + port
              + " cannot be used: "
              + Failures.rootOf(e).getMessage()
              + ". Maybe another hgw runs? End it, or choose another port with --port.",
          e);
    } finally {
      JavalinLogger.enabled = true;
    }
    return hub;
  }

  /** The address of this server, as a page writes it. */
  String url() {
    return "http://" + ADDRESS + ":" + server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void configure(JavalinConfig config, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.host = ADDRESS;
    config.jetty.port = port;
    config.http.maxRequestSize = MAX_MESSAGE_BYTES;
    config.jetty.modifyWebSocketServletFactory(
        factory -> {
          factory.setMaxTextMessageSize(MAX_MESSAGE_BYTES);
          factory.setMaxBinaryMessageSize(MAX_MESSAGE_BYTES);
          factory.setIdleTimeout(GIVEN_UP_AFTER);
        });
    config.routes.before(this::guard);
    config.routes.wsBeforeUpgrade(this::guard);
    config.routes.get("/agent.js", this::agentScript);
    config.routes.get("/api/status", context -> context.json(remote.status()));
    config.routes.get("/api/plan", this::plan);
    config.routes.post("/api/rebalance", this::rebalance);
    config.routes.options("/*", context -> context.status(HttpStatus.NO_CONTENT));
    config.routes.ws("/agent", this::agent);
  }

  private void guard(Context context) {
    String origin = context.header("Origin");
    if (!isOwnHost(context.header("Host")) || !isAllowed(origin)) {
      throw new ForbiddenResponse("this host or page may not talk to hgw");
    }
    if (origin != null) {
      context.header("Access-Control-Allow-Origin", origin);
      context.header("Vary", "Origin");
      context.header("Access-Control-Allow-Headers", "Authorization");
      // Chrome asks before a page from the internet may reach a loopback address.
      context.header("Access-Control-Allow-Private-Network", "true");
    }
    if (context.method() != HandlerType.OPTIONS && !knowsKey(context)) {
      throw new ForbiddenResponse("the key is missing or wrong");
    }
  }

  /** A page that rebinds its name to the loopback address still sends that name. */
  private boolean isOwnHost(@Nullable String host) {
    String port = ":" + server.port();
    return (ADDRESS + port).equals(host)
        || ("localhost" + port).equals(host)
        || ("[::1]" + port).equals(host);
  }

  private boolean isAllowed(@Nullable String origin) {
    return origin == null
        || origin.equals("null") // the desktop app
        || origin.equals("file://")
        || origin.equals(OFFICIAL_SITE)
        || allowedOrigins.contains(origin)
        || isLoopbackPage(origin);
  }

  private static boolean isLoopbackPage(String origin) {
    try {
      URI uri = URI.create(origin);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web
          && uri.getHost() != null
          && Set.of("127.0.0.1", "localhost", "[::1]").contains(uri.getHost());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean knowsKey(Context context) {
    String bearer = context.header("Authorization");
    String said =
        bearer != null && bearer.startsWith("Bearer ")
            ? bearer.substring("Bearer ".length())
            : context.queryParam("key");
    return key.matches(said);
  }

  private void agentScript(Context context) {
    context.contentType("text/javascript; charset=utf-8");
    context.header("Cache-Control", "no-store");
    context.result(
        ClassPath.text("/agent/agent.js").replace("@HUB@", url()).replace("@KEY@", key.text()));
  }

  private void plan(Context context) {
    Object plan = remote.plan();
    if (plan == null) {
      context.status(HttpStatus.NOT_FOUND).json(Map.of("error", "there is no plan yet"));
    } else {
      context.json(plan);
    }
  }

  private void rebalance(Context context) {
    remote.rebalance();
    context.status(HttpStatus.ACCEPTED).json(Map.of("rebalance", "requested"));
  }

  private void agent(WsConfig socket) {
    socket.onConnect(
        agent -> {
          AgentLink.Channel channel = agent::send;
          if (link.connect(channel)) {
            channels.put(agent.sessionId(), channel);
            agent.enableAutomaticPings(PING_EVERY.toSeconds(), TimeUnit.SECONDS);
          } else {
            agent.closeSession(BUSY, "another agent is connected");
          }
        });
    socket.onMessage(
        message -> {
          if (channels.containsKey(message.sessionId())) {
            link.receive(message.message());
          }
        });
    socket.onClose(this::gone);
    socket.onError(this::gone);
  }

  private void gone(WsContext agent) {
    AgentLink.Channel channel = channels.remove(agent.sessionId());
    if (channel != null) {
      link.disconnect(channel);
    }
  }
}
