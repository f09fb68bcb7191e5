package hgw.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import hgw.economy.LoopYield;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Script;
import hgw.network.Server;
import hgw.network.Servers;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds that planning, forecasting and playing end, however fast operations are. */
class LateGameTest {
  private static final List<String> PACKS = List.of("default", "round-robin", "max-income");

  @ParameterizedTest
  @ValueSource(strings = {"default", "round-robin", "max-income"})
  @Timeout(60)
  void hours_of_operations_that_take_milliseconds_are_over_in_seconds(String pack)
      throws InterruptedException {
    Player fast = player(30_000, 500);

    Outcome outcome =
        new Trial(fleet(fast, 1e6), 8, Double.POSITIVE_INFINITY).run(planner(pack), Choices.USUAL);

    assertThat(outcome.incomePerHour(8)).isPositive().isFinite();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e300, 1e308})
  @Timeout(60)
  void every_sound_network_is_planned_and_forecast(double speed) {
    for (String pack : PACKS) {
      Network network =
          new Network(
              player(1_000_000_000, speed),
              Script.LOOP.withRam(0.01),
              fleet(player(1, 1), 1e12).servers());

      Plan plan = planner(pack).plan(network, Choices.USUAL);

      assertThat(plan.loops()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 300})
  void what_is_summed_is_what_would_have_been_played(long threads) {
    // The same loop on the same target, once with operations so short that cycles are summed, and
    // once a thousand times as long over a thousand times as many hours, played one by one.
    Server target =
        Servers.server("target")
            .maxMoney(1e9)
            .money(1e9)
            .minSec(5)
            .sec(5)
            .growth(40)
            .requiredLevel(100)
            .build();
    double fast = LoopYield.perHour(target, player(400, 1000), threads, 0.9, 0.5, 1, 1, 1e12);
    double slow = LoopYield.perHour(target, player(400, 1), threads, 0.9, 0.5, 1, 1000, 1e15);

    assertThat(fast).isPositive().isCloseTo(slow * 1000, withinPercentage(5));
  }

  @Test
  void a_game_played_with_sums_earns_what_its_forecast_says() throws InterruptedException {
    Player fast = player(400, 1000);
    Server target = Servers.server("target").maxMoney(1e9).money(1e9).growth(40).build();
    Network network = new Network(fast, Script.LOOP, List.of(Servers.runner("big", 300), target));

    Outcome outcome =
        new Trial(network, 1, Double.POSITIVE_INFINITY).run(planner("default"), Choices.USUAL);

    Plan.PlannedLoop loop = outcome.last().plan().loops().get(0);
    double forecast =
        LoopYield.perHour(
            target, fast, loop.threads(), loop.money(), loop.hack(), loop.epsilon(), 1, 1.8e6);
    assertThat(outcome.incomePerHour(1)).isCloseTo(forecast, withinPercentage(5));
  }

  private static Planner planner(String pack) {
    return Planner.of(Pack.load(pack.equals("default") ? List.of() : List.of(pack)));
  }

  private static Player player(int level, double speed) {
    return new Player(level, 0, Map.of("hacking_speed", speed, "hacking_exp", 1e-9));
  }

  private static Network fleet(Player player, double ram) {
    List<Server> servers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      servers.add(Servers.server("runner-" + i).maxRam(i % 2 == 0 ? ram : 4).build());
      servers.add(
          Servers.server("target-" + i)
              .maxMoney(1e9 * (1 + i))
              .money(1e6)
              .minSec(1 + i)
              .sec(3 * (1 + i))
              .growth(20 + i)
              .requiredLevel(10 * (1 + i))
              .build());
    }
    return new Network(player, Script.LOOP, servers);
  }
}
