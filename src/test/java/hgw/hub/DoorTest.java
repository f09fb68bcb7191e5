package hgw.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is let in to, by link and cookie. On raw sockets: a client adds headers. */
class DoorTest {
  private static final String OWN_PAGE = "Sec-Fetch-Site: same-origin";
  private static final Pattern COOKIE = Pattern.compile("(?i)Set-Cookie: ([^;\r\n]*)(.*)");

  @TempDir Path state;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger connected = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private AccessKey key;
  private Hub hub;

  private void mount(RoutesConfig routes, Hub on) {
    routes.get("/", context -> context.result("the page"), Access.PAGE);
    routes.get(
        "/api/what", context -> context.result("told " + asked.incrementAndGet()), Access.PAGE);
    routes.post(
        "/api/do", context -> context.result("done " + asked.incrementAndGet()), Access.PAGE);
    routes.get("/agent.js", context -> context.result("key=" + key.text()));
    routes.ws("/agent", socket -> socket.onConnect(context -> connected.incrementAndGet()));
  }

  @BeforeEach
  void listen() {
    key = AccessKey.load(state.resolve("key"));
    hub = Hub.start(0, key, Set.of("https://game.example"), List.of(this::mount));
    hub.whenTurnedAway(turnedAway::incrementAndGet);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  /** Ask as a browser does, with further header lines. */
  private String ask(String method, String path, String... headers) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", hub.port())) {
      StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
      request.append("Host: 127.0.0.1:").append(hub.port()).append("\r\nConnection: close\r\n");
      for (String header : headers) {
        request.append(header).append("\r\n");
      }
      request.append("Content-Length: 0\r\n\r\n");
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }

  private String link() {
    return hub.pageLink().substring(hub.url().length());
  }

  /** Be let in: the header with the cookie. */
  private String letIn() throws IOException {
    Matcher cookie = COOKIE.matcher(ask("GET", link(), "Sec-Fetch-Site: none"));
    assertThat(cookie.find()).isTrue();
    return "Cookie: " + cookie.group(1);
  }

  @Test
  void a_link_sets_a_cookie_of_this_port_that_is_not_the_key_and_leads_to_the_page()
      throws Exception {
    // when
    String answer = ask("GET", link(), "Sec-Fetch-Site: none");

    // then
    assertThat(status(answer)).isEqualTo(303);
    assertThat(answer).containsIgnoringCase("Location: /\r\n").doesNotContain(key.text());
    Matcher cookie = COOKIE.matcher(answer);
    assertThat(cookie.find()).isTrue();
    assertThat(cookie.group(1)).matches("hgw-" + hub.port() + "=[0-9a-f]{32}");
    assertThat(cookie.group(2)).contains("HttpOnly", "SameSite=Strict", "Path=/");
  }

  @Test
  void a_link_works_once() throws Exception {
    String link = link();

    assertThat(status(ask("GET", link))).isEqualTo(303);
    assertThat(status(ask("GET", link))).isEqualTo(403);
  }

  @Test
  void who_is_let_in_already_may_open_the_link_again() throws Exception {
    String cookie = letIn();

    String answer = ask("GET", "/?link=0123", cookie, "Sec-Fetch-Site: none");

    assertThat(status(answer)).isEqualTo(303);
    assertThat(answer).doesNotContainIgnoringCase("Set-Cookie");
  }

  @Test
  void a_look_ahead_does_not_use_a_link_up() throws Exception {
    String link = link();

    assertThat(status(ask("HEAD", link))).isEqualTo(403);
    assertThat(status(ask("GET", link, "Sec-Purpose: prefetch"))).isEqualTo(403);
    assertThat(status(ask("GET", "/api/what" + link.substring(1)))).isEqualTo(403);
    assertThat(status(ask("GET", link))).isEqualTo(303);
  }

