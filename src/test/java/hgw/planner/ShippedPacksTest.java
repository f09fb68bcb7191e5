package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import hgw.network.Network;
import hgw.network.files.Snapshot;
import hgw.planner.Plan.PlannedLoop;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what every shipped pack keeps, on networks of real games and on networks of chance. */
class ShippedPacksTest {
  private static final String DEFAULT = "default";
  private static final int NETWORKS = 1000;

  /** One network in so many is planned with its servers in another order, too. */
  private static final int SHUFFLED = 5;

  private static Stream<String> packs() {
    return Stream.concat(Stream.of(DEFAULT), Pack.shippedPacks().stream());
  }

  /** The packs that give every thread away and cover whatever they can. */
  private static Stream<String> coveringPacks() {
    return Stream.of(DEFAULT, "round-robin");
  }

  @ParameterizedTest
  @MethodSource("packs")
  void every_plan_of_a_sample_can_be(String pack) {
    Planner planner = planner(pack);
    for (String sample : List.of("fresh", "early", "mid", "late")) {
      Network network = Snapshot.read(Path.of("samples", sample + ".json"));

      PlanInvariants.assertHold(network, planner.plan(network, Choices.USUAL));
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void every_plan_of_a_random_network_can_be(String pack) {
    Planner planner = planner(pack);
    forEachSeed(
        1,
        seed -> {
          Network network = RandomNetworks.network(seed);

          PlanInvariants.assertHold(network, planner.plan(network, choices(seed)));
        });
  }

  @ParameterizedTest
  @MethodSource("packs")
  void the_order_of_the_servers_does_not_matter(String pack) {
    Planner planner = planner(pack);
    forEachSeed(
        SHUFFLED,
        seed ->
            assertThat(planner.plan(RandomNetworks.shuffled(seed), choices(seed)))
                .usingRecursiveComparison()
                .ignoringFields("firings")
                .isEqualTo(planner.plan(RandomNetworks.network(seed), choices(seed))));
  }

  @ParameterizedTest
  @MethodSource("coveringPacks")
  void as_many_targets_are_covered_as_there_are_threads(String pack) {
    Planner planner = planner(pack);
    forEachSeed(
        1,
        seed -> {
          Plan plan = planner.plan(RandomNetworks.network(seed), choices(seed));

          assertThat(plan.loops())
              .hasSize((int) Math.min(plan.targets().size(), plan.totalThreads()));
        });
  }

  @ParameterizedTest
  @MethodSource("coveringPacks")
  void no_thread_of_a_runner_with_a_target_is_left_unused(String pack) {
    Planner planner = planner(pack);
    forEachSeed(
        1,
        seed -> {
          Plan plan = planner.plan(RandomNetworks.network(seed), choices(seed));
          List<String> working = plan.loops().stream().map(PlannedLoop::runner).toList();

          assertThat(plan.runners())
              .filteredOn(runner -> working.contains(runner.host()))
              .allMatch(runner -> runner.spare() == 0);
        });
  }

  /** What may be tried with a network of chance. */
  private interface Trial {
    void on(long seed);
  }

  private static void forEachSeed(int step, Trial trial) {
    for (long seed = 0; seed < NETWORKS; seed += step) {
      long it = seed;
      assertThatCode(() -> trial.on(it)).as("seed %d", it).doesNotThrowAnyException();
    }
  }

  /** What chance chose; the usual with every fourth seed, which a pack may better. */
  private static Choices choices(long seed) {
    return seed % 4 == 0 ? Choices.USUAL : RandomNetworks.choices(seed, "moneyChanceTime");
  }

  private static Planner planner(String pack) {
    return Planner.of(Pack.load(pack.equals(DEFAULT) ? List.of() : List.of(pack)));
  }
}
