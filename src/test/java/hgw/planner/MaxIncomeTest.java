package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.economy.LoopYield;
import hgw.game.simulated.SimulatedGame;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Script;
import hgw.network.Server;
import hgw.network.Servers;
import hgw.network.files.Snapshot;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Policy;
import hgw.orchestrator.SilentReporter;
import hgw.planner.Plan.PlannedLoop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what the pack {@code max-income} promises, on networks of real games. */
class MaxIncomeTest {
  private static final String PACK = "max-income";
  private static final Planner PLANNER = Planner.of(Pack.load(List.of(PACK)));
  private static final double HOUR = 3_600_000;
  private static final long REBALANCE = 1_800_000;
  private static final double MILLION = 1e6;

  @ParameterizedTest
  @ValueSource(strings = {"fresh", "early", "mid", "late"})
  void a_target_that_earns_nothing_within_a_day_gets_no_runner(String sample) {
    Network network = sample(sample);

    Plan plan = PLANNER.plan(network, Choices.USUAL);

    assertThat(plan.loops()).isNotEmpty().allMatch(loop -> withinADay(network, loop) > 0);
  }

  @Test
  void where_threads_are_few_the_best_targets_get_them() {
    Network network =
        Servers.network(
            Servers.runner("one", 1),
            Servers.runner("two", 1),
            Servers.target("poor", 1e6),
            Servers.target("rich", 3e6),
            Servers.target("middling", 2e6));

    Plan plan = PLANNER.plan(network, Choices.USUAL);

    assertThat(plan.loops())
        .extracting(PlannedLoop::target)
        .containsExactlyInAnyOrder("rich", "middling");
  }

  /** So poor in growth and so far from its money that a day is not enough. */
  @Test
  void a_target_that_a_day_cannot_prepare_gets_no_runner() {
    Network network =
        Servers.network(
            Servers.runner("runner", 5),
            Servers.server("hopeless").maxMoney(1e12).sec(90).growth(1).build());

    Plan plan = PLANNER.plan(network, Choices.USUAL);

    assertThat(plan.targets()).extracting(Plan.RankedTarget::host).containsExactly("hopeless");
    assertThat(plan.loops()).isEmpty();
  }

  private static double withinADay(Network network, PlannedLoop loop) {
    return LoopYield.of(
        network.server(loop.target()).orElseThrow(),
        network.player(),
        loop.threads(),
        loop.money(),
        loop.hack(),
        loop.epsilon(),
        24 * HOUR,
        REBALANCE);
  }

  @Test
  void what_the_player_chose_is_left_as_it_is() {
    Network network = sample("mid");
    Choices usual = Choices.USUAL;
    Choices chosen = usual.withLoop(0.77, 0.33, 2.2);

    assertThat(plan(network, chosen.money(), usual.hack(), usual.epsilon()))
        .allMatch(loop -> loop.money() == 0.77)
        .anyMatch(loop -> loop.hack() != 0.5)
        .anyMatch(loop -> loop.epsilon() != 1);
    assertThat(plan(network, usual.money(), chosen.hack(), usual.epsilon()))
        .allMatch(loop -> loop.hack() == 0.33)
        .anyMatch(loop -> loop.money() != 0.9)
        .anyMatch(loop -> loop.epsilon() != 1);
    assertThat(plan(network, usual.money(), usual.hack(), chosen.epsilon()))
        .allMatch(loop -> loop.epsilon() == 2.2)
        .anyMatch(loop -> loop.hack() != 0.5)
        .anyMatch(loop -> loop.money() != 0.9);
    assertThat(PLANNER.plan(network, chosen).loops())
        .isNotEmpty()
        .allMatch(loop -> loop.money() == 0.77 && loop.hack() == 0.33 && loop.epsilon() == 2.2);
  }

  private static List<PlannedLoop> plan(
      Network network, Choice<Double> money, Choice<Double> hack, Choice<Double> epsilon) {
    Choices usual = Choices.USUAL;
    Choices choices =
        new Choices(
            usual.score(),
            money,
            hack,
            epsilon,
            usual.restart(),
            usual.intervalMs(),
            usual.horizon());
    return PLANNER.plan(network, choices).loops();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fresh", "early", "mid", "late"})
  void the_order_of_the_servers_does_not_matter(String sample) {
    Network network = sample(sample);
    Plan plan = PLANNER.plan(network, Choices.USUAL);
    for (long seed = 0; seed < 3; seed++) {
      List<Server> servers = new ArrayList<>(network.servers());
      Collections.shuffle(servers, new Random(seed));
      Network shuffled = new Network(network.player(), network.loop(), servers);

      assertThat(PLANNER.plan(shuffled, Choices.USUAL))
          .usingRecursiveComparison()
          .ignoringFields("firings")
          .isEqualTo(plan);
    }
  }

  @Test
  void a_large_network_is_planned() {
    Random random = new Random(1);
    Server[] servers = new Server[200];
    for (int i = 0; i < 100; i++) {
      servers[i] = Servers.runner("runner-" + i, 1 << random.nextInt(14));
      double money = 1e6 * (1 + random.nextInt(10_000));
      double minSec = 1 + random.nextInt(30);
      servers[100 + i] =
          Servers.server("target-" + i)
              .maxMoney(money)
              .money(money * random.nextDouble())
              .minSec(minSec)
              .sec(minSec * (1 + 2 * random.nextDouble()))
              .growth(10 + random.nextInt(80))
              .requiredLevel(1 + random.nextInt(500))
              .build();
    }
    Network network = new Network(new Player(500), Script.LOOP, List.of(servers));
    PLANNER.plan(network, Choices.USUAL);

    long before = System.nanoTime();
    Plan plan = PLANNER.plan(network, Choices.USUAL);

    System.out.printf(
        "max-income: 100 runners x 100 targets in %d ms%n",
        (System.nanoTime() - before) / 1_000_000);
    assertThat(plan.loops()).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @CsvSource({"fresh, 0", "early, 6", "mid, 1200", "late, 0"})
  void in_three_hours_it_earns_at_least_what_the_default_pack_does(
      String sample, double millionPerHour) throws InterruptedException {
    double standard = incomePerHour(sample, List.of());

    double best = incomePerHour(sample, List.of(PACK));

    System.out.printf(
        "%s: %.2f m per hour, default pack %.2f%n", sample, best / MILLION, standard / MILLION);
    assertThat(best).isGreaterThanOrEqualTo(standard);
    assertThat(best / MILLION).isGreaterThanOrEqualTo(millionPerHour);
  }

  private static double incomePerHour(String sample, List<String> packs)
      throws InterruptedException {
    int hours = 3;
    SimulatedGame game = new SimulatedGame(sample(sample), hours, Double.POSITIVE_INFINITY, 1);
    Policy policy = new Policy(Planner.of(Pack.load(packs)), Choices.USUAL);
    new Orchestrator(game, policy, new Strict()).run(false);
    return game.telemetry().cash() / hours;
  }

  /** Fails at any problem, and is silent otherwise. */
  private static final class Strict extends SilentReporter {
    @Override
    public void rebalanced(Cycle cycle) {
      assertThat(cycle.applied().launches()).noneMatch(launch -> launch.failed());
    }
  }

  private static Network sample(String name) {
    return Snapshot.read(Path.of("samples", name + ".json"));
  }
}
