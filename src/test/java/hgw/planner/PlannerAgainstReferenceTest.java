package hgw.planner;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import hgw.network.Network;
import hgw.planner.ReferencePlanner.Boost;
import hgw.planner.ReferencePlanner.Outcome;
import hgw.planner.ReferencePlanner.Role;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the shipped packs against a second planner, on networks that chance made. */
class PlannerAgainstReferenceTest {
  private static final int NETWORKS_PER_SCORE = 1000;
  private static final List<String> SCORES =
      List.of("moneyChanceTime", "money", "moneyTime", "prepAware", "growthWeighted");
  private static final Planner DEFAULT = Planner.of(Pack.load(List.of()));
  private static final Planner ROUND_ROBIN = Planner.of(Pack.load(List.of("round-robin")));

  @ParameterizedTest
  @FieldSource("SCORES")
  void the_default_pack_plans_as_the_reference_does(String score) {
    compareOnRandomNetworks(DEFAULT, Boost.BEST_FIRST_UP_TO_USEFUL, score);
  }

  @ParameterizedTest
  @FieldSource("SCORES")
  void the_round_robin_pack_plans_as_the_reference_does(String score) {
    compareOnRandomNetworks(ROUND_ROBIN, Boost.ROUND_ROBIN, score);
  }

  /** Each score model has networks of its own. */
  private static void compareOnRandomNetworks(Planner planner, Boost boost, String score) {
    long first = (long) SCORES.indexOf(score) * NETWORKS_PER_SCORE;
    for (long seed = first; seed < first + NETWORKS_PER_SCORE; seed++) {
      Network network = RandomNetworks.network(seed);
      Choices choices = RandomNetworks.choices(seed, score);
      ReferencePlanner reference =
          new ReferencePlanner(
              score,
              choices.money().value(),
              choices.hack().value(),
              choices.epsilon().value(),
              boost);

      Plan plan = planner.plan(network, choices);

      assertThatPlanIs(plan, reference.plan(network), "seed " + seed);
    }
  }

  private static void assertThatPlanIs(Plan plan, Outcome expected, String seed) {
    assertThat(plan.targets()).as(seed).isEqualTo(expected.targets());
    assertThat(plan.loops()).as(seed).isEqualTo(expected.assignments());
    assertThat(plan.runners()).as(seed).isEqualTo(expected.runners());
    assertThat(plan.totalThreads()).as(seed).isEqualTo(expected.totalThreads());
    assertThat(plan.excluded())
        .as(seed)
        .extracting(excluded -> new Role(excluded.host(), excluded.role()))
        .containsExactlyInAnyOrderElementsOf(expected.excluded());
    if (expected.shortfall()) {
      assertThat(plan.warnings())
          .as(seed)
          .singleElement(as(STRING))
          .contains(expected.totalThreads() + " threads", expected.targets().size() + " targets");
    } else {
      assertThat(plan.warnings()).as(seed).isEmpty();
    }
  }
}
