package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.network.Network;
import hgw.network.Server;
import hgw.workbench.why.Missed;
import hgw.workbench.why.Why;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds that to look closer at a plan changes nothing, and that no server is without a reason. */
class EvidenceTest {
  private static Stream<List<String>> packs() {
    return Stream.concat(Stream.of(List.of()), Pack.shippedPacks().stream().map(List::of));
  }

  @ParameterizedTest
  @MethodSource("packs")
  void every_server_that_got_nothing_is_told_why(List<String> pack) {
    Planner planner = Planner.of(Pack.load(pack));
    for (long seed = 0; seed < 40; seed++) {
      Network network = RandomNetworks.network(seed);
      Choices choices = RandomNetworks.choices(seed, "moneyChanceTime");
      Evidence evidence = planner.witness(network, choices);

      assertThat(evidence.plan()).isEqualTo(planner.plan(network, choices));
      for (Server server : network.servers()) {
        Why why = Why.of(evidence, server.host());
        assertRunner(why, seed);
        assertTarget(why, seed);
      }
    }
  }

  private static void assertRunner(Why why, long seed) {
    boolean told =
        why.asRunner().missed().stream()
            .anyMatch(
                it ->
                    it.what() == Missed.What.NO_TARGET
                        && (it.lost() != null || it.failed() != null));
    boolean idle =
        why.runner().eligible()
            && why.runner().loops().isEmpty()
            && why.runner().granted().isEmpty();
    assertThat(told).as("runner " + why.host() + " of " + seed + why.asRunner()).isEqualTo(idle);
    assertThat(why.asRunner().steps()).isNotEmpty();
  }

  private static void assertTarget(Why why, long seed) {
    boolean told =
        why.asTarget().missed().stream()
            .anyMatch(it -> it.what() == Missed.What.NO_LOOP && it.failed() != null);
    boolean waits = why.target().eligible() && why.target().loop() == null;
    assertThat(told).as("target " + why.host() + " of " + seed + why.asTarget()).isEqualTo(waits);
    assertThat(why.asTarget().steps()).isNotEmpty();
  }
}
