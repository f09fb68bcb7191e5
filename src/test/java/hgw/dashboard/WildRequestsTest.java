package hgw.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import hgw.Fuzz;
import hgw.cli.text.GameText;
import hgw.cli.text.Style;
import hgw.cli.text.Terminal;
import hgw.game.live.LiveGame;
import hgw.game.simulated.SimulatedGame;
import hgw.hub.AccessKey;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.network.Servers;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Policy;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Requests of every kind, sound and damaged, to the hub of a live game, on raw sockets. */
class WildRequestsTest {
  private static final long USUAL_MS = 800;

  /** Of the kind of 500 are right: not implemented, a version of HTTP that nobody knows. */
  private static final Set<Integer> UNKNOWN = Set.of(501, 505);

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}).*", Pattern.DOTALL);
  private static final String[] METHODS = {
    "GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "NO"
  };
  private static final String[] PATHS = {
    "/",
    "/agent.js",
    "/agent",
    "/agent/hgw-batcher.js",
    "/api/status",
    "/api/plan",
    "/api/rebalance",
    "/api/%2e%2e/key",
    "/../../etc/passwd",
    "//api//plan",
    "/api/plan/",
    "/api/plan;x=1",
    "/%00",
    "/%zz",
    "/\u00ff",
    "*",
    "http://evil.example/api/plan",
    "/.well-known"
  };
  private static final String[] HEADERS = {
    "Origin: http://localhost",
    "Origin: https://evil.example",
    "Origin: ",
    "Accept: text/html",
    "Accept: application/json",
    "Accept: */*;q=x",
    "Accept-Encoding: gzip, br",
    "Content-Type: application/x-www-form-urlencoded",
    "Content-Type: multipart/form-data; boundary=x",
    "Content-Type: nonsense",
    "Content-Length: 3",
    "Content-Length: -3",
    "Transfer-Encoding: chunked",
    "Expect: 100-continue",
    "Upgrade: websocket\r\nConnection: Upgrade",
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 99",
    "Range: bytes=0-1",
    "If-Modified-Since: yesterday",
    "Cookie: key=; hgw=\"",
    "X: " + "x".repeat(9000)
  };

  @TempDir Path state;
  private String key = "";
  private Hub hub;

  @BeforeEach
  void listen() throws InterruptedException {
    AccessKey made = AccessKey.load(state.resolve("key"));
    key = made.text();
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Orchestrator orchestrator =
        new Orchestrator(
            new SimulatedGame(
                Servers.network(Servers.runner("runner", 10), Servers.target("target", 1e6)),
                1,
                1,
                1),
            new Policy(Planner.of(Pack.load(List.of())), Choices.USUAL),
            GameText.live(new Terminal(nowhere, nowhere, Style.PLAIN), true));
    orchestrator.run(true);
    List<Mount> mounts = List.of(new LiveGame().mount(), new Api(orchestrator));
    hub = Hub.start(0, made, Set.of(), mounts);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  @Timeout(600)
  void whatever_is_asked_nothing_breaks_and_without_the_key_nothing_is_told() {
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(logged);
    Fuzz.go(
        USUAL_MS,
        random -> {
          String request = request(random);
          String answer = answer(request);
          int status = status(answer);
          assertThat(status)
              .as(request + "\n->\n" + answer)
              .matches(it -> it < 500 || UNKNOWN.contains(it));
          assertThat(answer).as(request).doesNotContain("\tat ", "Exception");
          if (!request.contains(key)) {
            assertThat(answer).as(request).doesNotContain(key);
            boolean asksFirst = request.startsWith("OPTIONS ");
            assertThat(status).as(request).matches(it -> it >= 400 || it == 0 || asksFirst);
            refused.incrementAndGet();
          } else if (status / 100 == 2) {
            answered.incrementAndGet();
          }
        });

    root.detachAppender(logged);
    assertThat(logged.list).as("what the player hears of it").isEmpty();
    assertThat(answered).as("answered").hasPositiveValue();
    assertThat(refused).as("refused").hasPositiveValue();
  }

  private String request(Random random) {
    StringBuilder request = new StringBuilder();
    request.append(Fuzz.any(random, METHODS)).append(' ').append(Fuzz.any(random, PATHS));
    switch (random.nextInt(6)) {
      case 0, 1 -> request.append("?key=").append(key);
      case 2 -> request.append("?key=&checksum=7&key=%ff");
      case 3 -> request.append("?key=").append(key.substring(1)).append("&checksum");
      default -> {}
    }
    request.append(" HTTP/1.1\r\nConnection: close\r\n");
    if (random.nextInt(8) > 0) {
      request.append("Host: 127.0.0.1:").append(hub.port()).append("\r\n");
    }
    switch (random.nextInt(4)) {
      case 0 -> request.append("Authorization: Bearer ").append(key).append("\r\n");
      case 1 -> request.append("Authorization: Basic Og==\r\n");
      default -> {}
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      request.append(Fuzz.any(random, HEADERS)).append("\r\n");
    }
    request.append("\r\n").append(Fuzz.any(random, "", "a=b", "{}", "3\r\nabc\r\n0\r\n\r\n", "zz"));
    return random.nextInt(4) == 0 ? Fuzz.damaged(request.toString(), random) : request.toString();
  }

  /** What comes back before the connection ends, or nothing more comes. */
  private String answer(String request) {
    try (Socket socket = new Socket("127.0.0.1", hub.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException e) {
      return ""; // it hung up
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 0 where there is no answer. */
  private static int status(String answer) {
    Matcher status = STATUS.matcher(answer);
    return status.matches() ? Integer.parseInt(status.group(1)) : 0;
  }
}
