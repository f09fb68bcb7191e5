package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.game.GameException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests and answers, with an agent in this process. */
class AgentLinkTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong clock = new AtomicLong();
  private final AgentLink link = new AgentLink(200, clock::get, connections::incrementAndGet);

  /** Connect an agent that answers each request with a text, in which ID stands for its id. */
  private NearbyAgent connect(String... answers) {
    NearbyAgent agent =
        new NearbyAgent(
            request -> {
              for (String answer : answers) {
                link.receive(answer.replace("ID", id(request)));
              }
            });
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\": ID}                             | no reason given",
        "{\"id\": ID, \"error\": null}            | no reason given",
        "{\"id\": ID, \"error\": []}              | no reason given",
        "{\"id\": ID, \"error\": {\"message\":{}}} | no reason given",
        "{\"id\": ID, \"error\": {\"message\":7}}  | 7"
      })
  void a_failure_without_words_is_told_too(String answer, String why) {
    connect(answer);

    assertThatThrownBy(this::call)
        .isInstanceOf(GameException.class)
        .hasMessage("the agent failed: " + why);
  }

  @Test
  void a_failure_in_a_million_words_is_told_in_a_few() {
    connect("{\"id\": ID, \"error\": {\"message\": \"" + "blah ".repeat(1 << 20) + "\"}}");

    assertThatThrownBy(this::call)
        .isInstanceOf(GameException.class)
        .satisfies(e -> assertThat(e.getMessage()).endsWith("...").hasSizeLessThan(300));
  }

  @Test
  void an_agent_that_does_not_answer_in_time_is_gone_and_another_can_come() {
    // given
    NearbyAgent silent = connect("{\"id\": 99, \"result\": {}}", "junk");

    // then
    assertThatThrownBy(this::call)
        .isInstanceOf(GameException.class)
        .hasMessage("the agent did not answer \"discover\" within 0 s, its connection was closed");
    assertThat(silent.closed()).isTrue();
    assertThat(link.connected()).isFalse();
    connect("{\"id\": ID, \"result\": {\"level\": 7}}");
    assertThat(call().path("level").asInt()).isEqualTo(7);
  }

  @Test
  void an_agent_is_as_silent_as_its_last_answer_is_old() {
    assertThat(link.silentMs()).isZero();

    clock.set(5000);
    connect("junk", "{\"id\": 99, \"result\": 1}", "{\"id\": ID, \"result\": 1}");
    clock.set(7000);
    assertThat(link.silentMs()).isEqualTo(2000);

    link.receive("{\"id\": 1, \"result\": \"nobody asked\"}");
    assertThat(link.silentMs()).isEqualTo(2000);

    call();
    assertThat(link.silentMs()).isZero();
  }

  @Test
  void without_an_agent_nothing_is_asked() {
    assertThatThrownBy(this::call)
        .isInstanceOf(GameException.class)
        .hasMessage("the agent is not connected");
  }

  @Test
  void an_agent_that_goes_away_answers_nothing_more() {
    AtomicReference<AgentLink.Channel> self = new AtomicReference<>();
    self.set(new NearbyAgent(request -> link.disconnect(self.get())));
    link.connect(self.get());

    assertThatThrownBy(this::call)
        .isInstanceOf(GameException.class)
        .hasMessage("the agent is not connected")
        .matches(e -> ((GameException) e).away());
    assertThat(link.connected()).isFalse();
  }

  @Test
  void one_agent_at_a_time_is_taken() {
    // given
    AgentLink.Channel first = connect();
    AgentLink.Channel second = new NearbyAgent(message -> {});

    // then
    assertThat(link.connect(second)).isFalse();
    link.disconnect(second); // was never taken
    assertThat(link.connected()).isTrue();
    link.disconnect(first);
    assertThat(link.connect(second)).isTrue();
    assertThat(connections).hasValue(2);
  }
}
