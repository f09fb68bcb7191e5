package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hgw.hub.Hub;
import hgw.orchestrator.Cycle;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who does not know the key, or comes from elsewhere, or says too much, gets nowhere. */
class IntruderBrowserIT extends BrowserTest {
  private static final String AGENT = "agent/agent.js";

  @Test
  void a_wrong_key_gets_no_agent() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw();

    // when
    page.type(hgw.lines().get(0).replaceFirst("key=.*? ", "key=wrong "));

    // then
    assertThat(page.terminal()).contains("HTTP code: 403");
    assertThat(page.read("home", AGENT)).isEmpty();
  }

  @Test
  void an_agent_with_a_wrong_key_says_what_to_do_and_ends() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw();
    page.type(hgw.lines().get(0));
    String agent = page.read("home", AGENT).replaceFirst("KEY = \"", "$0wrong");
    page.write("home", AGENT, agent);

    // when
    page.type(hgw.lines().get(1));
    await().until(() -> page.agents().isEmpty());

    // then
    assertThat(page.agentLog()).contains("hgw refused the key").contains("Paste the two lines");
    assertThat(hgw.game().connected()).isFalse();
    assertThat(page.crashes()).isEmpty();
  }

  @Test
  void a_page_from_elsewhere_gets_neither_agent_nor_connection() {
    // given
    GamePage friend = CHROMIUM.open(World.small("2.6"));
    GamePage stranger = CHROMIUM.open(World.small("2.6"), Chromium.FOREIGN_HOST);
    RunningHgw hgw = startHgw();
    friend.type(hgw.lines().get(0));

    // when
    stranger.type(hgw.lines().get(0));
    stranger.write("home", AGENT, friend.read("home", AGENT)); // by some other way
    stranger.type(hgw.lines().get(1));

    // then
    assertThat(stranger.terminal()).contains("wget failed");
    await().until(() -> stranger.agentLog().contains("next attempt in 4 s"));
    assertThat(hgw.game().connected()).isFalse();
    assertThat(stranger.loops()).isEmpty();
  }

  @Test
  void a_page_from_elsewhere_that_the_player_allows_may_play() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"), Chromium.FOREIGN_HOST);
    RunningHgw hgw = startHgw(0, Set.of((String) page.run("return location.origin")));

    // when
    page.type(hgw.lines());
    Cycle cycle = hgw.awaitCycle(1);

    // then
    assertThatFleetIs(cycle.plan(), page);
  }

  @Test
  void a_name_that_points_to_this_machine_is_not_this_machine() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw();
    List<String> lines = hgw.lines();
    page.type(lines.get(0));
    String agent = page.read("home", AGENT).replace("127.0.0.1", Chromium.FOREIGN_HOST);

    // when
    page.type(lines.get(0).replace("127.0.0.1", Chromium.FOREIGN_HOST));
    page.write("home", AGENT, agent);
    page.type(lines.get(1));

    // then
    assertThat(page.terminal()).contains("wget failed");
    await().until(() -> page.agentLog().contains("next attempt in 4 s"));
    assertThat(hgw.game().connected()).isFalse();
  }

  @Test
  void a_message_that_is_too_large_ends_the_connection_and_nothing_else() {
    // given
    World world = World.small("2.6");
    world.server("home").with("maxRam", 32);
    GamePage page = CHROMIUM.open(world);
    RunningHgw hgw = startHgw();
    page.type(hgw.lines());
    hgw.awaitCycle(1);

    // when: a loop of the player's own, as only scripts of hgw are told with their arguments
    page.run(
        "game.launch('agent/hgw-loop.js', 'home', 1, 'x'.repeat(arguments[0]))",
        Hub.MAX_MESSAGE_BYTES);
    hgw.requestRebalance();
    await().until(() -> !hgw.problems().isEmpty());

    // then
    assertThat(hgw.cycles()).isEqualTo(1);
    assertThat(page.loops()).isNotEmpty();

    // when
    page.run(
        "game.processes().filter(p => p.host === 'home' && p.file === 'agent/hgw-loop.js')"
            + ".forEach(p => game.stop(p.pid))");
    Cycle cycle = hgw.awaitCycle(2);

    // then
    assertThatFleetIs(cycle.plan(), page);
  }
}
