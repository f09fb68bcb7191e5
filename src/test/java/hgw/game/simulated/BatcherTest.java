package hgw.game.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hgw.economy.batch.BatchMind.State;
import hgw.economy.batch.BatchOrders;
import hgw.game.BatcherReport;
import hgw.game.Game.Event;
import hgw.game.Orders;
import hgw.network.Grant;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.network.files.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plays one batcher with all RAM of a network as a player may have it. */
class BatcherTest {
  private static final Network MID = Snapshot.read(Path.of("samples/mid.json"));
  private static final String TARGET = "joesguns";
  private static final String HOST = "pserv-0";
  private static final long MINUTE = 60_000;

  private SimulatedGame game = new SimulatedGame(MID, 12, Double.POSITIVE_INFINITY, 1);

  @Test
  void prepares_the_target_and_then_lands_batch_after_batch() throws InterruptedException {
    long pid = launch(orders(0, everything()));
    assertThat(report(pid).state()).isEqualTo(State.PREPARE);

    passUntil(20 * MINUTE);
    BatcherReport before = report(pid);
    double earned = game.ledger().total();
    passUntil(30 * MINUTE);
    BatcherReport after = report(pid);

    assertThat(after.state()).isEqualTo(State.BATCH);
    assertThat(after.misfires()).isZero();
    double landed = after.landed() - before.landed();
    assertThat(landed).isCloseTo(10 * MINUTE / after.periodMs(), within(5.0));
    Server target = discovered(TARGET);
    double perBatch = target.maxMoney() * after.fraction() * target.hackChance();
    assertThat(game.ledger().total() - earned)
        .isCloseTo(perBatch * landed, within(0.1 * perBatch * landed));
    assertThat(game.ledger().byTarget()).containsOnlyKeys(TARGET);
  }

  @Test
  void is_seen_with_its_workers() throws InterruptedException {
    long pid = launch(orders(0, everything()));
    passUntil(20 * MINUTE);

    List<RunningScript> here = discovered(HOST).running();

    assertThat(here)
        .filteredOn(script -> script.is(Script.Kind.BATCHER))
        .singleElement()
        .isEqualTo(
            new RunningScript("agent/hgw-batcher.js", 1, List.of(TARGET), pid, 3.4)
                .granted(everything()));
    List<RunningScript> workers = new ArrayList<>();
    for (Server server : game.discover().network().servers()) {
      server.running().stream()
          .filter(RunningScript::works)
          .filter(script -> !script.is(Script.Kind.BATCHER))
          .forEach(workers::add);
    }
    assertThat(workers).isNotEmpty().allMatch(script -> script.args().equals(List.of(TARGET)));
    double ram = workers.stream().mapToDouble(script -> script.threads() * script.ram()).sum();
    assertThat(ram).isCloseTo(report(pid).heldRam(), within(1e-6));
    assertThat(workers).anyMatch(script -> script.count() > 1);
  }

  @Test
  void never_holds_more_than_it_is_granted() throws InterruptedException {
    Map<String, Double> granted = Map.of("pserv-3", 200.0, "pserv-2", 100.4, "CSEC", 8.0);
    List<Grant> grants =
        granted.entrySet().stream().map(each -> new Grant(each.getKey(), each.getValue())).toList();
    launch(orders(0, grants));

    for (int minute = 1; minute <= 90; minute++) {
      passUntil(minute * MINUTE);
      for (Server server : game.discover().network().servers()) {
        double held =
            server.running().stream()
                .filter(script -> script.works() && !script.is(Script.Kind.BATCHER))
                .mapToDouble(script -> script.threads() * script.ram())
                .sum();
        assertThat(held)
            .as(server.host())
            .isLessThanOrEqualTo(granted.getOrDefault(server.host(), 0.0) + 1e-6);
      }
    }
    assertThat(game.ledger().total()).isPositive();
  }

