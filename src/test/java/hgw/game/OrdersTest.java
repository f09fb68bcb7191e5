package hgw.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hgw.network.Grant;
import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.network.Servers;
import hgw.planner.Choices;
import hgw.planner.Choices.Restart;
import hgw.planner.Pack;
import hgw.planner.Plan;
import hgw.planner.Plan.PlannedLoop;
import hgw.planner.Planner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds what a plan makes hgw kill, keep and launch. */
class OrdersTest {
  private static final Planner PLANNER = Planner.of(Pack.load(List.of()));
  private static final Choices CHANGED = Choices.USUAL.withRestart(Restart.CHANGED);
  private static final Server TARGET = Servers.target("target", 1e6);
  private static final Server HOME = Servers.runner("home", 4);

  /** The loop that the plan of {@link #network} wants. */
  private static final PlannedLoop PLANNED = PLANNER.plan(network(), Choices.USUAL).loops().get(0);

  @Test
  void runners_are_wiped_and_every_other_server_but_home_is_swept_of_loops() {
    Orders orders = orders(network(), Choices.USUAL);

    assertThat(orders.wipe()).containsExactly("runner");
    assertThat(orders.sweep()).containsExactly("target");
    assertThat(orders.launches()).containsExactly(PLANNED);
  }

  @Test
  void a_loop_that_runs_just_as_planned_is_kept_where_only_changes_are_restarted() {
    Network network = network(loop(PLANNED, 7));

    Orders orders = orders(network, CHANGED);

    assertThat(orders.kept())
        .extracting(Orders.Kept::script, Orders.Kept::pid)
        .containsExactly(tuple(PLANNED, 7L));
    assertThat(orders.keptPids()).containsExactly(7L);
    assertThat(orders.launches()).isEmpty();
  }

  @Test
  void nothing_is_kept_where_everything_is_restarted() {
    Orders orders = orders(network(loop(PLANNED, 7)), Choices.USUAL);

    assertThat(orders.kept()).isEmpty();
    assertThat(orders.launches()).containsExactly(PLANNED);
  }

  @Test
  void a_loop_that_differs_in_anything_is_launched_anew() {
    PlannedLoop it = PLANNED;
    List<PlannedLoop> others =
        List.of(
            new PlannedLoop(it.runner(), "other", it.threads(), it.money(), it.hack(), 1),
            new PlannedLoop(it.runner(), it.target(), it.threads() - 1, 0.9, 0.5, 1),
            new PlannedLoop(it.runner(), it.target(), it.threads(), 0.8, it.hack(), 1),
            new PlannedLoop(it.runner(), it.target(), it.threads(), it.money(), 0.4, 1),
            new PlannedLoop(it.runner(), it.target(), it.threads(), it.money(), it.hack(), 2));

    for (PlannedLoop other : others) {
      Orders orders = orders(network(loop(other, 7)), CHANGED);

      assertThat(orders.kept()).as("%s", other).isEmpty();
      assertThat(orders.launches()).as("%s", other).containsExactly(PLANNED);
    }
  }

  @Test
  void a_script_of_the_same_name_elsewhere_is_not_a_loop_of_hgw() {
    RunningScript own =
        new RunningScript(
            "hgw-loop.js", PLANNED.threads(), PLANNED.loop().toList(), 7, Script.LOOP.ram());
    Network network = network(own);

    Orders orders = orders(network, CHANGED);

    assertThat(own.isLoop()).isFalse();
    assertThat(orders.kept()).isEmpty();
    assertThat(orders.foreignScripts(network))
        .extracting(Orders.Foreign::host, it -> it.script().file())
        .containsExactly(tuple("runner", "hgw-loop.js"));
  }

  @Test
  void on_the_agents_own_host_the_ram_of_such_a_script_is_reserved() {
    RunningScript own = new RunningScript("hgw-loop.js", 2, List.of(), 7, 4);
    RunningScript loop = loop(PLANNED, 8);

    assertThat(Servers.runner("runner", 9).withRunning(List.of(own, loop), 0).othersRam())
        .isEqualTo(8);
  }

  private static final Planner BATCH = Planner.of(Pack.load(List.of(Pack.BATCH)));

