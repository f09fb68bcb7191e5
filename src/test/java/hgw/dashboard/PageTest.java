package hgw.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import hgw.game.simulated.SimulatedGame;
import hgw.hub.AccessKey;
import hgw.hub.Hub;
import hgw.network.Servers;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Playing;
import hgw.orchestrator.Policy;
import hgw.orchestrator.SilentReporter;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The files of the page, and the stream that keeps it up to date. */
class PageTest {
  private static final Policy POLICY = new Policy(Planner.of(Pack.load(List.of())), Choices.USUAL);

  @TempDir Path state;
  private final SimulatedGame game =
      new SimulatedGame(
          Servers.network(Servers.runner("runner", 10), Servers.target("target", 1e6)), 1, 1, 1);
  private final PageReporter reporter =
      new PageReporter(
          new SilentReporter(), PageState.About.simulated("a test", 1, 1), game::now, () -> true);
  private final Orchestrator orchestrator = new Orchestrator(game, POLICY, reporter);
  private final Page page = new Page(reporter, orchestrator);
  private Playing playing;
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private Hub hub;

  @BeforeEach
  void listen() {
    AccessKey key = AccessKey.load(state.resolve("key"));
    hub = Hub.start(0, key, Set.of(), List.of(page, new Api(orchestrator)));
    logged.start();
    root().addAppender(logged);
    playing = Playing.of(orchestrator, game::end);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @AfterEach
  void close() throws InterruptedException {
    root().detachAppender(logged);
    playing.close();
    page.close();
    hub.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(hub.urlWithKey(path))).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** A browser that listens. */
  private final class Listener implements AutoCloseable {
    private static final int SILENCE_MS = 60_000;

    private final Socket socket = new Socket("127.0.0.1", hub.port());
    private final BufferedReader lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

    Listener() throws IOException {
      socket.setSoTimeout(SILENCE_MS);
      String request =
          "GET /api/events?key=" + hub.key().text() + " HTTP/1.1\r\nHost: 127.0.0.1:" + hub.port();
      socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Read on until a line has some words. */
    String until(String words) throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains(words)) {
          return line;
        }
      }
      throw new AssertionError("the stream ended without " + words);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/page/app.js, text/javascript",
    "/page/page.css, text/css",
    "/page/icon.svg, image/svg+xml",
    "/page/uPlot.iife.min.js, text/javascript",
    "/page/uPlot.min.css, text/css",
    "/api/lints/glob, text/markdown",
    "/api/state, application/json"
  })
  void what_the_page_needs_is_there(String path, String type) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(it -> assertThat(it).startsWith(type));
    assertThat(answer.body()).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/page/nothing.js",
        "/page/..%2fhgw.properties",
        "/page/hgw.properties",
        "/page/.js",
        "/api/lints/no-such",
        "/api/lints/..%2f..%2frules%2fREADME"
      })
  void nothing_else_is(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void the_page_runs_no_script_and_has_no_style_of_its_own() throws Exception {
    assertThat(get("/").body()).doesNotContain("<style", "style=", "onclick=", "://", "<script>");
  }

  @Test
  void a_browser_is_sent_everything_and_then_what_changes() throws Exception {
    try (Listener browser = new Listener()) {
      browser.until("event: state");
      String all = browser.until("data: ");
      assertThat(all).contains("\"about\"", "\"targets\"");
      if (!all.contains("\"rebalances\":1")) { // which is done by now, or not yet
        browser.until("\"rebalances\":1");
      }

      orchestrator.requestPause(true);

      browser.until("event: patch");
      assertThat(browser.until("\"paused\":true")).startsWith("data: {\"phase\":{");
    }
  }

  @Test
  void a_browser_that_closes_leaves_nothing_behind_and_is_no_matter_to_others() throws Exception {
    try (Listener stays = new Listener()) {
      try (Listener goes = new Listener()) {
        goes.until("event: state");
      }
      stays.until("event: state");
      assertThat(page.watched()).isTrue();
    }

    await().atMost(Duration.ofSeconds(30)).until(() -> !page.watched());
    assertThat(logged.list).as("what the player hears of it").isEmpty();
  }

  @Test
  void not_more_browsers_are_served_than_threads_are_to_spare() throws Exception {
    List<Listener> all = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      all.add(new Listener());
      all.get(i).until("event: state");
    }

    assertThat(get("/api/events").statusCode()).isEqualTo(503);
    for (Listener each : all) {
      each.close();
    }
  }

  @Test
  void the_end_is_told() throws Exception {
    try (Listener browser = new Listener()) {
      browser.until("\"rebalances\":1");

      page.close();

      assertThat(browser.until("ENDED")).contains("\"connected\":false");
    }
  }

  @Test
  void while_paused_no_rebalance_can_be_asked_for() throws Exception {
    await().atMost(Duration.ofMinutes(1)).until(() -> orchestrator.lastCycle().isPresent());
    orchestrator.requestPause(true);
    await().until(orchestrator::isPaused);

    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.urlWithKey("/api/rebalance")))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).isEqualTo("{\"error\":\"hgw is paused; resume first\"}");
  }
}