  @Test
  void mends_itself_after_workers_were_killed() throws InterruptedException {
    long pid = launch(orders(0, everything()));
    passUntil(20 * MINUTE);
    double before = game.ledger().total();
    passUntil(30 * MINUTE);
    double undisturbed = game.ledger().total() - before;

    for (Server server : MID.servers()) { // all weakens: the security stays up
      game.kill(server.host(), script -> script.is(Script.Kind.WEAKEN));
    }
    assertThat(report(pid).state()).isEqualTo(State.BATCH);
    passUntil(50 * MINUTE);
    before = game.ledger().total();
    passUntil(60 * MINUTE);

    assertThat(report(pid).misfires()).isPositive();
    assertThat(report(pid).state()).isEqualTo(State.BATCH);
    assertThat(game.ledger().total() - before).isGreaterThan(0.95 * undisturbed);
  }

  @Test
  void takes_newer_orders_while_it_works_and_no_older_ones() throws InterruptedException {
    long pid = launch(orders(5, everything()));
    passUntil(20 * MINUTE);
    double all = report(pid).grantedRam();
    List<Grant> fewer = List.of(new Grant("pserv-0", 64), new Grant("pserv-1", 64));

    assertThat(game.tell(pid, orders(5, fewer))).isTrue();
    passUntil(21 * MINUTE);
    assertThat(report(pid).grantedRam()).isEqualTo(all);
    game.tell(pid, orders(6, fewer));
    passUntil(30 * MINUTE);

    assertThat(report(pid).grantedRam()).isEqualTo(128);
    assertThat(report(pid).heldRam()).isLessThanOrEqualTo(128);
    assertThat(report(pid).state()).isEqualTo(State.BATCH);
    assertThat(report(pid).landed()).isPositive();
    assertThat(game.tell(pid + 1_000_000, orders(7, fewer))).isFalse();
  }

  @Test
  void its_workers_go_on_when_it_is_killed_and_another_takes_over() throws InterruptedException {
    launch(orders(0, everything()));
    passUntil(20 * MINUTE);
    double before = game.ledger().total();

    game.kill(HOST, script -> script.is(Script.Kind.BATCHER));
    assertThat(game.batchers()).isEmpty();
    assertThat(discovered(HOST).running()).isNotEmpty();
    long second = launch(orders(0, everything())); // the workers fill its RAM at first
    passUntil(22 * MINUTE);
    assertThat(game.ledger().total()).isGreaterThan(before);

    passUntil(40 * MINUTE);
    assertThat(report(second).state()).isEqualTo(State.BATCH);
    assertThat(report(second).heldRam()).isGreaterThan(0.8 * report(second).grantedRam());
  }

  @Test
  void a_wipe_kills_it_and_its_workers() throws InterruptedException {
    launch(orders(0, everything()));
    passUntil(20 * MINUTE);

    List<String> hosts =
        MID.servers().stream().filter(server -> !server.home()).map(Server::host).toList();
    int killed = game.apply(new Orders(hosts, List.of(), List.of(), List.of(), List.of())).killed();

    assertThat(killed).isGreaterThan(10);
    assertThat(game.discover().network().servers())
        .filteredOn(server -> !server.home())
        .allMatch(server -> server.running().isEmpty());
    double earned = game.ledger().total();
    passUntil(40 * MINUTE);
    assertThat(game.ledger().total()).isEqualTo(earned);
  }

  @Test
  void a_batcher_without_room_or_without_grants_does_not_run() {
    assertThat(game.launchBatcher("nowhere", TARGET, orders(0, everything())).why()).isNotEmpty();
    game.launchBatcher(HOST, TARGET, BatchOrders.of(List.of()));
    assertThat(discovered(HOST).running()).isEmpty();
  }

  @Test
  void the_same_seed_plays_the_same_game() throws InterruptedException {
    SimulatedGame other = new SimulatedGame(MID, 12, Double.POSITIVE_INFINITY, 1);
    other.launchBatcher(HOST, TARGET, orders(0, everything()));
    launch(orders(0, everything()));
    other.await(30 * MINUTE);
    other.await(30 * MINUTE);
    for (long ms = 0; ms <= 30 * MINUTE; ms += 7001) {
      passUntil(ms);
    }
    passUntil(30 * MINUTE);

    assertThat(game.ledger().total()).isPositive().isEqualTo(other.ledger().total());
  }

