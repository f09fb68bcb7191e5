package hgw.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hgw.game.Telemetry;
import hgw.game.simulated.SimulatedGame;
import hgw.network.Servers;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Policy;
import hgw.orchestrator.ReporterChain;
import hgw.orchestrator.SilentReporter;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page is sent: all of it, then only what changes. */
class DocumentTest {
  private static final Policy POLICY = new Policy(Planner.of(Pack.load(List.of())), Choices.USUAL);

  private final SimulatedGame game =
      new SimulatedGame(
          Servers.network(
              Servers.runner("runner", 10),
              Servers.target("rich", 1e9),
              Servers.target("poor", 1e6)),
          2,
          Double.POSITIVE_INFINITY,
          1);
  private final PageReporter reporter =
      new PageReporter(
          new SilentReporter(), PageState.About.simulated("a test", 1, 2), game::now, () -> true);

  /** The states that a game of two hours goes through. */
  private List<PageState> play() throws InterruptedException {
    List<PageState> states = new ArrayList<>(List.of(reporter.state()));
    new Orchestrator(
            game,
            POLICY,
            new ReporterChain(reporter) {
              @Override
              public void rebalanced(Cycle cycle) {
                super.rebalanced(cycle);
                states.add(reporter.state());
              }

              @Override
              public void waiting(double cash, double incomePerSecond, long nextInMs) {
                super.waiting(cash, incomePerSecond, nextInMs);
                states.add(reporter.state());
              }
            })
        .run(false);
    reporter.end();
    states.add(reporter.state());
    return states;
  }

  /** As RFC 7396 has it. */
  private static JsonNode merged(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode result =
        target instanceof ObjectNode object ? object : new JsonMapper().createObjectNode();
    changes
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isNull()) {
                result.remove(field.getKey());
              } else {
                result.set(field.getKey(), merged(result.get(field.getKey()), field.getValue()));
              }
            });
    return result;
  }

  @Test
  void who_merges_every_patch_has_what_is_sent_as_a_whole() throws Exception {
    List<PageState> states = play();
    assertThat(states).hasSizeGreaterThan(100);

    Document document = Document.of(states.get(0));
    JsonNode page = document.json().deepCopy();
    for (PageState state : states) {
      Document next = document.next(state);
      page = merged(page, next.patchFrom(document).deepCopy());
      assertThat(page).isEqualTo(Document.of(state).json());
      document = next;
    }
    assertThat(page.at("/targets/rich/work/runner").asText()).isEqualTo("runner");
    assertThat(page.at("/phase/rebalances").asInt()).isEqualTo(4);
    assertThat(page.at("/phase/doing").asText()).isEqualTo("ENDED");
    assertThat(page.at("/course/points")).hasSizeGreaterThan(100);
    assertThat(page.at("/course/marks")).hasSize(4);
    assertThat(page.at("/rules/fired/0/phase").asText()).isEqualTo("eligibility");
  }

  @Test
  void nothing_is_sent_where_nothing_changes() throws Exception {
    PageState state = play().get(50);
    Document document = Document.of(state);

    assertThat(document.next(state).patchFrom(document)).isEmpty();
  }

  @Test
  void a_second_that_passes_is_a_small_patch() throws Exception {
    List<PageState> states = play();
    Document before = Document.of(states.get(60));

    ObjectNode patch = before.next(states.get(61)).patchFrom(before);

    assertThat(patch.has("rules")).isFalse();
    assertThat(patch.has("excluded")).isFalse();
    assertThat(patch.has("runners")).isFalse();
    assertThat(patch.toString().length()).isLessThan(500);
  }

  @Test
  void what_is_earned_is_told_by_target() throws Exception {
    play();

    reporter.fared(new Telemetry(1, Map.of("rich", 3600.0)));
    reporter.waiting(1, 0, 1);

    assertThat(reporter.state().targets().get("rich").earned()).isGreaterThanOrEqualTo(3600);
  }
}
