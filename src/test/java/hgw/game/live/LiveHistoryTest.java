package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.history.Change;
import hgw.history.History;
import hgw.history.Moment;
import hgw.history.Query;
import hgw.history.Recorded;
import hgw.network.files.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of a live hgw: a process of its own, and a real socket. */
class LiveHistoryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;
  private Process hgw;

  @BeforeEach
  void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "hgw.cli.Main",
            "--port",
            "0");
    builder.environment().put("XDG_STATE_HOME", directory.toString());
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    hgw = builder.start();
  }

  @AfterEach
  void kill() {
    hgw.destroyForcibly();
  }

  @Test
  void every_rebalance_is_recorded_and_the_key_is_not() throws Exception {
    await("err", "run agent/agent.js");
    SocketAgent.connect(
        url(),
        request -> SocketAgent.result(request, SmallGame.answer(request.path("method").asText())));
    await("out", "Rebalance 1", "-> n00dles");
    Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // it looks every second
    requestRebalance();
    await("out", "Rebalance 2");
    Awaitility.await().atMost(PATIENCE).until(() -> recorded().size() == 2);
    hgw.destroyForcibly();
    hgw.waitFor();

    assertThat(read("err")).doesNotContain("recorded");
    Recorded first = recorded().get(0);
    assertThat(first.simulated()).isFalse();
    assertThat(first.game()).isEqualTo("live game");
    assertThat(first.hours()).isGreaterThan(0);
    assertThat(first.earned()).isNotNull();
    assertThat(recorded().get(1).changes())
        .extracting(Change::kind)
        .doesNotContain(Change.Kind.STARTED, Change.Kind.RULE_FILE);
    String key = Files.readString(directory.resolve("hgw").resolve("key")).strip();
    try (History history = History.open(file()).orElseThrow()) {
      Moment moment = history.moment(1).orElseThrow();
      assertThat(Snapshot.format(moment.network()) + moment.plan() + history.details(1))
          .contains("n00dles")
          .doesNotContain(key);
    }
  }

  private List<Recorded> recorded() throws Exception {
    if (!Files.exists(file())) {
      return List.of();
    }
    try (History history = History.open(file()).orElseThrow()) {
      return history.rebalances(Query.LIVE, 10);
    }
  }

  private Path file() {
    return directory.resolve("hgw").resolve("history.db");
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private void await(String name, String... parts) {
    Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(read(name)).contains(parts));
  }

  private String url() throws IOException {
    List<String> wget = read("err").lines().filter(line -> line.contains("wget ")).toList();
    return wget.get(0).strip().split(" ")[1];
  }

  private void requestRebalance() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url().replace("/agent.js", "/api/rebalance")))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
  }
}
