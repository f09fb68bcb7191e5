package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hgw.game.Game.Event;
import hgw.game.GameException;
import hgw.hub.AccessKey;
import hgw.hub.Hub;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hgw puts up with from an agent, and for how long; with real sockets. */
class PatienceTest {
  private static final Patience SHORT = new Patience(400, 200, 300);

  @TempDir Path state;
  private final LiveGame game = new LiveGame(SHORT);
  private Hub hub;

  @BeforeEach
  void listen() {
    hub = Hub.start(0, AccessKey.load(state.resolve("key")), Set.of(), List.of(game.mount()));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_frozen_agent_is_gone_within_a_minute() {
    Patience usual = Patience.USUAL;

    assertThat(usual.askAfterMs() + usual.deadlineMs()).isLessThan(60_000);
    assertThat(usual.deadlineMs()).as("a slow machine").isGreaterThanOrEqualTo(15_000);
  }

  @Test
  void an_agent_that_freezes_while_hgw_waits_is_closed_and_said_and_a_newcomer_gets_in()
      throws Exception {
    // given
    SocketAgent frozen = SocketAgent.connectFrozen(hub);
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.CONNECTED);
    assertThat(SocketAgent.connectFrozen(hub).closedWith()).isEqualTo(AgentMount.BUSY);

    // when
    Event event = game.await(Long.MAX_VALUE);

    // then
    assertThat(event).isEqualTo(Event.REQUESTED);
    assertThat(game.notes())
        .containsExactly(
            "the agent did not answer \"telemetry\" within 0 s, its connection was closed.");
    assertThat(frozen.closedWith()).isEqualTo(AgentMount.SILENT);
    assertThat(game.connected()).isFalse();
    SocketAgent newcomer = SocketAgent.connectAnswering(hub, SmallGame::answer);
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.CONNECTED);
    assertThat(game.look().network().servers()).hasSize(2);
    assertThat(newcomer.open()).isTrue();
  }

  @Test
  void an_agent_that_does_not_even_hear_that_it_is_sent_away_keeps_nobody_out() throws Exception {
    // given
    DeafAgent.connect(hub);
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.CONNECTED);

    // when
    assertThatThrownBy(game::telemetry).isInstanceOf(GameException.class);

    // then
    SocketAgent.connectAnswering(hub, SmallGame::answer);
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.CONNECTED);
    assertThat(game.telemetry().cash()).isEqualTo(5);
  }

  @Test
  void an_agent_that_answers_stays_however_long_hgw_only_waits() throws Exception {
    // given
    SocketAgent agent = SocketAgent.connectAnswering(hub, SmallGame::answer);
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.CONNECTED);

    // when
    Event event = game.await(game.now() + 5 * SHORT.deadlineMs());

    // then
    assertThat(event).isEqualTo(Event.TIME);
    assertThat(agent.asked()).hasSizeGreaterThanOrEqualTo(2).containsOnly("telemetry");
    assertThat(agent.open()).isTrue();
  }

  @Test
  void what_was_told_while_hgw_only_waits_is_not_lost() throws Exception {
    // given
    AtomicInteger asked = new AtomicInteger();
    SocketAgent.connectAnswering(
        hub,
        method ->
            asked.incrementAndGet() == 1
                ? "{\"cash\": 5, \"reports\": [[\"n00dles\", 1000]]}"
                : SmallGame.answer(method));
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.CONNECTED);

    // when
    game.await(game.now() + 1500);

    // then
    assertThat(asked).hasPositiveValue();
    assertThat(game.telemetry().total()).isEqualTo(1000);
  }

  @Test
  void a_dry_run_waits_for_an_agent_that_answers() throws Exception {
    // given
    List<String> problems = new CopyOnWriteArrayList<>();
    CompletableFuture<Integer> servers = new CompletableFuture<>();
    Thread dryRun = new Thread(() -> look(problems, servers));
    dryRun.start();

    // when
    SocketAgent frozen = SocketAgent.connectFrozen(hub);
    assertThat(frozen.closedWith()).isEqualTo(AgentMount.SILENT);
    AtomicInteger discovered = new AtomicInteger();
    SocketAgent.connectAnswering(
        hub,
        method ->
            method.equals("discover") && discovered.incrementAndGet() < 3
                ? "{\"servers\": null}"
                : SmallGame.answer(method));

    // then
    assertThat(servers.get(20, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(problems).hasSize(3);
    assertThat(problems.get(0)).contains("did not answer", "The next try follows by itself.");
    assertThat(problems.get(1)).contains("the agent's answer to \"discover\" is wrong");
  }

  private void look(List<String> problems, CompletableFuture<Integer> servers) {
    try {
      servers.complete(game.awaitLook(problems::add).network().servers().size());
    } catch (InterruptedException | RuntimeException e) {
      servers.completeExceptionally(e);
    }
  }

  @Test
  void an_answer_over_the_limit_is_named_with_the_limit_and_the_likely_reason() throws Exception {
    // given
    SocketAgent agent =
        SocketAgent.connectAnswering(
            hub, method -> "\"" + "x".repeat(Hub.MAX_MESSAGE_BYTES) + "\"");
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.CONNECTED);

    // then
    assertThatThrownBy(game::discover)
        .isInstanceOf(GameException.class)
        .hasMessageContainingAll("more than 4 MB", "scripts with different names");
    assertThat(agent.closedWith()).isEqualTo(1009);
    assertThat(game.connected()).isFalse();
    assertThat(game.notes()).isEmpty();
  }

  @Test
  void a_message_over_the_limit_that_nobody_waits_for_is_named_too() throws Exception {
    // given
    SocketAgent agent = SocketAgent.connectAnswering(hub, SmallGame::answer);
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.CONNECTED);

    // when
    CompletableFuture.runAsync(() -> agent.say("x".repeat(Hub.MAX_MESSAGE_BYTES + 1)));

    // then
    await().until(() -> !game.connected());
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.REQUESTED);
    assertThat(game.notes()).singleElement().asString().contains("more than 4 MB");
  }

  @Test
  void junk_between_the_answers_is_passed_over() throws Exception {
    // given
    SocketAgent agent = SocketAgent.connectAnswering(hub, SmallGame::answer);
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.CONNECTED);

    // when
    agent.say(new byte[] {0, 1, 2});
    agent.say("");
    agent.say("[".repeat(1 << 21));
    agent.say("{\"id\": 1e99, \"result\": {}}");
    agent.say("{\"id\": {}, \"error\": 7}");
    agent.say("{\"id\": -1, \"result\": null}");

    // then
    assertThat(game.look().network().servers()).hasSize(2);
    assertThat(agent.open()).isTrue();
  }
}