  /** A network in which a batcher pays, with that on its runner. */
  private static Network batched(RunningScript... running) {
    return Servers.network(
        HOME, Servers.runner("runner", 64).withRunning(List.of(running), 0), TARGET);
  }

  private static RunningScript batcher(double granted) {
    return new RunningScript(Script.Kind.BATCHER.file(), 1, List.of("target"), 7, 3.4)
        .granted(List.of(new Grant("runner", granted)));
  }

  private static RunningScript worker(Script.Kind kind, String target, long threads) {
    return new RunningScript(kind.file(), threads, List.of(target), 8, 1.75);
  }

  private static Orders batches(Network network, Choices choices) {
    return Orders.of(BATCH.plan(network, choices), network);
  }

  @Test
  void a_batcher_is_launched_with_its_grants_and_what_it_would_have_to_find_out() {
    Orders orders = batches(batched(), Choices.USUAL);

    assertThat(orders.launches()).singleElement().isInstanceOf(Plan.PlannedBatcher.class);
    assertThat(orders.batchers())
        .singleElement()
        .satisfies(
            batcher -> {
              assertThat(batcher.runs()).isFalse();
              assertThat(batcher.orders().ram()).isBetween(140.0, 64 * 2.4 - 3.4);
              assertThat(batcher.orders().weakening()).isEqualTo(0.05);
              assertThat(batcher.orders().theft()).isEqualTo(1);
              assertThat(batcher.orders().growth()).isPositive();
            });
  }

  @Test
  void a_batcher_whose_target_stays_is_told_and_not_killed() {
    Orders orders = batches(batched(batcher(14)), Choices.USUAL);

    assertThat(orders.launches()).isEmpty();
    assertThat(orders.keptPids()).containsExactly(7L);
    assertThat(orders.batchers())
        .singleElement()
        .satisfies(
            batcher -> {
              assertThat(batcher.pid()).isEqualTo(7);
              assertThat(batcher.orders().ram()).isGreaterThan(14);
            });
  }

  @Test
  void where_everything_is_restarted_a_batcher_is_killed_with_its_workers() {
    Network network = batched(batcher(14), worker(Script.Kind.GROW, "target", 2));

    Orders orders = batches(network, Choices.USUAL.withRestart(Choices.Restart.ALL));

    assertThat(orders.keptPids()).isEmpty();
    assertThat(orders.launches()).hasSize(1);
    assertThat(network.server("runner").orElseThrow().running())
        .noneMatch(orders.sparedOn("runner"));
  }

  @Test
  void workers_stay_as_far_as_the_grants_of_their_batcher_reach() {
    Orders orders = batches(batched(batcher(14)), Choices.USUAL);
    double granted = orders.batchers().get(0).orders().ram();
    long fits = (long) (granted / 1.75);

    var spared = orders.sparedOn("runner");
    assertThat(spared).accepts(worker(Script.Kind.GROW, "target", fits - 1));
    assertThat(spared).rejects(worker(Script.Kind.GROW, "target", 2));
    assertThat(spared).accepts(worker(Script.Kind.WEAKEN, "target", 1));
    assertThat(spared).rejects(worker(Script.Kind.WEAKEN, "other", 1));
    assertThat(orders.sparedOn("elsewhere")).rejects(worker(Script.Kind.GROW, "target", 1));
  }

  @Test
  void batchers_and_workers_are_not_foreign() {
    Network network = batched(batcher(14), worker(Script.Kind.HACK, "target", 2));

    assertThat(batches(network, Choices.USUAL).foreignScripts(network)).isEmpty();
  }

  private static Orders orders(Network network, Choices choices) {
    Plan plan = PLANNER.plan(network, choices);
    return Orders.of(plan, network);
  }

  private static RunningScript loop(PlannedLoop loop, long pid) {
    return new RunningScript(
        Script.LOOP.file(), loop.threads(), loop.loop().toList(), pid, Script.LOOP.ram());
  }

  private static Network network(RunningScript... running) {
    return Servers.network(
        HOME, Servers.runner("runner", 9).withRunning(List.of(running), 0), TARGET);
  }
}
