package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Rules that are edited while a live hgw runs: a process of its own, and a real socket. */
class EditedRulesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String MINE =
      """
      package hgw.rules
      import hgw.facts.*

      rule "Mine"
        agenda-group "eligibility"
      when
        $target : Target( host == "home" )
      then
        insert( new Exclusion( $target, "%s" ) );
      end
      """;

  @TempDir Path directory;
  private Path file;
  private Process hgw;

  @BeforeEach
  void start() throws IOException {
    file = Files.createDirectory(directory.resolve("rules")).resolve("mine.drl");
    Files.writeString(file, MINE.formatted("is mine"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "hgw.cli.Main",
            "--port",
            "0",
            "--rules",
            file.getParent().toString());
    builder.environment().put("XDG_STATE_HOME", directory.toString());
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    hgw = builder.start();
  }

  @AfterEach
  void kill() {
    hgw.destroyForcibly();
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

  @Test
  void an_edit_is_reviewed_on_the_servers_of_the_game_and_used_on_request() throws Exception {
    await("err", "run agent/agent.js");
    SocketAgent.connect(
        url(),
        request -> SocketAgent.result(request, SmallGame.answer(request.path("method").asText())));
    await("out", "Rebalance 1", "-> n00dles");

    Files.writeString(file, MINE.formatted("is no toy"));
    await("err", " are in force from the next rebalance on; POST /api/rebalance rebalances now.");
    assertThat(read("out"))
        .contains("From the rules in force to the edit, on the live game")
        .contains("Exclusions (1)", "is home; is mine -> is home; is no toy", file + ":4 Mine");

    requestRebalance();
    await("out", "Rebalance 2");
    await("err", " are in force.\n");

    Files.writeString(file, "rubbish");
    await("err", file + ":1: \"rubbish\" stands outside of any rule.", "until that is mended");
    requestRebalance();
    await("out", "Rebalance 3");
    await("err", "hgw: the rules in force are those of ");
  }
}
