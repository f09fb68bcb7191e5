package hgw.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import hgw.UserError;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Who may ask over HTTP, whatever is asked. */
class HubTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String ALLOWED = "https://game.example";

  @TempDir Path state;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger connected = new AtomicInteger();
  private AccessKey key;
  private Hub hub;

  /** Answers a question, an order and a socket. */
  private void mount(RoutesConfig routes, Hub on) {
    routes.get("/question", context -> answer(context, on));
    routes.post("/order", context -> answer(context, on));
    routes.ws("/socket", socket -> socket.onConnect(context -> connected.incrementAndGet()));
  }

  private void answer(Context context, Hub on) {
    asked.incrementAndGet();
    context.result("answer of " + on.url());
  }

  @BeforeEach
  void listen() {
    key = AccessKey.load(state.resolve("key"));
    hub = Hub.start(0, key, Set.of(ALLOWED), List.of(this::mount));
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
    "GET, /question",
    "POST, /order",
    "GET, /anything",
    "GET, /question?key=",
    "GET, /question?key=0123456789abcdef0123456789abcdef"
  })
  void without_the_key_nothing_is_answered(String method, String path) throws Exception {
    // when
    HttpResponse<String> answer =
        send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain(key.text());
    assertThat(asked).hasValue(0);
  }

  @Test
  void the_key_is_taken_from_the_header_or_the_address() throws Exception {
    assertThat(send(withKey("/question")).statusCode()).isEqualTo(200);
    assertThat(send(request("/question?key=" + key.text())).statusCode()).isEqualTo(200);
  }

  @Test
  void what_is_mounted_answers_and_knows_where_it_is() throws Exception {
    // when
    HttpResponse<String> answer = send(request("/question?key=" + key.text()));

    // then
    assertThat(answer.body()).isEqualTo("answer of " + hub.url());
    assertThat(hub.urlWithKey("/question")).isEqualTo(hub.url() + "/question?key=" + key.text());
    assertThat(hub.port()).isEqualTo(URI.create(hub.url()).getPort());
    assertThat(send(withKey("/order")).statusCode()).as("mounted for POST").isIn(404, 405);
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
    HttpResponse<String> answer = send(withKey("/question").header("Origin", origin));

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
    HttpResponse<String> answer = send(withKey("/question").header("Origin", origin));

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void a_page_that_asks_first_whether_it_may_reach_this_machine_is_told_so() throws Exception {
    // when
    HttpResponse<String> answer =
        send(
            request("/question")
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
            request("/question")
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
    String status = statusFor("Host: " + host + ":" + hub.port());

    // then
    assertThat(status).contains(accepted ? " 200 " : " 403 ");
  }

  @Test
  void a_request_that_names_another_port_as_its_host_is_refused() throws Exception {
    assertThat(statusFor("Host: 127.0.0.1:1")).contains(" 403 ");
    assertThat(statusFor("Host: 127.0.0.1")).contains(" 403 ");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 80, true",
    "localhost, 80, true",
    "[::1], 80, true",
    "127.0.0.1:80, 80, true",
    "127.0.0.1, 443, false",
    "127.0.0.1, 12550, false",
    "127.0.0.1:12550, 80, false",
    "evil.example, 80, false",
    "127.0.0.1:, 80, false",
    "'', 80, false",
    ", 80, false"
  })
  void browsers_leave_port_80_out_of_the_host(@Nullable String host, int port, boolean accepted) {
    assertThat(Hub.isOwnHost(host, port)).isEqualTo(accepted);
  }

  @Test
  void port_80_works() throws Exception {
    Hub on80;
    try {
      on80 = Hub.start(80, key, Set.of(), List.of(this::mount));
    } catch (UserError e) {
      abort("port 80 is taken, or not for everybody: " + e.getMessage());
      return;
    }
    try (on80) {
      URI uri = URI.create("http://127.0.0.1/question"); // HttpClient leaves it out, too
      HttpRequest.Builder request = HttpRequest.newBuilder(uri);
      request.header("Authorization", "Bearer " + key.text()).header("Origin", "http://localhost");
      assertThat(send(request).statusCode()).isEqualTo(200);
    }
  }

  /**
   * The first line of the answer to a request with this Host header, which HttpClient sets itself.
   */
  private String statusFor(String hostHeader) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", hub.port())) {
      String request =
          "GET /question?key="
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
  @ValueSource(strings = {"/socket", "/socket?key=wrong"})
  void a_socket_without_the_key_is_refused(String path) {
    assertThatThrownBy(() -> connect(path)).isInstanceOf(CompletionException.class);
    assertThat(connected).hasValue(0);
  }

  @Test
  void a_socket_with_the_key_is_taken() {
    connect("/socket?key=" + key.text());

    await().until(() -> connected.get() == 1);
  }

  private WebSocket connect(String path) {
    URI uri = URI.create(hub.url().replace("http:", "ws:") + path);
    return CLIENT.newWebSocketBuilder().buildAsync(uri, new WebSocket.Listener() {}).join();
  }

  @Test
  void a_port_in_use_is_an_error_that_says_what_to_do() {
    assertThatThrownBy(() -> Hub.start(hub.port(), key, Set.of(), List.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--port " + hub.port() + " cannot be used")
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
    assertThatThrownBy(() -> Hub.start(hub.port(), key, Set.of(), List.of()))
        .isInstanceOf(UserError.class);

    // then
    root.detachAppender(logged);
    assertThat(logged.list).isEmpty();
  }
}
