package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import hgw.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Who may ask what over HTTP. */
class HubTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String ALLOWED = "https://game.example";

  @TempDir Path state;
  private final AtomicReference<@Nullable Object> plan = new AtomicReference<>();
  private final AtomicInteger rebalances = new AtomicInteger();
  private final AgentLink link = new AgentLink(1000, () -> {});
  private AccessKey key;
  private Hub hub;

  private final Remote remote =
      new Remote() {
        @Override
        public Object status() {
          return Map.of("rebalances", rebalances.get());
        }

        @Override
        public @Nullable Object plan() {
          return plan.get();
        }

        @Override
        public void rebalance() {
          rebalances.incrementAndGet();
        }
      };

  @BeforeEach
  void listen() {
    key = AccessKey.load(state.resolve("key"));
    hub = Hub.start(0, key, Set.of(ALLOWED), link, remote);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(hub.url() + path));
  }

  private HttpRequest.Builder withKey(String path) {
    return request(path).header("Authorization", "Bearer " + key.text());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /agent.js",
    "GET, /api/status",
    "GET, /api/plan",
    "POST, /api/rebalance",
    "GET, /anything",
    "GET, /agent.js?key=",
    "GET, /api/status?key=0123456789abcdef0123456789abcdef"
  })
  void without_the_key_nothing_is_answered(String method, String path) throws Exception {
    // when
    HttpResponse<String> answer =
        send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain(key.text());
    assertThat(rebalances).hasValue(0);
  }

  @Test
  void the_key_is_taken_from_the_header_or_the_address() throws Exception {
    assertThat(send(withKey("/api/status")).statusCode()).isEqualTo(200);
    assertThat(send(request("/api/status?key=" + key.text())).statusCode()).isEqualTo(200);
  }

  @Test
  void the_agent_is_served_with_the_address_and_the_key_filled_in() throws Exception {
    // when
    HttpResponse<String> answer = send(request("/agent.js?key=" + key.text()));

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
    assertThat(answer.body())
        .contains("const HUB = \"" + hub.url() + "\"", "const KEY = \"" + key.text() + "\"")
        .doesNotContain("@HUB@", "@KEY@");
  }

  @Test
  void status_is_json() throws Exception {
    assertThat(send(withKey("/api/status")).body()).isEqualTo("{\"rebalances\":0}");
  }

  @Test
  void there_is_no_plan_before_the_first_and_then_it_is_json() throws Exception {
    // given
    HttpResponse<String> before = send(withKey("/api/plan"));

    // when
    plan.set(Map.of("score", "money"));
    HttpResponse<String> after = send(withKey("/api/plan"));

    // then
    assertThat(before.statusCode()).isEqualTo(404);
    assertThat(before.body()).isEqualTo("{\"error\":\"there is no plan yet\"}");
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.body()).isEqualTo("{\"score\":\"money\"}");
  }

  @Test
  void a_rebalance_is_requested_by_post_alone() throws Exception {
    // when
    HttpResponse<String> get = send(withKey("/api/rebalance"));
    HttpResponse<String> post =
        send(withKey("/api/rebalance").POST(HttpRequest.BodyPublishers.noBody()));

    // then
    assertThat(get.statusCode()).isIn(404, 405);
    assertThat(post.statusCode()).isEqualTo(202);
    assertThat(rebalances).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bitburner-official.github.io",
        "http://localhost:8000",
        "http://127.0.0.1",
        "https://[::1]:1234",
        "file://",
        "null",
        ALLOWED
      })
  void a_page_that_the_game_is_played_from_may_read_the_answers(String origin) throws Exception {
    // when
    HttpResponse<String> answer = send(withKey("/api/status").header("Origin", origin));

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(origin);
    assertThat(answer.headers().firstValue("Vary")).hasValue("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://bitburner-official.github.io",
        "https://bitburner-official.github.io.evil.example",
        "http://127.0.0.1.evil.example",
        "http://localhost@evil.example",
        "http://evil.example#localhost",
        "ftp://localhost",
        "chrome-extension://localhost",
        "https://game.example:444",
        "nonsense ?"
      })
  void a_foreign_page_is_refused_even_with_the_key(String origin) throws Exception {
    // when
    HttpResponse<String> answer = send(withKey("/api/status").header("Origin", origin));

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void a_page_that_asks_first_whether_it_may_reach_this_machine_is_told_so() throws Exception {
    // when
    HttpResponse<String> answer =
        send(
            request("/agent.js")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://bitburner-official.github.io")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Private-Network", "true"));

    // then
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().map())
        .containsKeys("access-control-allow-origin", "access-control-allow-headers");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Private-Network"))
        .hasValue("true");
  }

  @Test
  void a_foreign_page_that_asks_first_is_refused() throws Exception {
    // when
    HttpResponse<String> answer =
        send(
            request("/agent.js")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://evil.example"));

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Private-Network")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "localhost, true",
    "[::1], true",
    "evil.example, false",
    "127.0.0.1.evil.example, false",
    "0.0.0.0, false"
  })
  void a_request_must_name_this_machine_as_its_host(String host, boolean accepted)
      throws Exception {
    // when
    String status = statusFor("Host: " + host + ":" + port());

    // then
    assertThat(status).contains(accepted ? " 200 " : " 403 ");
  }

  @Test
  void a_request_that_names_another_port_as_its_host_is_refused() throws Exception {
    assertThat(statusFor("Host: 127.0.0.1:1")).contains(" 403 ");
    assertThat(statusFor("Host: 127.0.0.1")).contains(" 403 ");
  }

  private int port() {
    return URI.create(hub.url()).getPort();
  }

  /**
   * The first line of the answer to a request with this Host header, which HttpClient sets itself.
   */
  private String statusFor(String hostHeader) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port())) {
      String request =
          "GET /api/status?key="
              + key.text()
              + " HTTP/1.1\r\n"
              + hostHeader
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/agent", "/agent?key=wrong"})
  void a_socket_without_the_key_is_refused(String path) {
    assertThatThrownBy(() -> connect(path)).isInstanceOf(CompletionException.class);
    assertThat(link.connected()).isFalse();
  }

  @Test
  void a_socket_with_the_key_is_taken_once() {
    // when
    connect("/agent?key=" + key.text());

    // then
    assertThat(link.connected()).isTrue();
  }

  private WebSocket connect(String path) {
    URI uri = URI.create(hub.url().replace("http:", "ws:") + path);
    return CLIENT.newWebSocketBuilder().buildAsync(uri, new WebSocket.Listener() {}).join();
  }

  @Test
  void a_port_in_use_is_an_error_that_says_what_to_do() {
    assertThatThrownBy(() -> Hub.start(port(), key, Set.of(), link, remote))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--port " + port() + " cannot be used")
        .hasMessageContaining("choose another port with --port");
  }

  @Test
  void a_port_in_use_is_told_once_and_not_logged_too() {
    // given
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    root.addAppender(logged);

    // when
    assertThatThrownBy(() -> Hub.start(port(), key, Set.of(), link, remote))
        .isInstanceOf(UserError.class);

    // then
    root.detachAppender(logged);
    assertThat(logged.list).isEmpty();
  }
}
