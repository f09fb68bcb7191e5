package hgw.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.game.simulated.SimulatedGame;
import hgw.hub.AccessKey;
import hgw.hub.Hub;
import hgw.network.Servers;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Playing;
import hgw.orchestrator.Policy;
import hgw.orchestrator.SilentReporter;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tools see of an orchestrator and ask of it: one that plays a game in real time. */
class ApiTest {
  private static final Policy POLICY =
      new Policy(Planner.of(Pack.load(List.of())), Choices.USUAL); // compiled once

  @TempDir Path state;
  private final SimulatedGame game =
      new SimulatedGame(
          Servers.network(Servers.runner("runner", 10), Servers.target("target", 1e6)), 1, 1, 1);
  private final Counting reporter = new Counting();
  private final Orchestrator orchestrator = new Orchestrator(game, POLICY, reporter);
  private Playing playing;
  private Hub hub;

  @BeforeEach
  void listen() {
    AccessKey key = AccessKey.load(state.resolve("key"));
    hub = Hub.start(0, key, Set.of(), List.of(new Api(orchestrator)));
  }

  /** With the patience that a busy machine needs to compile rules. */
  private void awaitRebalance(int number) {
    await().atMost(Duration.ofMinutes(1)).until(() -> reporter.rebalances.get() == number);
  }

  @AfterEach
  void close() throws InterruptedException {
    if (playing != null) { // where there was a game
      playing.close();
    }
    hub.close();
  }

  private HttpResponse<String> ask(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.urlWithKey(path)))
            .method(method, BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode json(String path) throws Exception {
    return new JsonMapper().readTree(ask("GET", path).body());
  }

  @Test
  void before_the_first_rebalance_there_is_a_state_and_no_plan() throws Exception {
    HttpResponse<String> plan = ask("GET", "/api/plan");

    assertThat(plan.statusCode()).isEqualTo(404);
    assertThat(plan.body()).isEqualTo("{\"error\":\"there is no plan yet\"}");
    assertThat(json("/api/status").path("rebalances").asInt(-1)).isZero();
    assertThat(json("/api/status").path("loops").isArray()).isTrue();
  }

  @Test
  void after_a_rebalance_there_are_its_plan_and_what_became_of_it() throws Exception {
    // when
    playing = Playing.of(orchestrator, game::end);
    awaitRebalance(1);

    // then
    assertThat(json("/api/plan").path("assignments").path(0).path("target").asText())
        .isEqualTo("target");
    assertThat(json("/api/status").path("rebalances").asInt()).isEqualTo(1);
    assertThat(json("/api/status").path("loops").path(0).path("pid").asInt()).isEqualTo(1);
  }

  @Test
  void a_rebalance_is_requested_by_post_alone_and_wakes_the_game() throws Exception {
    // given
    playing = Playing.of(orchestrator, game::end);
    awaitRebalance(1);

    // when
    HttpResponse<String> get = ask("GET", "/api/rebalance");
    HttpResponse<String> post = ask("POST", "/api/rebalance");

    // then
    assertThat(get.statusCode()).isIn(404, 405);
    assertThat(post.statusCode()).isEqualTo(202);
    assertThat(post.body()).isEqualTo("{\"rebalance\":\"requested\"}");
    awaitRebalance(2);
    assertThat(game.now()).as("long before the next is due").isLessThan(60_000);
  }

  private static final class Counting extends SilentReporter {
    private final AtomicInteger rebalances = new AtomicInteger();

    @Override
    public void rebalanced(Cycle cycle) {
      rebalances.incrementAndGet();
    }
  }
}
