package hgw.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import hgw.workbench.edit.EditListener;
import hgw.workbench.edit.Editing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another score or pack for a running game, over HTTP. */
class ChangesTest {
  private static final Policy POLICY = new Policy(Planner.of(Pack.load(List.of())), Choices.USUAL);

  @TempDir Path state;
  private final SimulatedGame game =
      new SimulatedGame(
          Servers.network(Servers.runner("runner", 10), Servers.target("target", 1e6)), 1, 1, 1);
  private final Editing editing =
      new Editing(List.of(), POLICY, EditListener.NONE, InstantSource.system());
  private final Orchestrator orchestrator =
      new Orchestrator(game, POLICY, editing.hearing(new SilentReporter()));
  private Playing playing;
  private Hub hub;

  @BeforeEach
  void listen() {
    AccessKey key = AccessKey.load(state.resolve("key"));
    hub = Hub.start(0, key, Set.of(), List.of(new Changes(editing, orchestrator)));
    editing.watch(orchestrator);
    playing = Playing.of(orchestrator, game::end);
    await().atMost(Duration.ofMinutes(1)).until(() -> orchestrator.lastCycle().isPresent());
  }

  @AfterEach
  void close() throws InterruptedException {
    editing.close();
    playing.close();
    hub.close();
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.url() + path))
            .header("Authorization", "Bearer " + hub.key().text())
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode json(String method, String path, String body) throws Exception {
    return new JsonMapper().readTree(send(method, path, body).body());
  }

  @Test
  void packs_that_hgw_brings_along_are_offered_and_the_scores_of_the_rules_in_force()
      throws Exception {
    JsonNode offer = json("GET", "/api/choices", "");

    assertThat(offer.at("/packs/0")).isEmpty();
    assertThat(offer.get("packs").toString()).contains("[\"batch\"]", "[\"max-income\"]");
    assertThat(offer.get("scores").toString()).contains("\"money\"", "\"prepAware\"");
    assertThat(offer.get("score").asText()).isEqualTo("moneyChanceTime");
  }

  @Test
  void a_proposal_changes_nothing_until_it_is_adopted() throws Exception {
    // given
    String wish = "{\"rules\": [], \"score\": \"money\"}";

    // when
    JsonNode proposal = json("POST", "/api/proposals", wish);

    // then
    assertThat(proposal.get("sound").asBoolean()).isTrue();
    assertThat(proposal.at("/difference/income/hours").asDouble()).isEqualTo(3);
    assertThat(orchestrator.policy().choices().score()).isEqualTo("moneyChanceTime");

    // when
    String adopt = "/api/proposals/" + proposal.get("id").asText() + "/adopt?now=true";
    assertThat(send("POST", adopt, "").statusCode()).isEqualTo(202);

    // then
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> orchestrator.lastCycle().orElseThrow().plan().score().equals("money"));
  }

  @Test
  void what_cannot_be_used_is_not_adopted() throws Exception {
    JsonNode proposal = json("POST", "/api/proposals", "{\"rules\": [], \"score\": \"nope\"}");

    assertThat(proposal.get("sound").asBoolean()).isFalse();
    assertThat(proposal.at("/problems/0").asText()).contains("nope is unknown");
    String adopt = "/api/proposals/" + proposal.get("id").asText() + "/adopt";
    assertThat(send("POST", adopt, "").statusCode()).isEqualTo(409);
    assertThat(send("POST", "/api/proposals/99/adopt", "").statusCode()).isEqualTo(404);
    assertThat(send("POST", "/api/proposals/x/adopt", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{}",
        "{\"rules\": null, \"score\": \"money\"}",
        "{\"rules\": [null], \"score\": \"money\"}",
        "{\"rules\": [\"batch\"]}",
        "{\"rules\": [\"/etc\"], \"score\": \"money\"}",
        "{\"rules\": [\"batch\", \"max-income\"], \"score\": \"money\"}"
      })
  void rules_are_programs_and_only_those_on_offer_are_run(String wish) throws Exception {
    HttpResponse<String> answer = send("POST", "/api/proposals", wish);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
  }
}
