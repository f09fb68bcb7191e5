package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.game.Applied;
import hgw.network.BitNode;
import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Server;
import hgw.orchestrator.Cycle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent sees, and what it does when told. */
class AgentBrowserIT extends BrowserTest {

  @ParameterizedTest
  @ValueSource(strings = {"2.6", "2.7", "3.0"})
  void two_pasted_lines_make_the_fleet_the_plan(String version) {
    // given
    GamePage page = CHROMIUM.open(World.small(version));
    RunningHgw hgw = startHgw();

    // when
    page.type(hgw.lines());
    Cycle cycle = hgw.awaitCycle(1);

    // then
    assertThat(cycle.applied().launches()).noneMatch(Applied.Launch::failed);
    assertThatFleetIs(cycle.plan(), page);
    assertThat(page.crashes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.6", "2.7", "3.0"})
  void discovery_sees_every_server_as_it_is(String version) {
    // given
    World world = World.small(version);
    GamePage page = CHROMIUM.open(world);
    RunningHgw hgw = startHgw();

    // when
    page.type(hgw.lines());
    Cycle cycle = hgw.awaitCycle(1);

    // then
    List<String> seen =
        cycle.discovery().network().servers().stream().map(AgentBrowserIT::describe).toList();
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            world.all().stream().map(AgentBrowserIT::describe).toList());
    assertThat(cycle.discovery().network().player().hackingLevel()).isEqualTo(200);
    assertThat(cycle.discovery().network().loop().ram()).isEqualTo(2.4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.6", "2.7", "3.0"})
  void the_bit_node_is_learned_without_a_trace(String version) {
    // given
    GamePage page = CHROMIUM.open(World.small(version).bitNode(12, 3));
    RunningHgw hgw = startHgw();

    // when
    page.type(hgw.lines());
    Cycle cycle = hgw.awaitCycle(1);
    hgw.requestRebalance();
    Cycle second = hgw.awaitCycle(2);

    // then
    assertThat(cycle.discovery().network().player().bitNode()).isEqualTo(BitNode.of(12, 3));
    assertThat(second.discovery().network().player().bitNode()).isEqualTo(BitNode.of(12, 3));
    assertThat(cycle.discovery().notes()).noneMatch(note -> note.contains("BitNode"));
    assertThat(page.calls("getResetInfo")).isEqualTo(1);
    assertThat(page.ramOf("pserv-0", "agent/hgw-world.js")).isEqualTo(2.6);
    assertThat(cycle.foreign()).isEmpty();
    assertThatFleetIs(second.plan(), page);
    assertThat(page.crashes()).isEmpty();
  }

  @Test
  void where_nothing_has_room_to_ask_the_bit_node_is_said_to_be_unknown() {
    // given
    World world = World.empty("2.6").bitNode(9, 1);
    world.add("n00dles", 2.5, 1_750_000).linked("home");
    GamePage page = CHROMIUM.open(world);
    RunningHgw hgw = startHgw();

    // when
    page.type(hgw.lines());
    Cycle cycle = hgw.awaitCycle(1);

    // then
    assertThat(cycle.discovery().notes()).anyMatch(note -> note.contains("2.6 GB free"));
    assertThat(cycle.applied().launches()).noneMatch(Applied.Launch::failed).hasSize(1);
  }

  private static String describe(Server server) {
    return String.join(
        " ",
        server.host(),
        "rooted=" + server.rooted(),
        "purchased=" + server.purchased(),
        "ram=" + server.maxRam(),
        "money=" + server.money() + "/" + server.maxMoney(),
        "sec=" + server.sec() + "/" + server.minSec(),
        "growth=" + server.growth(),
        "level=" + server.requiredLevel());
  }

  private static String describe(World.ServerOfWorld server) {
    return String.join(
        " ",
        server.host(),
        "rooted=" + server.is("rooted"),
        "purchased=" + server.is("purchased"),
        "ram=" + server.number("maxRam"),
        "money=" + server.number("money") + "/" + server.number("maxMoney"),
        "sec=" + server.number("sec") + "/" + server.number("minSec"),
        "growth=" + server.number("growth"),
        "level=" + (int) server.number("requiredLevel"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.6", "2.7", "3.0"})
  void both_scripts_fit_into_the_ram_that_was_promised(String version) {
    // given
    GamePage page = CHROMIUM.open(World.small(version));
    RunningHgw hgw = startHgw();

    // when
    page.type(hgw.lines());
    hgw.awaitCycle(1);

    // then
    assertThat(page.ramOf("home", "agent/agent.js")).isLessThanOrEqualTo(8);
    assertThat(page.ramOf("home", "agent/hgw-loop.js")).isLessThanOrEqualTo(2.45);
  }

  @Test
  void hgw_knows_when_the_operations_of_running_loops_end() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw();
    page.type(hgw.lines());
    hgw.awaitCycle(1);

    // when
    hgw.requestRebalance();
    Network network = hgw.awaitCycle(2).discovery().network();

    // then
    assertThat(network.servers())
        .flatMap(Server::running)
        .filteredOn(RunningScript::isLoop)
        .isNotEmpty()
        .allSatisfy(
            loop -> {
              double hackTime = network.server(loop.args().get(0)).orElseThrow().hackTime();
              assertThat(loop.finishesIn()).isPositive().isLessThanOrEqualTo(4 * hackTime);
            });
  }

  @Test
  void a_launch_that_the_game_refuses_fails_alone() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw();
    page.before("exec", 1, "game.server('pserv-0').maxRam = 2"); // the first asks for the BitNode

    // when
    page.type(hgw.lines());
    Cycle cycle = hgw.awaitCycle(1);

    // then
    assertThat(cycle.applied().launches()).filteredOn(launch -> !launch.failed()).isNotEmpty();
    assertThat(cycle.applied().launches())
        .filteredOn(Applied.Launch::failed)
        .isNotEmpty()
        .allSatisfy(
            launch -> {
              assertThat(launch.script().runner()).isEqualTo("pserv-0");
              assertThat(launch.why()).isEqualTo("the game refused to start it");
            });
  }

  @Test
  void a_runner_deleted_between_discovery_and_launch_fails_alone() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw();
    page.type(hgw.lines());
    int launches = hgw.awaitCycle(1).applied().launches().size();

    // when
    page.before("kill", "game.deleteServer('pserv-1')");
    hgw.requestRebalance();
    Cycle cycle = hgw.awaitCycle(2);

    // then
    assertThat(cycle.applied().launches()).hasSize(launches);
    assertThat(cycle.applied().launches())
        .filteredOn(Applied.Launch::failed)
        .isNotEmpty()
        .allSatisfy(
            launch -> {
              assertThat(launch.script().runner()).isEqualTo("pserv-1");
              assertThat(launch.why()).contains("Invalid hostname: 'pserv-1'");
            });
    assertThat(page.loops()).hasSize(launches - 1);
  }

  @Test
  void an_apply_is_one_turn_of_the_game() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw();
    page.before("exec", 1, "Promise.resolve().then(() => game.seen = game.processes().length)");

    // when
    page.type(hgw.lines());
    Cycle cycle = hgw.awaitCycle(1);

    // then
    assertThat(cycle.plan().loops()).hasSize(2);
    assertThat(page.run("return game.seen")).isEqualTo(3L); // with the agent
  }

  @Test
  void scripts_of_the_player_are_announced_and_killed_on_runners_but_not_on_home() {
    // given
    World world = World.small("2.6");
    world.server("home").with("maxRam", 32);
    GamePage page = CHROMIUM.open(world);
    page.write("home", "mine.js", MINE);
    page.write("foodnstuff", "mine.js", MINE);
    page.launch("home", "mine.js", 1);
    page.launch("foodnstuff", "mine.js", 2, "a");
    RunningHgw hgw = startHgw();

    // when
    page.type(hgw.lines());
    Cycle cycle = hgw.awaitCycle(1);

    // then
    assertThat(hgw.foreign()).containsExactly("foodnstuff: mine.js a");
    assertThat(page.processes())
        .filteredOn(process -> process.file().equals("mine.js"))
        .extracting(GamePage.Process::host)
        .containsExactly("home");
    assertThatFleetIs(cycle.plan(), page);
  }

  @Test
  void an_agent_on_a_purchased_server_leaves_its_neighbours_alone_and_uses_the_rest() {
    // given
    World world = World.small("2.6");
    world.server("pserv-0").with("maxRam", 128);
    GamePage page = CHROMIUM.open(world);
    page.write("pserv-0", "mine.js", MINE);
    page.launch("pserv-0", "mine.js", 1);
    RunningHgw hgw = startHgw();

    // when
    page.typeOn("pserv-0", hgw.lines());
    hgw.awaitCycle(1);
    hgw.requestRebalance();
    Cycle cycle = hgw.awaitCycle(2);

    // then
    assertThat(cycle.applied().launches()).noneMatch(Applied.Launch::failed);
    assertThatFleetIs(cycle.plan(), page);
    assertThat(page.processes())
        .filteredOn(process -> process.host().equals("pserv-0"))
        .extracting(GamePage.Process::file)
        .contains("agent/agent.js", "mine.js", "agent/hgw-loop.js");
    assertThat(page.read("home", "agent/hgw-loop.js")).isEqualTo(ShippedScript.LOOP.text());
  }

  @Test
  void a_server_that_refuses_to_be_read_is_named_and_left_out() {
    // given
    World world = World.small("3.0");
    world.server("omega-net").with("refuses", true);
    GamePage page = CHROMIUM.open(world);
    RunningHgw hgw = startHgw();

    // when
    page.type(hgw.lines());
    Cycle cycle = hgw.awaitCycle(1);

    // then
    assertThat(cycle.discovery().network().servers())
        .extracting(Server::host)
        .doesNotContain("omega-net")
        .hasSize(world.all().size() - 1);
    assertThat(hgw.notes())
        .anySatisfy(
            note -> assertThat(note).contains("omega-net", "Cannot be executed on this server"));
    assertThatFleetIs(cycle.plan(), page);
  }

  @Test
  void five_hundred_servers_get_their_loops_while_the_runners_hardly_wait() {
    // given
    GamePage page = CHROMIUM.open(World.large(500));
    RunningHgw hgw = startHgw();
    page.type(hgw.lines());
    hgw.awaitCycle(1);

    // when
    hgw.requestRebalance();
    Cycle cycle = hgw.awaitCycle(2);

    // then
    assertThat(cycle.discovery().network().servers()).hasSize(501);
    assertThat(cycle.plan().loops()).hasSize(500);
    assertThatFleetIs(cycle.plan(), page);
    assertThat(cycle.applied().idleMs()).isLessThan(250);
  }
}