  @Test
  void the_own_page_is_told_and_may_act() throws Exception {
    String cookie = letIn();

    assertThat(ask("GET", "/", cookie, "Sec-Fetch-Site: none")).endsWith("the page");
    assertThat(ask("GET", "/api/what", cookie, OWN_PAGE)).endsWith("told 1");
    assertThat(ask("POST", "/api/do", cookie, OWN_PAGE, "Origin: " + hub.url())).endsWith("done 2");
    // a browser that has no Sec-Fetch-Site
    assertThat(ask("POST", "/api/do", cookie, "Origin: " + hub.url())).endsWith("done 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: same-site", // another port of this machine
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: none",
        "Sec-Fetch-Site: nonsense",
        "Origin: http://127.0.0.1:8000",
        "Origin: http://localhost",
        "Origin: https://game.example",
        "Origin: https://bitburner-official.github.io",
        "Origin: null",
        "Sec-Fetch-Site: same-origin\r\nOrigin: http://127.0.0.1:8000",
        "X-Nothing: that shows whose page it is"
      })
  void a_session_counts_on_the_own_page_alone(String header) throws Exception {
    String cookie = letIn();

    assertThat(status(ask("GET", "/api/what", cookie, header))).isEqualTo(403);
    assertThat(status(ask("POST", "/api/do", cookie, header))).isEqualTo(403);
    assertThat(asked).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-Fetch-Site: same-site", "Sec-Fetch-Site: cross-site"})
  void another_page_does_not_open_the_page(String header) throws Exception {
    assertThat(status(ask("GET", "/", letIn(), header))).isEqualTo(403);
  }

  @Test
  void a_session_opens_nothing_of_the_agent() throws Exception {
    String cookie = letIn();

    for (String path : List.of("/agent.js", "//agent.js", "/agent.js/", "/agent", "/nothing")) {
      String answer = ask("GET", path, cookie, OWN_PAGE);
      assertThat(status(answer)).as(path).isIn(403, 404);
      assertThat(answer).doesNotContain(key.text());
    }
    String socket =
        ask(
            "GET",
            "/agent",
            cookie,
            OWN_PAGE,
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    assertThat(status(socket)).isEqualTo(403);
    assertThat(connected).hasValue(0);
  }

  @Test
  void the_cookie_of_another_port_or_of_nobody_counts_for_nothing() throws Exception {
    String cookie = letIn();
    try (Hub other = Hub.start(0, key, Set.of(), List.of(this::mount))) {
      String secret = cookie.substring(cookie.indexOf('=') + 1);
      String here = "Cookie: hgw-" + hub.port() + "=";

      assertThat(status(ask("GET", "/api/what", OWN_PAGE))).isEqualTo(403);
      assertThat(status(ask("GET", "/api/what", OWN_PAGE, here))).isEqualTo(403);
      assertThat(status(ask("GET", "/api/what", OWN_PAGE, here + key.text()))).isEqualTo(403);
      assertThat(
              status(
                  ask("GET", "/api/what", OWN_PAGE, "Cookie: hgw-" + other.port() + "=" + secret)))
          .isEqualTo(403);
      assertThat(status(ask("GET", "/api/what", OWN_PAGE, here + secret))).isEqualTo(200);
    }
  }

  @Test
  void who_is_turned_away_is_told_what_to_do_and_a_link_is_due_if_there_is_none() throws Exception {
    String answer = ask("GET", "/", "Accept: text/html");

    assertThat(status(answer)).isEqualTo(403);
    assertThat(answer).contains("text/html", "in its terminal");
    assertThat(turnedAway).hasValue(1);

    hub.pageLink();
    ask("GET", "/");

    assertThat(turnedAway).as("the link before still works").hasValue(1);
  }

  @Test
  void the_key_opens_everything_as_it_did() throws Exception {
    String bearer = "Authorization: Bearer " + key.text();

    assertThat(ask("GET", "/", bearer)).endsWith("the page");
    assertThat(ask("POST", "/api/do", bearer)).endsWith("done 1");
    assertThat(ask("GET", "/agent.js?key=" + key.text())).endsWith(key.text());
  }

  @Test
  void every_answer_forbids_what_the_page_does_not_need() throws Exception {
    for (String answer :
        List.of(
            ask("GET", "/"),
            ask("GET", "/", letIn()),
            ask("GET", "/api/what", letIn(), OWN_PAGE))) {
      assertThat(answer)
          .contains("Content-Security-Policy: default-src 'none'; script-src 'self'")
          .contains("frame-ancestors 'none'")
          .contains("X-Content-Type-Options: nosniff")
          .contains("Referrer-Policy: no-referrer")
          .doesNotContain("unsafe");
    }
  }
}
