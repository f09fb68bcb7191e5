package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hgw.orchestrator.Cycle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever happens to hgw, the agent or the page: the fleet ends up as planned, without help. */
class ConnectionBrowserIT extends BrowserTest {
  private static final String AGENT = "agent/agent.js";

  @Test
  void hgw_that_dies_in_the_middle_of_an_apply_makes_the_fleet_right_when_it_is_back() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw first = startHgw();
    page.before("exec", 2, Meeting.CALL); // the first asks for the BitNode
    Meeting meeting = Meeting.prepare();

    // when
    page.typeAndLeave(first.lines());
    meeting.during(first::close);
    RunningHgw second = startHgw(first.port());
    Cycle cycle = second.awaitCycle(1);

    // then
    assertThat(first.cycles()).isZero();
    assertThatFleetIs(cycle.plan(), page);
  }

  @Test
  void hgw_that_is_restarted_finds_its_agent_again_and_the_loops_go_on_meanwhile() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw first = startHgw();
    page.type(first.lines());
    first.awaitCycle(1);
    List<GamePage.Process> before = page.loops();

    // when
    first.close();
    await().until(() -> page.agentLog().contains("hgw is gone; the loops go on"));
    List<GamePage.Process> meanwhile = page.loops();
    RunningHgw second = startHgw(first.port());
    Cycle cycle = second.awaitCycle(1);

    // then
    assertThat(meanwhile).isEqualTo(before);
    assertThatFleetIs(cycle.plan(), page);
  }

  @Test
  void an_agent_waits_longer_each_time_while_there_is_no_hgw() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6").speed(200));
    RunningHgw hgw = startHgw();
    page.type(hgw.lines());
    hgw.awaitCycle(1);

    // when
    hgw.close();
    await().until(() -> page.agentLog().contains("next attempt in 30 s"));

    // then
    assertThat(page.agentLog().replaceAll("[^\\n]*next attempt in (\\d+) s", "$1").lines())
        .containsSubsequence("1", "2", "4", "8", "15", "30");
  }

  @Test
  void a_reload_of_the_page_is_followed_by_a_full_rebalance() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw();
    page.type(hgw.lines());
    hgw.awaitCycle(1);
    page.save();

    // when
    page.reload();
    Cycle cycle = hgw.awaitCycle(2);

    // then
    assertThatFleetIs(cycle.plan(), page);
    assertThat(page.agents()).hasSize(1);
  }

  @Test
  void a_reload_in_the_middle_of_an_apply_is_followed_by_a_full_rebalance() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw();
    page.type(hgw.lines());
    hgw.awaitCycle(1);
    page.save();
    page.before("exec", 1, "game.reload()");

    // when
    hgw.requestRebalance();
    Cycle cycle = hgw.awaitCycle(2);

    // then
    assertThat(hgw.problems()).anySatisfy(said -> assertThat(said).contains("not connected"));
    assertThatFleetIs(cycle.plan(), page);
  }

  @Test
  void an_agent_started_again_replaces_the_first() {
    // given
    World world = World.small("2.6");
    world.server("home").with("maxRam", 32);
    GamePage page = CHROMIUM.open(world);
    RunningHgw hgw = startHgw();
    page.type(hgw.lines());
    hgw.awaitCycle(1);
    GamePage.Process first = page.agents().get(0);

    // when
    page.type("run agent/agent.js");
    Cycle cycle = hgw.awaitCycle(2);

    // then
    assertThat(page.agents()).hasSize(1).doesNotContain(first);
    assertThatFleetIs(cycle.plan(), page);
  }

  @Test
  void a_killed_agent_can_be_started_again() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw();
    page.type(hgw.lines());
    hgw.awaitCycle(1);

    // when
    page.stop(page.agents().get(0));
    await().until(() -> !hgw.game().connected());
    page.type("run agent/agent.js");
    Cycle cycle = hgw.awaitCycle(2);

    // then
    assertThatFleetIs(cycle.plan(), page);
  }

  @Test
  void an_agent_killed_while_it_waits_does_not_connect_from_the_grave() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6").speed(1));
    RunningHgw hgw = startHgw();
    page.type(hgw.lines());
    hgw.awaitCycle(1);
    page.before("asleep", "game.stop(game.processes().find(p => p.file === 'agent/agent.js').pid)");

    // when
    hgw.close();
    await().until(() -> page.agents().isEmpty());
    startHgw(hgw.port());
    await().until(() -> page.sleeping() == 0);

    // then
    assertThat(page.openSockets()).isZero();
  }

  @Test
  void a_second_agent_is_refused_until_the_first_is_gone() {
    // given
    GamePage first = CHROMIUM.open(World.small("2.6"));
    GamePage second = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw();
    first.type(hgw.lines());
    hgw.awaitCycle(1);

    // when
    second.type(hgw.lines());

    // then
    await().until(() -> second.agentLog().contains("another agent is connected"));
    assertThat(hgw.cycles()).isEqualTo(1);
    assertThat(second.loops()).isEmpty();

    // when
    first.stop(first.agents().get(0));
    Cycle cycle = hgw.awaitCycle(2);

    // then
    assertThatFleetIs(cycle.plan(), second);
  }

  @Test
  void an_outdated_agent_that_knows_the_close_code_says_what_to_do_and_ends() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw();
    page.type(hgw.lines().get(0));
    page.write("home", AGENT, page.read("home", AGENT).replaceFirst("CHECKSUM = \"", "$0other"));

    // when
    page.type(hgw.lines().get(1));
    await().until(() -> page.agents().isEmpty());

    // then
    assertThat(page.terminal()).contains("agent.js is outdated").contains("Paste the two lines");
    assertThat(page.crashes()).isEmpty();
    assertThat(hgw.game().connected()).isFalse();

    // when
    page.type(hgw.lines());
    Cycle cycle = hgw.awaitCycle(1);

    // then
    assertThatFleetIs(cycle.plan(), page);
    assertThat(hgw.problems())
        .singleElement()
        .asString()
        .contains("outdated", "Paste the first line again");
  }

  @Test
  void an_agent_from_before_agents_told_which_they_are_comes_again_in_vain() {
    // given
    World world = World.small("2.6").speed(200);
    world.server("home").with("maxRam", 32);
    GamePage page = CHROMIUM.open(world);
    RunningHgw hgw = startHgw();
    page.type(hgw.lines().get(0));
    String agent = page.read("home", AGENT);
    page.write(
        "home",
        AGENT,
        agent.replace("&checksum=${CHECKSUM}", "").replace("OUTDATED = ", "OUTDATED = -"));

    // when
    page.type(hgw.lines().get(1));
    await()
        .until(() -> page.agentLog().lines().filter(line -> line.contains("attempt")).count() > 2);

    // then
    assertThat(page.agents()).hasSize(1);
    assertThat(hgw.game().connected()).isFalse();
    assertThat(hgw.problems()).singleElement().asString().contains("Paste the first line again");

    // when
    page.type(hgw.lines());
    Cycle cycle = hgw.awaitCycle(1);

    // then
    assertThat(page.agents()).hasSize(1);
    assertThatFleetIs(cycle.plan(), page);
    assertThat(hgw.problems()).hasSize(1);
  }
}
