package hgw.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import hgw.game.Game.Event;
import hgw.game.Orders;
import hgw.game.simulated.SimulatedGame;
import hgw.network.Formulas;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Script;
import hgw.network.Server;
import hgw.network.Servers;
import hgw.planner.Plan.PlannedLoop;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the yield against the simulated game, on loops and targets that chance made. */
class LoopYieldTest {
  private static final double HOUR = 3_600_000;
  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final int CASES = 500;

  /** One loop on one target. */
  private record Case(Server target, Player player, double money, double hack, double epsilon) {
    static Case of(Random random, double chance) {
      int level = 1 + random.nextInt(1000);
      Player player =
          new Player(
              level,
              0,
              Map.of(
                  "hacking_chance", chance,
                  "hacking_exp", 0.0,
                  "hacking_money", pick(random, 1, 1, 2, 50),
                  "hacking_grow", pick(random, 1, 1, 3),
                  "hacking_speed", pick(random, 1, 1, 4)));
      double maxMoney = Math.pow(10, 6 + 5 * random.nextDouble());
      double minSec = 1 + random.nextInt(25);
      Server target =
          Servers.server("target")
              .maxMoney(maxMoney)
              .money(maxMoney * pick(random, 0, 1e-3, random.nextDouble(), 1))
              .minSec(minSec)
              .sec(minSec + pick(random, 0, 0, 40 * random.nextDouble()))
              .growth(pick(random, 10, 20, 60, 3000))
              .requiredLevel(1 + random.nextInt(level))
              .build();
      return new Case(
          target,
          player,
          pick(random, 0.3, 0.9, 0.97),
          pick(random, 0.02, 0.1, 0.5, 0.9, 0.99),
          pick(random, 0, 0.3, 1, 6));
    }

    double dollars(long threads, double hours, double wipeEveryMs) {
      return LoopYield.of(target, player, threads, money, hack, epsilon, hours * HOUR, wipeEveryMs);
    }

    double simulate(long threads, double hours, long seed) throws InterruptedException {
      Server runner = Servers.server("runner").maxRam(threads * Script.LOOP.ram() + 1).build();
      Network network = new Network(player, Script.LOOP, List.of(runner, target));
      SimulatedGame game = new SimulatedGame(network, hours, Double.POSITIVE_INFINITY, seed);
      PlannedLoop loop = new PlannedLoop("runner", "target", threads, money, hack, epsilon);
      game.apply(new Orders(List.of(), List.of(), List.of(), List.of(loop), List.of()));
      while (game.await(Long.MAX_VALUE) != Event.ENDED) {
        // it only connects
      }
      return game.telemetry().cash();
    }

    private static double pick(Random random, double... values) {
      return values[random.nextInt(values.length)];
    }
  }

  /** From 1 to 10 000, small ones as often as large ones. */
  private static long threads(Random random) {
    return (long) Math.pow(10, 4 * random.nextDouble());
  }

  @Test
  void the_yield_is_the_income_in_the_simulated_game_when_no_hack_fails()
      throws InterruptedException {
    int earning = 0;
    for (long seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      Case sure = Case.of(random, 1e9);
      long threads = threads(random);

      double dollars = sure.dollars(threads, 3, NEVER);

      assertThat(dollars)
          .as("seed %d", seed)
          .isCloseTo(sure.simulate(threads, 3, seed), withinPercentage(1e-6));
      earning += dollars > 0 ? 1 : 0;
    }
    assertThat(earning).as("cases that earn").isGreaterThan(CASES / 4);
  }

  @Test
  void the_yield_is_about_the_mean_income_when_hacks_fail() throws InterruptedException {
    int games = 50;
    for (long seed = 0; seed < 10; seed++) {
      Case unsure = Case.of(new Random(seed), 0.5);
      double sum = 0;
      for (int game = 0; game < games; game++) {
        sum += unsure.simulate(1000, 24, game);
      }

      assertThat(unsure.dollars(1000, 24, NEVER))
          .as("seed %d", seed)
          .isCloseTo(sum / games, withinPercentage(3));
    }
  }

  @Test
  void without_threads_there_is_no_yield() {
    Case any = Case.of(new Random(1), 1);

    assertThat(any.dollars(1000, 24, NEVER)).isPositive();
    assertThat(any.dollars(0, 24, NEVER)).isZero();
    assertThat(any.dollars(-1, 24, NEVER)).isZero();
  }

  @Test
  void a_target_above_the_players_level_yields_nothing() {
    Server target = Servers.server("target").maxMoney(1e9).money(1e9).requiredLevel(101).build();

    assertThat(LoopYield.of(target, new Player(101), 100, 0.9, 0.5, 1, HOUR, NEVER)).isPositive();
    assertThat(LoopYield.of(target, new Player(100), 100, 0.9, 0.5, 1, HOUR, NEVER)).isZero();
  }

  /**
   * A few threads more can yield less, even nothing: what a grow adds to the security then passes
   * epsilon, and every grow wants a weaken. Ten times the threads make good for it.
   */
  @ParameterizedTest
  @ValueSource(doubles = {3, 24})
  void ten_times_the_threads_do_not_yield_less(double hours) {
    double[] sums = new double[5];
    for (long seed = 0; seed < CASES; seed++) {
      Case any = Case.of(new Random(seed), 1);
      double fewer = 0;
      for (int i = 0; i < sums.length; i++) {
        double dollars = any.dollars((long) Math.pow(10, i), hours, NEVER);
        assertThat(dollars).as("seed %d", seed).isGreaterThanOrEqualTo(0.9 * fewer);
        sums[i] += dollars / any.target.maxMoney();
        fewer = dollars;
      }
    }
    assertThat(sums).isSorted().doesNotHaveDuplicates();
  }

  /** A wipe now and then does a loop good, which learns anew then; not so on the whole. */
  @Test
  void the_more_often_loops_are_wiped_the_less_they_yield() {
    double[] minutes = {1, 3, 10, 30, 60, NEVER};
    double[] sums = new double[minutes.length];
    for (long seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      Case any = Case.of(random, 1);
      long threads = threads(random);
      for (int i = 0; i < minutes.length; i++) {
        sums[i] += any.dollars(threads, 3, minutes[i] * 60_000) / any.target.maxMoney();
      }
    }
    assertThat(sums).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void what_takes_longer_than_from_wipe_to_wipe_yields_nothing() {
    Server target = Servers.server("target").maxMoney(1e9).money(1e9).minSec(5).sec(5).build();
    Player player = new Player(100);
    double hack = Formulas.hackTime(player, 5, 1) / Formulas.hackChance(player, 5, 1, true);

    assertThat(LoopYield.of(target, player, 10, 0.9, 0.5, 1, HOUR, 1.01 * hack)).isPositive();
    assertThat(LoopYield.of(target, player, 10, 0.9, 0.5, 1, HOUR, 0.99 * hack)).isZero();
  }
}
