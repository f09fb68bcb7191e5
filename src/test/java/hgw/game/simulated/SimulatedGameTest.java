package hgw.game.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import hgw.economy.Operation.Kind;
import hgw.economy.TargetState;
import hgw.game.Applied;
import hgw.game.Applied.Launch;
import hgw.game.Game.Event;
import hgw.game.Orders;
import hgw.game.Telemetry;
import hgw.network.Formulas;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.network.Servers;
import hgw.planner.Plan.PlannedLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SimulatedGameTest {
  private static final Percentage A_BILLIONTH = withinPercentage(1e-7);
  private static final long HOUR = 3_600_000;

  /** Hacks of this player never fail, and teach nothing. */
  private static final Player SURE =
      new Player(100, 0, Map.of("hacking_chance", 1000.0, "hacking_exp", 0.0));

  private static final Server RUNNER = Servers.runner("runner", 10);
  private static final Server BIG = Servers.runner("big", 1000);
  private static final Server TARGET = Servers.target("target", 1e6);
  private static final Server OTHER = Servers.target("other", 1e6);

  @Test
  void a_launched_loop_takes_ram_and_is_seen() {
    SimulatedGame game = game(RUNNER, TARGET);

    Applied applied = launch(game, loop("runner", "target", 3));

    Server runner = discovered(game, "runner");
    assertThat(applied.launches()).noneMatch(Launch::failed);
    assertThat(runner.usedRam()).isCloseTo(3 * Script.LOOP.ram(), A_BILLIONTH);
    assertThat(runner.running())
        .singleElement()
        .isEqualTo(
            new RunningScript(
                "agent/hgw-loop.js",
                3,
                List.of("target", "--money", "0.9", "--hack", "0.5", "--epsilon", "1.0"),
                applied.launches().get(0).pid(),
                Script.LOOP.ram(),
                discovered(game, "target").hackTime())); // it hacks first
    assertThat(runner.running().get(0).isLoop()).isTrue();
  }

  @Test
  void a_loop_that_does_not_fit_fails_and_the_others_are_launched() {
    SimulatedGame game = game(RUNNER, TARGET, OTHER);

    Applied applied =
        launch(
            game,
            loop("runner", "target", 11),
            loop("runner", "target", 6),
            loop("runner", "other", 5),
            loop("runner", "other", 4));

    assertThat(applied.launches())
        .extracting(Launch::why)
        .containsExactly("not enough RAM", "", "not enough RAM", "");
    assertThat(applied.launches()).extracting(Launch::pid).containsExactly(0L, 1L, 0L, 2L);
    assertThat(discovered(game, "runner").usedRam()).isCloseTo(24, A_BILLIONTH);
  }

  /** 1.6 * 3 + 1.6 * 2 + 1.6 * 1 is more than 9.6 by a rounding error; the game lets that pass. */
  @Test
  void loops_that_fill_a_runner_to_the_last_thread_fit() {
    for (int threads = 2; threads <= 200; threads++) {
      Server full = Servers.server("full").maxRam(threads * 1.6).build();
      Network network = Servers.network(full, TARGET, OTHER).withScriptRam(1.6);
      for (int first = 1; first < threads; first++) {
        Applied applied =
            launch(
                new SimulatedGame(network, 1, Double.POSITIVE_INFINITY, 1),
                loop("full", "target", first),
                loop("full", "other", threads - first));

        assertThat(applied.launches()).as("%d of %d", first, threads).noneMatch(Launch::failed);
      }
    }
  }

  @Test
  void a_loop_on_a_server_without_root_or_without_existence_fails() {
    Server shut = Servers.server("shut").rooted(false).maxRam(Servers.ram(10)).build();
    Server mine =
        Servers.server("mine").rooted(false).purchased(true).maxRam(Servers.ram(10)).build();
    SimulatedGame game = game(shut, mine, TARGET);

    Applied applied =
        launch(
            game,
            loop("shut", "target", 1),
            loop("nowhere", "target", 1),
            loop("mine", "target", 1));

    assertThat(applied.launches())
        .extracting(Launch::why)
        .containsExactly("no root access", "there is no such server", "");
  }

  @Test
  void a_wipe_kills_every_script_and_a_sweep_only_loops() {
    RunningScript foreign = new RunningScript("mine.js", 1, List.of(), 0, 2);
    RunningScript left = new RunningScript(Script.LOOP.file(), 1, List.of("target"), 0, 2.4);
    SimulatedGame game =
        game(
            Servers.runner("wiped", 10).withRunning(List.of(foreign, left), 4.4),
            Servers.runner("swept", 10).withRunning(List.of(foreign, left), 4.4),
            Servers.runner("spared", 10).withRunning(List.of(foreign, left), 4.4),
            TARGET);

    Applied applied =
        game.apply(new Orders(List.of("wiped"), List.of("swept"), List.of(), List.of(), List.of()));

    assertThat(applied.killed()).isEqualTo(3);
    assertThat(discovered(game, "wiped").running()).isEmpty();
    assertThat(discovered(game, "wiped").usedRam()).isZero();
    assertThat(discovered(game, "swept").running()).containsExactly(foreign);
    assertThat(discovered(game, "swept").usedRam()).isEqualTo(2);
    assertThat(discovered(game, "spared").running()).containsExactly(foreign, left);
  }

  /** A snapshot of a live game has process ids, which loops launched here have as well. */
  @Test
  void what_ran_elsewhere_is_not_taken_for_a_loop_of_this_game() {
    RunningScript elsewhere = new RunningScript("mine.js", 1, List.of(), 1, 2, 1000);
    SimulatedGame game =
        game(RUNNER, Servers.runner("swept", 10).withRunning(List.of(elsewhere), 2), TARGET);

    Applied applied = launch(game, loop("runner", "target", 3));

    assertThat(applied.launches()).extracting(Launch::pid).containsExactly(1L);
    assertThat(discovered(game, "swept").running())
        .containsExactly(new RunningScript("mine.js", 1, List.of(), 0, 2));
  }

  @Test
  void wiping_a_server_that_is_not_there_kills_nothing() {
    SimulatedGame game = game(RUNNER, TARGET);

    Applied applied =
        game.apply(
            new Orders(List.of("nowhere"), List.of("nowhere"), List.of(), List.of(), List.of()));

    assertThat(applied.killed()).isZero();
  }

  @Test
  void a_kill_loses_the_operation_in_flight_and_counts_it() throws InterruptedException {
    SimulatedGame game = game(SURE, RUNNER, TARGET);
    long hack = hackTime(game, "target");
    launch(game, loop("runner", "target", 10));

    // when it is killed just before the hack would end
    passUntil(game, hack - 1);
    Applied applied =
        game.apply(new Orders(List.of("runner"), List.of(), List.of(), List.of(), List.of()));
    passUntil(game, 3 * hack);

    // then
    assertThat(applied.killed()).isEqualTo(1);
    assertThat(game.lostOperations()).isEqualTo(1);
    assertThat(game.telemetry().cash()).isZero();
    assertThat(discovered(game, "target")).isEqualTo(discovered(game(SURE, TARGET), "target"));
  }

  @Test
  void a_rebalance_begins_the_operation_anew() throws InterruptedException {
    SimulatedGame game = game(SURE, RUNNER, TARGET);
    long hack = hackTime(game, "target");
    launch(game, loop("runner", "target", 10));

    passUntil(game, hack - 1);
    game.apply(
        new Orders(
            List.of("runner"),
            List.of(),
            List.of(),
            List.of(loop("runner", "target", 10)),
            List.of()));

    passUntil(game, 2 * hack - 3);
    assertThat(game.telemetry().total()).isZero();
    passUntil(game, 2 * hack);
    assertThat(game.telemetry().total()).isPositive();
  }

  /**
   * A weaken that ends in the middle of a hack: the hack takes as long as the security of its start
   * makes it, and as much as that of its end.
   */
  @Test
  void an_operation_has_the_duration_of_its_start_and_the_effect_of_its_end()
      throws InterruptedException {
    Server insecure =
        Servers.server("target")
            .maxMoney(1e6)
            .money(1e6)
            .minSec(5)
            .sec(45)
            .requiredLevel(50)
            .build();
    SimulatedGame game = game(SURE, BIG, RUNNER, insecure);
    long slow = hackTime(game, "target");
    launch(game, new PlannedLoop("big", "target", 400, 0, 0.5, 0)); // weakens, 4 hack times
    passUntil(game, 4 * slow - slow / 2);
    launch(game, new PlannedLoop("runner", "target", 10, 0, 0.5, 100)); // hacks

    passUntil(game, 4 * slow + slow / 2 - 2);
    assertThat(discovered(game, "target").sec()).isCloseTo(25, A_BILLIONTH);
    assertThat(hackTime(game, "target")).isLessThan(slow * 2 / 3);
    assertThat(game.telemetry().total()).isZero();

    passUntil(game, 4 * slow + slow / 2 + 2);
    double stolen = 1e6 * 10 * Formulas.stolenPerThread(SURE, 25, 50);
    assertThat(game.telemetry().total()).isCloseTo(stolen, A_BILLIONTH);
    assertThat(discovered(game, "target").money()).isCloseTo(1e6 - stolen, A_BILLIONTH);
    assertThat(discovered(game, "target").sec()).isCloseTo(25.02, A_BILLIONTH);
  }

  @Test
  void discovery_tells_chance_and_time_of_the_security_of_now() {
    Server server = Servers.server("target").maxMoney(1e6).sec(30).requiredLevel(20).build();
    Player player = new Player(100);

    Server now = discovered(game(player, server), "target");

    assertThat(now.hackChance()).isEqualTo(Formulas.hackChance(player, 30, 20, true));
    assertThat(now.hackTime()).isEqualTo(Formulas.hackTime(player, 30, 20));
  }

  @Test
  void the_clock_goes_as_far_as_it_is_told_and_not_beyond_the_end() throws InterruptedException {
    SimulatedGame game = new SimulatedGame(Servers.network(), 1, Double.POSITIVE_INFINITY, 1);

    assertThat(game.await(1000)).isEqualTo(Event.CONNECTED);
    assertThat(game.now()).isZero();
    assertThat(game.await(1000)).isEqualTo(Event.TIME);
    assertThat(game.now()).isEqualTo(1000);
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.ENDED);
    assertThat(game.now()).isEqualTo(HOUR);
    assertThat(game.await(Long.MAX_VALUE)).isEqualTo(Event.ENDED);
    assertThat(game.now()).isEqualTo(HOUR);
  }

  @Test
  void a_request_is_heard_once_and_takes_no_time() throws InterruptedException {
    SimulatedGame game = new SimulatedGame(Servers.network(), 1, Double.POSITIVE_INFINITY, 1);
    game.request();

    assertThat(game.await(1000)).isEqualTo(Event.CONNECTED);
    assertThat(game.await(1000)).isEqualTo(Event.REQUESTED);
    assertThat(game.now()).isZero();
    assertThat(game.await(1000)).isEqualTo(Event.TIME);
    assertThat(game.now()).isEqualTo(1000);
  }

  @Test
  void a_game_in_real_time_wakes_when_somebody_asks_and_when_it_ends() throws Exception {
    SimulatedGame game = new SimulatedGame(Servers.network(), 1000, 1, 1);
    assertThat(game.await(HOUR)).isEqualTo(Event.CONNECTED);

    assertThat(awaitedWhile(game, game::request)).isEqualTo(Event.REQUESTED);
    assertThat(game.now()).isBetween(1L, HOUR / 2); // and as much of the game has passed
    assertThat(awaitedWhile(game, game::end)).isEqualTo(Event.ENDED);
    assertThat(game.await(HOUR)).as("for good").isEqualTo(Event.ENDED);
  }

  /** Wait for an hour of real time, and do something meanwhile. */
  private static Event awaitedWhile(SimulatedGame game, Runnable action) throws Exception {
    AtomicReference<Event> event = new AtomicReference<>();
    Thread player =
        new Thread(
            () -> {
              try {
                event.set(game.await(HOUR));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    player.start();
    await().until(() -> player.getState() == Thread.State.TIMED_WAITING);
    action.run();
    player.join(TimeUnit.SECONDS.toMillis(10));
    return event.get();
  }

  @Test
  void the_same_seed_makes_the_same_game() throws InterruptedException {
    assertThat(incomes(1)).isEqualTo(incomes(1)).isNotEqualTo(incomes(2));
  }

  @Test
  void how_often_one_looks_changes_nothing() throws InterruptedException {
    SimulatedGame looked = uncertainGame(1);
    for (long now = 0; now <= HOUR; now += 997) {
      passUntil(looked, now);
    }
    passUntil(looked, HOUR);
    SimulatedGame left = uncertainGame(1);
    passUntil(left, HOUR);

    assertThat(left.telemetry()).isEqualTo(looked.telemetry());
    assertThat(left.discover()).usingRecursiveComparison().isEqualTo(looked.discover());
  }

  private static List<Telemetry> incomes(long seed) throws InterruptedException {
    SimulatedGame game = uncertainGame(seed);
    List<Telemetry> incomes = new ArrayList<>();
    for (int minutes = 10; minutes <= 60; minutes += 10) {
      passUntil(game, minutes * 60_000L);
      incomes.add(game.telemetry());
    }
    return incomes;
  }

  private static SimulatedGame uncertainGame(long seed) {
    Network network = Servers.network(RUNNER, BIG, TARGET, OTHER);
    SimulatedGame game = new SimulatedGame(network, 2, Double.POSITIVE_INFINITY, seed);
    launch(game, loop("runner", "target", 10), loop("big", "other", 700));
    return game;
  }

  @Test
  void what_targets_brought_sums_to_the_cash() throws InterruptedException {
    SimulatedGame game = game(RUNNER, BIG, TARGET, OTHER);
    launch(game, loop("runner", "target", 10), loop("big", "other", 700));
    double sum = 0;
    for (long now = 0; now <= HOUR; now += 60_000) {
      passUntil(game, now);

      Telemetry telemetry = game.telemetry();

      assertThat(telemetry.earned()).doesNotContainKeys("runner", "big");
      sum += telemetry.total();
      assertThat(telemetry.cash()).isCloseTo(sum, withinPercentage(1e-9));
    }
    assertThat(sum).isPositive();
    assertThat(game.telemetry().earned()).as("taken already").isEmpty();
  }

  @Test
  void what_is_stolen_is_taken_from_the_target() throws InterruptedException {
    SimulatedGame game = game(SURE, RUNNER, TARGET);
    launch(game, new PlannedLoop("runner", "target", 10, 0, 0.5, 100)); // hacks and nothing else

    passUntil(game, HOUR);

    double cash = game.telemetry().cash();
    assertThat(cash).isPositive();
    assertThat(discovered(game, "target").money()).isCloseTo(1e6 - cash, A_BILLIONTH);
  }

  @Test
  void levels_rise_with_experience() throws InterruptedException {
    SimulatedGame game = game(BIG, TARGET);
    double before = Formulas.experience(new Player(100), 100);
    launch(game, loop("big", "target", 1000));
    assertThat(level(game)).isEqualTo(100);

    // one hack with 12 threads (24 threads would take all), at a base security of 3 * 5
    passUntil(game, hackTime(game, "target") + 1);

    double perThread = 3 + 0.3 * 15;
    double part = game.telemetry().total() > 0 ? 1 : 0.25;
    assertThat(level(game))
        .isEqualTo(Formulas.level(new Player(1), before + 12 * part * perThread));
    passUntil(game, HOUR);
    assertThat(level(game)).isGreaterThan(130);
  }

  /** Only a loop that fails all the time shows what a failure brings. */
  @Test
  void a_hack_that_fails_brings_a_quarter_of_the_experience() throws InterruptedException {
    int success = levelAfterHacks(1000);
    int failure = levelAfterHacks(1e-9);
    Player player = new Player(1);
    double gained = Formulas.experience(player, success) - Formulas.experience(player, 100);

    double quarter = Formulas.experience(player, 100) + gained / 4;

    assertThat(success).isGreaterThan(120);
    assertThat(failure).isCloseTo(Formulas.level(player, quarter), withinPercentage(1));
  }

  /** Level after a hundred equally long hacks by one thread of a probe, from level 100. */
  private static int levelAfterHacks(double chance) throws InterruptedException {
    Player player =
        new Player(
            100, 0, Map.of("hacking_chance", chance, "hacking_money", 1e-9, "hacking_exp", 50.0));
    SimulatedGame game = game(player, RUNNER, TARGET);
    long hack = hackTime(game, "target");
    for (int i = 0; i < 20; i++) {
      game.apply(
          new Orders(
              List.of("runner"),
              List.of(),
              List.of(),
              List.of(new PlannedLoop("runner", "target", 10, 0, 0.5, 100)),
              List.of()));
      passUntil(game, (i + 1) * hack + i + 1);
    }
    return level(game);
  }

  private static SimulatedGame game(Server... servers) {
    return game(new Player(Servers.LEVEL), servers);
  }

  private static SimulatedGame game(Player player, Server... servers) {
    Network network = new Network(player, Script.LOOP, List.of(servers));
    return new SimulatedGame(network, 2, Double.POSITIVE_INFINITY, 1);
  }

  private static PlannedLoop loop(String runner, String target, long threads) {
    return new PlannedLoop(runner, target, threads, 0.9, 0.5, 1);
  }

  private static Applied launch(SimulatedGame game, PlannedLoop... loops) {
    return game.apply(new Orders(List.of(), List.of(), List.of(), List.of(loops), List.of()));
  }

  /** Let time pass; the first wait of a game only connects. */
  private static void passUntil(SimulatedGame game, long ms) throws InterruptedException {
    if (game.await(ms) == Event.CONNECTED) {
      game.await(ms);
    }
    assertThat(game.now()).isEqualTo(ms);
  }

  private static Server discovered(SimulatedGame game, String host) {
    return game.discover().network().server(host).orElseThrow();
  }

  private static int level(SimulatedGame game) {
    return game.discover().network().player().hackingLevel();
  }

  /** Duration of a hack that starts now, in whole ms, rounded up. */
  private static long hackTime(SimulatedGame game, String host) {
    Network network = game.discover().network();
    TargetState state = new TargetState(network.server(host).orElseThrow());
    return (long) Math.ceil(state.duration(network.player(), Kind.HACK));
  }
}
