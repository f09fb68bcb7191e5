package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.game.Applied;
import hgw.network.Server;
import hgw.orchestrator.Cycle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped agent in a real browser, the real hgw beside it, and a game of the tests' own. */
class AgentBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path state;
  private RunningHgw hgw;

  private RunningHgw start() {
    hgw = RunningHgw.start(key());
    return hgw;
  }

  private AccessKey key() {
    return AccessKey.load(state.resolve("key"));
  }

  @AfterEach
  void stop() {
    if (hgw != null) {
      hgw.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.6", "2.7", "3.0"})
  void two_pasted_lines_make_the_fleet_the_plan(String version) {
    // given
    GamePage page = CHROMIUM.open(World.small(version));

    // when
    page.type(start().game().terminalLines());
    Cycle cycle = hgw.awaitCycle(1);

    // then
    assertThat(cycle.plan().assignments()).isNotEmpty();
    assertThat(cycle.applied().launches()).noneMatch(Applied.Launch::failed);
    assertThat(RunningHgw.describe(page))
        .containsExactlyInAnyOrderElementsOf(RunningHgw.describe(cycle.plan()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.6", "3.0"})
  void discovery_sees_every_server_as_it_is(String version) {
    // given
    World world = World.small(version);
    GamePage page = CHROMIUM.open(world);
    page.type(start().game().terminalLines());

    // when
    Cycle cycle = hgw.awaitCycle(1);

    // then
    List<String> seen =
        cycle.discovery().network().servers().stream().map(AgentBrowserIT::describe).toList();
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            world.all().stream().map(AgentBrowserIT::describe).toList());
    assertThat(cycle.discovery().network().player().hackingLevel()).isEqualTo(200);
    assertThat(cycle.discovery().network().script().ram()).isEqualTo(2.4);
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
  void the_scripts_fit_into_the_ram_that_was_promised(String version) {
    // given
    GamePage page = CHROMIUM.open(World.small(version));

    // when
    page.type(start().game().terminalLines());
    hgw.awaitCycle(1);

    // then
    assertThat(page.ramOf("home", "agent/agent.js")).isLessThanOrEqualTo(8);
    assertThat(page.ramOf("home", "agent/hgw-loop.js")).isLessThanOrEqualTo(2.45);
  }

  @Test
  void a_runner_deleted_between_discovery_and_apply_fails_alone() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    page.beforeLaunch(1, "game.deleteServer('pserv-0')");

    // when
    page.type(start().game().terminalLines());
    Cycle cycle = hgw.awaitCycle(1);

    // then
    assertThat(cycle.applied().launches())
        .filteredOn(Applied.Launch::failed)
        .isNotEmpty()
        .allSatisfy(launch -> assertThat(launch.loop().runner()).isEqualTo("pserv-0"));
  }
}
