package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.network.Server;
import hgw.network.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Holds where the script that asks for the BitNode is started, and what is said if it cannot be.
 */
class WorldQuestionTest {
  private static final String TOLD =
      "{\"pid\": 3, \"world\": {\"bitNode\": 9, \"bitNodeLevel\": 2}}";
  private static final String STARTED = "{\"pid\": 3, \"world\": null}";
  private static final String FULL = "{\"pid\": 0, \"world\": null}";

  private final List<List<String>> asked = new ArrayList<>();

  @Test
  void it_is_started_where_there_is_most_room_and_on_home_last() {
    Server full = Servers.server("full").maxRam(8).usedRam(5.5).build();

    String said =
        question(hosts -> TOLD)
            .ask(
                List.of(
                    Servers.server("home").maxRam(64).build(),
                    Servers.server("small").maxRam(4).build(),
                    full,
                    Servers.server("shut").rooted(false).maxRam(32).build(),
                    Servers.server("hacknet-server-0").purchased(true).maxRam(32).build(),
                    Servers.server("pserv-0").rooted(false).purchased(true).maxRam(16).build()));

    assertThat(said).isEmpty();
    assertThat(asked.get(0)).containsExactly("pserv-0", "small", "home");
  }

  @Test
  void an_answer_that_comes_late_is_awaited() {
    String said =
        question(hosts -> hosts.isEmpty() && asked.size() > 3 ? TOLD : STARTED)
            .ask(List.of(Servers.runner("runner", 3)));

    assertThat(said).isEmpty();
    assertThat(asked).hasSize(4);
  }

  @Test
  void it_is_said_where_nothing_has_room() {
    assertThat(question(hosts -> TOLD).ask(List.of(Servers.server("n00dles").maxRam(2).build())))
        .contains("BitNode", "no server has 2.6 GB free", "uncertain");
    assertThat(asked).isEmpty();
    assertThat(question(hosts -> FULL).ask(List.of(Servers.runner("runner", 3))))
        .contains("no server has 2.6 GB free");
  }

  @Test
  void an_agent_that_fails_costs_no_more_than_the_answer() {
    assertThat(question(hosts -> "no JSON").ask(List.of(Servers.runner("runner", 3))))
        .contains("gave no answer", "uncertain");
  }

  private WorldQuestion question(Function<List<String>, String> agent) {
    AgentLink link = new AgentLink(1000, () -> 0, () -> {});
    link.connect(
        new NearbyAgent(
            message -> {
              JsonNode request = parse(message);
              List<String> hosts = new ArrayList<>();
              request.path("params").path("hosts").forEach(host -> hosts.add(host.asText()));
              asked.add(hosts);
              String result = agent.apply(hosts);
              link.receive(
                  result.startsWith("{")
                      ? "{\"id\": " + request.path("id") + ", \"result\": " + result + "}"
                      : "{\"id\": "
                          + request.path("id")
                          + ", \"error\": {\"message\": \"broken\"}}");
            }));
    return new WorldQuestion(new AgentWire(link));
  }

  private static JsonNode parse(String json) {
    try {
      return new JsonMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
