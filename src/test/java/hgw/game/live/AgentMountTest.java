package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hgw.game.Game.Event;
import hgw.hub.AccessKey;
import hgw.hub.Hub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which agent is taken on. */
class AgentMountTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String CURRENT = "&checksum=" + AgentFile.CHECKSUM;
  private static final String OUTDATED = "&checksum=00000000";

  /** An agent from before they told which they are. */
  private static final String OLD = "";

  @TempDir Path state;
  private final LiveGame game = new LiveGame();
  private Hub hub;

  @BeforeEach
  void listen() {
    hub = Hub.start(0, AccessKey.load(state.resolve("key")), Set.of(), List.of(game.mount()));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  /** An agent that only hears when and why it is sent away. */
  private static final class Agent implements WebSocket.Listener {
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return CompletableFuture.completedFuture(null);
    }

    int closedWith() throws Exception {
      return closed.get(10, TimeUnit.SECONDS);
    }

    boolean open() {
      return !closed.isDone();
    }
  }

  private Agent connect(String version) {
    Agent agent = new Agent();
    URI uri = URI.create(hub.urlWithKey("/agent").replace("http:", "ws:") + version);
    CLIENT.newWebSocketBuilder().buildAsync(uri, agent).join();
    return agent;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hgw-batcher.js", "hgw-batch.js", "hgw-hack.js", "hgw-grow.js", "hgw-weaken.js"})
  void the_scripts_of_a_batcher_are_served_to_who_knows_the_key(String script) throws Exception {
    URI known = URI.create(hub.urlWithKey("/agent/" + script));
    URI unknown = URI.create(hub.url() + "/agent/" + script);

    HttpResponse<String> answer =
        CLIENT.send(HttpRequest.newBuilder(known).build(), HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("// " + script.replace(".js", " "))
        .endsWith("\n" + Files.readString(Path.of("src/main/resources/agent", script)));
    assertThat(
            CLIENT
                .send(
                    HttpRequest.newBuilder(unknown).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void the_agent_is_served_with_address_key_and_checksum_filled_in() throws Exception {
    // when
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(hub.urlWithKey("/agent.js"))).build(),
            HttpResponse.BodyHandlers.ofString());

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
    assertThat(answer.body())
        .contains("const HUB = \"" + hub.url() + "\"")
        .contains("const KEY = \"" + hub.key().text() + "\"")
        .contains("const CHECKSUM = \"" + AgentFile.CHECKSUM + "\"")
        .contains("const BUSY = " + AgentMount.BUSY)
        .contains("const OUTDATED = " + AgentMount.OUTDATED)
        .doesNotContain("\"@");
  }

  @Test
  void the_lines_to_paste_fetch_the_agent_and_run_it() {
    assertThat(LiveGame.terminalLines(hub))
        .containsExactly(
            "wget " + hub.url() + "/agent.js?key=" + hub.key().text() + " agent/agent.js",
            "run agent/agent.js");
  }

  @Test
  void an_agent_is_taken_once() throws Exception {
    // given
    Agent first = connect(CURRENT);
    await().until(game::connected);

    // when
    Agent second = connect(CURRENT);

    // then
    assertThat(second.closedWith()).isEqualTo(AgentMount.BUSY);
    assertThat(first.open()).isTrue();
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.CONNECTED);
    assertThat(game.await(game.now())).as("the second was none").isEqualTo(Event.TIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {OUTDATED, OLD})
  void an_outdated_agent_is_sent_home_and_the_player_is_told_once(String version) throws Exception {
    // when
    Agent agent = connect(version);

    // then
    assertThat(agent.closedWith()).isEqualTo(AgentMount.OUTDATED);
    assertThat(game.connected()).isFalse();
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.REQUESTED);
    assertThat(game.notes())
        .singleElement()
        .asString()
        .contains("outdated", "Paste the first line again");

    // when it comes again, as an old one does for ever
    assertThat(connect(version).closedWith()).isEqualTo(AgentMount.OUTDATED);

    // then
    assertThat(game.await(game.now())).isEqualTo(Event.TIME);
    assertThat(game.notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {OUTDATED, OLD})
  void an_outdated_agent_neither_replaces_a_current_one_nor_keeps_one_out(String version)
      throws Exception {
    // given
    assertThat(connect(version).closedWith()).isEqualTo(AgentMount.OUTDATED);

    // when
    Agent current = connect(CURRENT);
    await().until(game::connected);
    assertThat(connect(version).closedWith()).isEqualTo(AgentMount.OUTDATED);

    // then
    assertThat(current.open()).isTrue();
    assertThat(game.connected()).isTrue();
    assertThat(connect(CURRENT).closedWith()).isEqualTo(AgentMount.BUSY);
  }
}
