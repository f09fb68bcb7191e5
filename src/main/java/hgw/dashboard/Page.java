package hgw.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hgw.ClassPath;
import hgw.Version;
import hgw.hub.Access;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.orchestrator.Orchestrator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page: its files, and what it shows, live by server-sent events. A stream has a thread of the
 * server's for as long as a browser listens; while none does, nothing is done. Safe for several
 * threads.
 */
public final class Page implements Mount, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Page.class);
  private static final String FILES = "/page/";
  private static final String CHARTS =
      "/META-INF/resources/webjars/uplot/" + Version.ofCharts() + "/dist/";
  private static final String PAGES_OF_LINTS = "/docs/rules/";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "md", "text/markdown; charset=utf-8",
          "svg", "image/svg+xml");

  /** Browsers open six connections to a server at most, but several may look. */
  private static final int MOST_STREAMS = 24;

  private static final long PACE_MS = 1000;
  private static final long HEARTBEAT_MS = 10_000;
  private static final long LOOK_MS = 10_000;

  private final PageReporter reporter;
  private final Orchestrator orchestrator;
  private final Semaphore streams = new Semaphore(MOST_STREAMS);
  private final AtomicLong lookedMs = new AtomicLong();
  private Document newest;
  private volatile boolean closed;

  /** Show what a reporter keeps of an orchestrator. */
  public Page(PageReporter reporter, Orchestrator orchestrator) {
    this.reporter = reporter;
    this.orchestrator = orchestrator;
    this.newest = Document.of(reporter.state());
  }

  @Override
  public void mount(RoutesConfig routes, Hub hub) {
    routes.get("/", context -> serve(context, FILES + "index.html"), Access.PAGE);
    routes.get("/page/{file}", Page::file, Access.PAGE);
    routes.get("/api/state", context -> context.json(reporter.state()), Access.PAGE);
    routes.get("/api/lints/{id}", Page::lint, Access.PAGE);
    routes.get("/api/events", this::stream, Access.PAGE);
  }

  /** Whether a browser looks. */
  public boolean watched() {
    return streams.availablePermits() < MOST_STREAMS;
  }

  /** End every stream. */
  @Override
  public void close() {
    closed = true;
    reporter.end();
  }

  private static void file(Context context) {
    String name = context.pathParam("file");
    if (!name.matches("[A-Za-z-]+(\\.[a-z]+)+")) {
      throw new NotFoundResponse();
    }
    serve(context, name.startsWith("uPlot.") ? CHARTS + name : FILES + name);
  }

  private static void serve(Context context, String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || Page.class.getResource(name) == null) {
      throw new NotFoundResponse();
    }
    context.contentType(type).header("Cache-Control", "no-cache").result(ClassPath.bytes(name));
  }

  private static void lint(Context context) {
    String name = PAGES_OF_LINTS + context.pathParam("id") + ".md";
    if (!context.pathParam("id").matches("[a-z-]+")) {
      throw new NotFoundResponse();
    }
    serve(context, name);
  }

  private void stream(Context context) throws IOException {
    if (!streams.tryAcquire()) {
      throw new ServiceUnavailableResponse("too many browsers show the page");
    }
    try {
      context.res().setContentType(EventStream.TYPE);
      context.res().setCharacterEncoding("UTF-8");
      context.header("Cache-Control", "no-store");
      send(new EventStream(context.res().getOutputStream()));
    } catch (IOException e) {
      LOG.debug("a browser is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      streams.release();
    }
  }

  /** Send everything, then what changes: what hgw is about at once, all else once a second. */
  private void send(EventStream browser) throws IOException, InterruptedException {
    Document sent = newest(reporter.state());
    browser.send("state", sent.json().toString());
    long sentMs = now();
    while (!closed) {
      PageState state = reporter.awaitOther(sent.state(), PACE_MS);
      reporter.poll();
      lookNowAndThen();
      if (state != sent.state() && !isUrgent(state.phase(), sent.state().phase())) {
        pause(sentMs + PACE_MS - now());
        state = reporter.state();
      }
      Document document = newest(state);
      ObjectNode patch = document.patchFrom(sent);
      if (!patch.isEmpty()) {
        browser.send("patch", patch.toString());
        sentMs = now();
      } else if (now() - sentMs >= HEARTBEAT_MS) {
        browser.beat();
        sentMs = now();
      }
      sent = document;
    }
    ObjectNode last = newest(reporter.state()).patchFrom(sent); // that it is over
    if (!last.isEmpty()) {
      browser.send("patch", last.toString());
    }
  }

  private static boolean isUrgent(PageState.Phase now, PageState.Phase before) {
    return now.doing() != before.doing() || now.paused() != before.paused();
  }

  private static void pause(long ms) throws InterruptedException {
    if (ms > 0) {
      Thread.sleep(ms);
    }
  }

  private synchronized Document newest(PageState state) {
    if (newest.state() != state) {
      newest = newest.next(state);
    }
    return newest;
  }

  /** Money and security of targets are asked for only while somebody looks. */
  private void lookNowAndThen() {
    long last = lookedMs.get();
    if (now() - last >= LOOK_MS
        && reporter.state().phase().connected()
        && lookedMs.compareAndSet(last, now())) {
      orchestrator.requestLook();
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
