package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hgw.game.Orders;
import hgw.game.simulated.SimulatedGame;
import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.network.ServerBuilder;
import hgw.network.Servers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds that home is a runner where the player's rule lends it, and what goes on there then. */
class LentHomeTest {
  private static final RunningScript AGENT =
      new RunningScript("agent/agent.js", 1, List.of(), 1, 8);
  private static final RunningScript MINE = new RunningScript("mine.js", 2, List.of(), 2, 1);
  private static final String LOOP_FILE = "agent/hgw-loop.js"; // as the game says it
  private static final Server TARGET = Servers.target("target", 1e6);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"a.drl", "z.drl"})
  void a_rule_of_any_file_can_lend_it(String file) {
    Plan plan = lend(file, "setLent( true )").plan(network(home().maxRam(Servers.ram(5)).build()));

    assertThat(plan.runners())
        .extracting(Plan.RunnerUse::host, Plan.RunnerUse::threads)
        .containsExactly(tuple("home", 5L));
    assertThat(plan.loops()).extracting(Plan.PlannedLoop::runner).containsExactly("home");
    assertThat(plan.excluded())
        .extracting(Plan.Excluded::host, Plan.Excluded::role)
        .containsExactlyInAnyOrder(tuple("home", "target"), tuple("target", "runner"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "setLent( true )",
        "setLent( true ), setReservedRam( 3 )",
        "setReservedRam( 3 ), setLent( true )",
        "setLent( true ), setScriptsStay( false )"
      })
  void the_ram_of_what_runs_there_is_reserved_whatever_else_a_rule_says(String what) {
    Server home = home().maxRam(22).running(List.of(AGENT, MINE)).hostsAgent(true).build();

    Plan plan = lend("mine.drl", what).plan(network(home));

    assertThat(plan.runners())
        .extracting(Plan.RunnerUse::threads, Plan.RunnerUse::scriptsStay)
        .containsExactly(tuple((long) ((22 - 8 - 2) / 2.4), true));
  }

  @Test
  void more_ram_can_be_reserved() {
    Server home = home().maxRam(100).running(List.of(AGENT)).build();

    Plan plan = lend("mine.drl", "setLent( true ), setReservedRam( 32 )").plan(network(home));

    assertThat(plan.runners().get(0).threads()).isEqualTo((long) ((100 - 32) / 2.4));
  }

  @Test
  void a_home_without_room_or_root_is_no_runner_though_lent() {
    Server full = home().maxRam(8).running(List.of(AGENT)).build();
    Server shut = home().maxRam(64).rooted(false).build();

    assertThat(lend("mine.drl", "setLent( true )").plan(network(full)).excluded())
        .filteredOn(excluded -> excluded.host().equals("home"))
        .extracting(Plan.Excluded::reason)
        .contains("has 0.0 GB, a thread needs 2.4 GB");
    assertThat(lend("mine.drl", "setLent( true )").plan(network(shut)).excluded())
        .filteredOn(excluded -> excluded.host().equals("home"))
        .extracting(Plan.Excluded::reason)
        .contains("no root access");
  }

  @Test
  void a_rebalance_kills_nothing_there_but_loops_of_hgw() {
    RunningScript loop = loop(7);
    Server home = home().maxRam(64).running(List.of(AGENT, MINE, loop)).build();
    Network network = network(home);

    Orders orders = Orders.of(lend("mine.drl", "setLent( true )").plan(network), network);

    assertThat(orders.wipe()).isEmpty();
    assertThat(orders.sweep()).containsExactly("home", "target");
    assertThat(orders.foreignScripts(network)).isEmpty();

    SimulatedGame game = new SimulatedGame(network, 1, Double.POSITIVE_INFINITY, 1);
    assertThat(game.apply(orders).launches()).allMatch(launch -> launch.pid() > 0);
    assertThat(game.discover().network().server("home").orElseThrow().running())
        .extracting(RunningScript::file, RunningScript::isLoop)
        .containsExactly(
            tuple(AGENT.file(), false), tuple(MINE.file(), false), tuple(LOOP_FILE, true));
  }

  @Test
  void a_loop_there_that_stays_as_it_is_goes_on_where_only_changes_are_restarted() {
    Network network = network(home().maxRam(64).running(List.of(AGENT)).build());
    Choices changed = Choices.USUAL.withRestart(Choices.Restart.CHANGED);
    Planner planner = lend("mine.drl", "setLent( true )").planner();
    Plan.PlannedLoop planned = planner.plan(network, changed).loops().get(0);
    RunningScript running =
        new RunningScript(Script.LOOP.file(), planned.threads(), planned.loop().toList(), 7, 2.4);
    Network later = network(home().maxRam(64).running(List.of(AGENT, running)).build());

    Orders orders = Orders.of(planner.plan(later, changed), later);

    assertThat(orders.kept()).extracting(Orders.Kept::pid).containsExactly(7L);
    assertThat(orders.launches()).isEmpty();
  }

  @Test
  void a_home_that_nobody_lends_is_no_runner_and_a_loop_there_stays_alone() {
    Server home = home().maxRam(64).running(List.of(loop(7))).build();
    Network network = network(home, Servers.runner("runner", 9));
    Choices changed = Choices.USUAL.withRestart(Choices.Restart.CHANGED);

    for (String pack : List.of("default", "round-robin", "max-income")) {
      Plan plan =
          Planner.of(Pack.load(pack.equals("default") ? List.of() : List.of(pack)))
              .plan(network, changed);

      assertThat(plan.runners()).extracting(Plan.RunnerUse::host).containsExactly("runner");
      Orders orders = Orders.of(plan, network);
      assertThat(orders.sweep()).doesNotContain("home");
      assertThat(orders.wipe()).doesNotContain("home");
    }
  }

  private static RunningScript loop(long pid) {
    return new RunningScript(
        Script.LOOP.file(),
        1,
        List.of("target", "--money", "0.9", "--hack", "0.5", "--epsilon", "1"),
        pid,
        2.4);
  }

  private static ServerBuilder home() {
    return Servers.server(Server.HOME);
  }

  private static Network network(Server home, Server... others) {
    Server[] all = new Server[others.length + 2];
    all[0] = home;
    all[1] = TARGET;
    System.arraycopy(others, 0, all, 2, others.length);
    return Servers.network(all);
  }

  private TestPack lend(String file, String what) {
    return new TestPack(directory)
        .write(
            file,
            """
            rule "Lend home"
              agenda-group "eligibility"
            when
              $home : Runner( home, !lent )
            then
              modify( $home ) { %s }
            end
            """
                .formatted(what));
  }
}
