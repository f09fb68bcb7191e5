package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.Fuzz;
import hgw.UserError;
import hgw.game.GameException;
import hgw.game.Orders;
import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.Forecast;
import hgw.planner.Pack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An agent whose answers are damaged, through a whole cycle. It does what it was told, or is told
 * of in a sentence, and nothing else.
 */
class DamagedAnswersTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final long USUAL_MS = 800;

  private static final String DISCOVERY =
      """
      {"world": {"bitNode": 12, "bitNodeLevel": 3, "intelligence": 20},
       "player": {"level": 100, "intelligence": 7, "experience": 5000.5,
                  "multipliers": {"hacking_money": 1.5, "hacking_speed": 2, "strength": 2}},
       "loopRam": 2.4, "pid": 7, "time": 1700000000000,
       "servers": [
         {"host": "home", "purchased": false, "rooted": true, "maxRam": 64, "maxMoney": 0,
          "money": -5000, "minSec": 1, "sec": 1, "growth": 1, "requiredLevel": 1,
          "hackTime": null, "running": [
            {"file": "agent/agent.js", "threads": 1, "args": [], "pid": 7, "ram": 8}]},
         {"host": "pserv-0", "purchased": true, "rooted": true, "maxRam": 64, "maxMoney": 0,
          "money": 0, "minSec": 1, "sec": 1, "growth": 1, "requiredLevel": 1, "hackTime": 9,
          "running": [{"file": "mine.js", "threads": 12, "args": [], "pid": 0, "ram": 2,
                       "count": 6},
                      {"file": "agent/hgw-batcher.js", "threads": 1, "args": ["n00dles"],
                       "pid": 9, "ram": 3.4, "grants": [{"runner": "pserv-0", "ram": 30}]}]},
         {"host": "n00dles", "purchased": false, "rooted": true, "maxRam": 4,
          "maxMoney": 1750000, "money": 70000, "minSec": 1, "sec": 2, "growth": 3000,
          "requiredLevel": 1, "hackTime": 7683.5, "running": [
            {"file": "agent/hgw-loop.js", "threads": 1, "args": ["n00dles", "--hack", "0.5"],
             "pid": 8, "ram": 2.4}]}],
       "unreadable": [{"host": "darkweb", "why": "no such thing"}]}
      """;
  private static final String TELEMETRY =
      """
      {"cash": -12.5, "reports": [["n00dles", 1000.5], ["n00dles", "GROW", 1.5, 17], 7, null,
        ["n00dles", "BATCH", 2, 0.1, 5, 1, 2, 3, 4, 5, 6, 7]]}
      """;

  private final List<Planner> planners =
      List.of(Planner.of(Pack.load(List.of())), Planner.of(Pack.load(List.of("batch"))));
  private final AgentLink link = new AgentLink(1, () -> 0, () -> {});
  private final AgentWire wire = new AgentWire(link);
  private final OperationsInFlight operations = new OperationsInFlight();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger told = new AtomicInteger();
  private String said = "";

  @Test
  @Timeout(600)
  void a_damaged_answer_is_taken_or_told_of_in_a_sentence() {
    Fuzz.go(USUAL_MS, this::cycle);

    assertThat(done).as("cycles").hasPositiveValue();
    assertThat(told).as("sentences").hasPositiveValue();
  }

  private void cycle(Random random) {
    NearbyAgent agent = new NearbyAgent(request -> answer(request, random));
    link.connect(agent);
    try {
      work(planners.get(random.nextInt(planners.size())));
      done.incrementAndGet();
    } catch (GameException | UserError e) {
      told.incrementAndGet();
      assertThat(e.getMessage()).isNotBlank().hasLineCount(1).hasSizeLessThan(1000);
    } catch (RuntimeException | StackOverflowError e) {
      fail("after " + said, e);
    } finally {
      link.disconnect(agent);
    }
  }

  /** What a live game and its orchestrator do in a cycle. */
  private void work(Planner planner) {
    List<String> found = wire.installed(ShippedScript.BATCHER);
    for (int i = 0; i < found.size(); i++) {
      ShippedScript.BATCHER.get(i).judge(found.get(i));
    }
    for (LoopReport report : wire.telemetry().reports()) {
      if (report instanceof LoopReport.Begun begun) {
        operations.add(begun);
      }
    }
    AgentWire.Found seen = wire.discover();
    Network network =
        new Network(
            seen.player(),
            seen.script(),
            operations.finish(seen.servers(), seen.player(), seen.nowMs()));
    Plan plan = planner.plan(network, Choices.USUAL);
    Orders orders = Orders.of(plan, network);
    orders.foreignScripts(network).forEach(foreign -> assertThat(foreign.toString()).isNotEmpty());
    wire.apply(orders);
    assertThat(Forecast.perHour(plan, network, 3)).isGreaterThanOrEqualTo(0);
  }

  private void answer(String request, Random random) {
    JsonNode asked = parse(request);
    String result =
        switch (asked.path("method").asText()) {
          case "discover" -> DISCOVERY;
          case "install" -> installed(asked);
          case "apply" -> applied(asked);
          default -> TELEMETRY;
        };
    if (random.nextInt(3) == 0) {
      result = Fuzz.damaged(result, random);
    }
    said = SocketAgent.result(asked, result);
    if (random.nextInt(20) == 0) {
      said = Fuzz.damaged(said, random);
    }
    link.receive(said);
  }

  private static String installed(JsonNode asked) {
    String contents = "\"the player's own\",".repeat(asked.at("/params/files").size());
    return "{\"contents\": [" + contents.replaceAll(",$", "") + "]}";
  }

  private static String applied(JsonNode asked) {
    String launches =
        "{\"pid\": 3, \"why\": \"\"},"
            .repeat(asked.at("/params/launches").size())
            .replaceAll(",$", "");
    return "{\"launches\": [" + launches + "], \"killed\": 2, \"idleMs\": 1.5}";
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