  /** A page in the background has its timers once a second. */
  @Test
  void looks_further_ahead_where_timers_are_held_back() throws InterruptedException {
    SimulatedGame hidden = new SimulatedGame(MID, 12, Double.POSITIVE_INFINITY, 1, 1000);
    long pid = hidden.launchBatcher(HOST, TARGET, orders(0, everything())).pid();
    launch(orders(0, everything()));
    for (SimulatedGame each : List.of(hidden, game)) {
      each.await(60 * MINUTE);
      each.await(60 * MINUTE);
    }

    assertThat(hidden.batchers().get(pid).lookAheadMs()).isBetween(900.0, 1500.0);
    assertThat(hidden.ledger().total()).isGreaterThan(0.8 * game.ledger().total());
  }

  /** A page that was hidden for minutes has them once a minute: longer than a batch takes. */
  @Test
  void earns_where_timers_come_once_a_minute() throws InterruptedException {
    SimulatedGame hidden = new SimulatedGame(MID, 12, Double.POSITIVE_INFINITY, 1, MINUTE);
    long pid = hidden.launchBatcher(HOST, TARGET, orders(0, everything())).pid();
    hidden.await(120 * MINUTE);
    hidden.await(120 * MINUTE);

    assertThat(hidden.batchers().get(pid).landed()).isGreaterThan(100);
    assertThat(hidden.ledger().total()).isPositive();
  }

  private long launch(BatchOrders orders) {
    World.Launched launched = game.launchBatcher(HOST, TARGET, orders);
    assertThat(launched.why()).isEmpty();
    return launched.pid();
  }

  @Test
  void one_so_fast_that_its_batches_are_summed_is_seen_at_work_like_any_other()
      throws InterruptedException {
    game = new SimulatedGame(tenTimesAsFast(), 12, Double.POSITIVE_INFINITY, 1);
    long pid = launch(orders(0, everything()));
    passUntil(20 * MINUTE);
    BatcherReport before = report(pid);
    double earned = game.ledger().total();
    passUntil(30 * MINUTE);
    BatcherReport after = report(pid);

    assertThat(discovered(HOST).running()) // no worker is played
        .allMatch(script -> script.is(Script.Kind.BATCHER));
    assertThat(after.inFlight()).isGreaterThan(1);
    assertThat(after.heldRam()).isBetween(0.5 * after.grantedRam(), after.grantedRam());
    double landed = after.landed() - before.landed();
    assertThat(landed).isCloseTo(10 * MINUTE / after.periodMs(), within(0.02 * landed));
    Server target = discovered(TARGET);
    double perBatch = target.maxMoney() * after.fraction() * target.hackChance();
    assertThat(game.ledger().total() - earned)
        .isCloseTo(perBatch * landed, within(0.1 * perBatch * landed));
  }

  private static Network tenTimesAsFast() {
    Player player = MID.player();
    Map<String, Double> multipliers = new HashMap<>(player.multipliers().named());
    multipliers.merge("hacking_speed", 10.0, (speed, faster) -> speed * faster);
    Player fast = new Player(player.hackingLevel(), 0, multipliers, player.experience());
    return new Network(fast, MID.loop(), MID.servers());
  }

  private BatcherReport report(long pid) {
    return game.batchers().get(pid);
  }

  private Server discovered(String host) {
    return game.discover().network().server(host).orElseThrow();
  }

  private void passUntil(long ms) throws InterruptedException {
    if (game.await(ms) == Event.CONNECTED) {
      game.await(ms);
    }
  }

  /** All RAM of all runners, but for what the batcher takes itself. */
  private static List<Grant> everything() {
    List<Grant> grants = new ArrayList<>();
    for (Server server : MID.servers()) {
      double ram = server.maxRam() - (server.host().equals(HOST) ? Script.BATCHER_RAM : 0);
      if (!server.home() && (server.rooted() || server.purchased()) && ram >= 1.75) {
        grants.add(new Grant(server.host(), ram));
      }
    }
    return grants;
  }

  private static BatchOrders orders(long stamp, List<Grant> grants) {
    Player player = MID.player();
    Server target = MID.server(TARGET).orElseThrow();
    return new BatchOrders(
        stamp,
        0,
        0,
        grants,
        0,
        0,
        player.multipliers().money(),
        target.requiredLevel(),
        target.growth() / 100 * player.multipliers().grow(),
        0.05);
  }
}
