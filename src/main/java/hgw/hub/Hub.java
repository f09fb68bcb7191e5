package hgw.hub;

import hgw.Failures;
import hgw.UserError;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinLogger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The server on the loopback address. Every request must name this server as its host, come from a
 * page that is allowed, and know the key; the hub's own page needs a session instead, see {@link
 * Access}. What is answered is mounted. Safe for several threads.
 */
public final class Hub implements AutoCloseable {
  /** The largest message taken, in bytes: a discovery of a thousand servers is some 500 kB. */
  public static final int MAX_MESSAGE_BYTES = 4 << 20;

  private static final String ADDRESS = "127.0.0.1";
  private static final Set<String> NAMES = Set.of(ADDRESS, "localhost", "[::1]");
  private static final int HTTP_PORT = 80;
  private static final String OFFICIAL_SITE = "https://bitburner-official.github.io";
  private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(60);

  /** Scripts, styles and data of the page come from here and nowhere else; nobody may frame it. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private static final String BY_SESSION = "hgw.session";

  private final AccessKey key;
  private final Set<String> allowedOrigins;
  private final Door door = new Door(new Sessions(System::currentTimeMillis));
  private final Javalin server;
  private volatile Runnable whenTurnedAway = () -> {};

  private Hub(int port, AccessKey key, Set<String> allowedOrigins, List<Mount> mounts) {
    this.key = key;
    this.allowedOrigins = Set.copyOf(allowedOrigins);
    this.server = Javalin.create(config -> configure(config, port, mounts));
  }

  /**
   * Start a server.
   *
   * @param port the port, 0 for any that is free
   * @param allowedOrigins further pages that the game is played from
   * @param mounts what answers
   * @throws UserError if the port is in use
   */
  public static Hub start(int port, AccessKey key, Set<String> allowedOrigins, List<Mount> mounts) {
    Hub hub = new Hub(port, key, allowedOrigins, mounts);
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
  public String url() {
    return "http://" + ADDRESS + ":" + server.port();
  }

  /** The key that requests must know. */
  public AccessKey key() {
    return key;
  }

  /** The address of a path for those who may know the key, which is in it. */
  public String urlWithKey(String path) {
    return url() + path + "?key=" + key.text();
  }

  /** The address of the page for one browser: it works once, and for an hour. */
  public String pageLink() {
    return url() + door.link();
  }

  /** Do something when a browser asks for the page that is not let in, and no link is left. */
  public void whenTurnedAway(Runnable action) {
    whenTurnedAway = action;
  }

  /** The port that this server listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void configure(JavalinConfig config, int port, List<Mount> mounts) {
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
    config.routes.beforeMatched(Hub::guardMatched);
    config.routes.wsBeforeUpgrade(this::guardSocket);
    config.routes.options("/*", context -> context.status(HttpStatus.NO_CONTENT));
    mounts.forEach(mount -> mount.mount(config.routes, this));
  }

  private void guard(Context context) {
    HEADERS.forEach(context::header);
    guardOrigin(context);
    if (context.method() == HandlerType.OPTIONS || knowsKey(context)) {
      return;
    }
    if (door.opens(context, server.port())) {
      context.skipRemainingHandlers();
    } else if (door.letsIn(context, server.port())) {
      context.attribute(BY_SESSION, true);
    } else if (Door.isPage(context)) {
      if (door.turnAway(context)) {
        whenTurnedAway.run();
      }
      context.skipRemainingHandlers();
    } else {
      throw withoutKey();
    }
  }

  /** A session opens what is mounted for it, and nothing else. */
  private static void guardMatched(Context context) {
    if (context.attribute(BY_SESSION) != null && !context.routeRoles().contains(Access.PAGE)) {
      throw withoutKey();
    }
  }

  /** A socket is the agent's: no session opens it. */
  private void guardSocket(Context context) {
    guardOrigin(context);
    if (!knowsKey(context)) {
      throw withoutKey();
    }
  }

  private static ForbiddenResponse withoutKey() {
    return new ForbiddenResponse("the key is missing or wrong");
  }

  private void guardOrigin(Context context) {
    String origin = context.header("Origin");
    if (!isOwnHost(context.header("Host"), server.port()) || !isAllowed(origin)) {
      throw new ForbiddenResponse("this host or page may not talk to hgw");
    }
    if (origin != null) {
      context.header("Access-Control-Allow-Origin", origin);
      context.header("Vary", "Origin");
      context.header("Access-Control-Allow-Headers", "Authorization");
      // Chrome asks before a page from the internet may reach a loopback address.
      context.header("Access-Control-Allow-Private-Network", "true");
    }
  }

  /** A page that rebinds its name to the loopback address still sends that name. */
  static boolean isOwnHost(@Nullable String host, int port) {
    return host != null
        && NAMES.stream()
            .anyMatch(
                name ->
                    host.equals(name + ":" + port)
                        || port == HTTP_PORT && host.equals(name)); // browsers leave that one out
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
      return web && uri.getHost() != null && NAMES.contains(uri.getHost());
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
}
