package hgw.workbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hgw.planner.LoadedRule;
import hgw.planner.Pack;
import hgw.planner.Planner;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the scenarios that stand beside the shipped rules. */
class ShippedScenariosTest {
  private static Stream<String> packs() {
    return Stream.concat(
        Stream.of("rules"), Pack.shippedPacks().stream().map(name -> "rules/" + name));
  }

  @TestFactory
  Stream<DynamicNode> a_shipped_pack_does_what_its_scenarios_say() {
    return packs()
        .map(
            pack -> {
              Scenarios scenarios = Scenarios.of(pack);
              return dynamicContainer(
                  pack,
                  scenarios.all().stream()
                      .map(
                          it ->
                              dynamicTest(
                                  it.name(),
                                  () -> assertThat(scenarios.play(it).failures()).isEmpty())));
            });
  }

  @ParameterizedTest
  @MethodSource("packs")
  void every_rule_of_a_shipped_pack_fires_in_a_scenario(String pack) {
    Planner planner = Planner.of(Pack.load(List.of(pack)));
    Set<String> fired =
        Scenarios.of(pack).all().stream()
            .map(Scenario::given)
            .flatMap(it -> planner.plan(it.network(), it.choices()).firings().stream())
            .map(firing -> firing.rule().name())
            .collect(Collectors.toSet());

    assertThat(planner.rules().filter(rule -> !rule.isShipped()).map(LoadedRule::name))
        .isSubsetOf(fired);
  }
}
