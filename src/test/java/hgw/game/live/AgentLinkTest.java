package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.game.GameException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Requests and answers, with an agent in this process. */
class AgentLinkTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final AtomicInteger connections = new AtomicInteger();
  private final AgentLink link = new AgentLink(200, connections::incrementAndGet);

  /** Connect an agent that answers each request with a text, in which ID stands for its id. */
  private AgentLink.Channel connect(String... answers) {
    AgentLink.Channel agent =
        request -> {
          for (String answer : answers) {
            link.receive(answer.replace("ID", id(request)));
          }
        };
    assertThat(link.connect(agent)).isTrue();
    return agent;
  }

  private static String id(String request) {
    try {
      JsonNode json = MAPPER.readTree(request);
      assertThat(json.path("jsonrpc").asText()).isEqualTo("2.0");
      return json.path("id").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode call() {
    return link.call("discover", AgentLink.params());
  }

  @Test
  void an_answer_reaches_the_one_who_asked() {
    connect("{\"id\": ID, \"result\": {\"level\": 7}}");

    assertThat(call().path("level").asInt()).isEqualTo(7);
  }

  @Test
  void what_answers_nothing_is_dropped() {
    connect(
        "no JSON",
        "7",
        "{\"id\": 99, \"result\": 1}",
        "{\"result\": 2}",
        "{\"id\": ID, \"result\": 3}",
        "{\"id\": ID, \"result\": 4}");

    assertThat(call().asInt()).isEqualTo(3);
  }

  @Test
  void a_failure_of_the_agent_is_told() {
    connect("{\"id\": ID, \"error\": {\"code\": -32000, \"message\": \"no such thing\"}}");

    assertThatThrownBy(this::call)
        .isInstanceOf(GameException.class)
        .hasMessage("the agent failed: no such thing");
  }

  @Test
  void an_answer_that_does_not_come_is_not_awaited_for_ever() {
    connect();

    assertThatThrownBy(this::call)
        .isInstanceOf(GameException.class)
        .hasMessageContaining("did not answer \"discover\"");
  }

  @Test
  void without_an_agent_nothing_is_asked() {
    assertThatThrownBy(this::call)
        .isInstanceOf(GameException.class)
        .hasMessage("the agent is not connected");
  }

  @Test
  void an_agent_that_goes_away_answers_nothing_more() {
    link.connect(
        new AgentLink.Channel() {
          @Override
          public void send(String message) {
            link.disconnect(this);
          }
        });

    assertThatThrownBy(this::call)
        .isInstanceOf(GameException.class)
        .hasMessage("the agent is not connected");
    assertThat(link.connected()).isFalse();
  }

  @Test
  void one_agent_at_a_time_is_taken() {
    // given
    AgentLink.Channel first = connect();
    AgentLink.Channel second = message -> {};

    // then
    assertThat(link.connect(second)).isFalse();
    link.disconnect(second); // was never taken
    assertThat(link.connected()).isTrue();
    link.disconnect(first);
    assertThat(link.connect(second)).isTrue();
    assertThat(connections).hasValue(2);
  }
}
