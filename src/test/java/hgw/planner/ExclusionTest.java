package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hgw.network.Network;
import hgw.network.Servers;
import hgw.planner.Plan.Excluded;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the reasons that the default pack gives for every server it excludes. */
class ExclusionTest {
  private static final Planner PLANNER = Planner.of(Pack.load(List.of()));

  @Test
  void every_excluded_server_has_the_value_that_failed() {
    Network network =
        Servers.network(
            Servers.server("home").purchased(true).maxRam(Servers.ram(5)).build(),
            Servers.server("hard").requiredLevel(725).maxMoney(1e9).build(),
            Servers.server("shut").rooted(false).maxRam(64).maxMoney(1e9).build(),
            Servers.server("small").maxRam(2).maxMoney(1e9).build(),
            Servers.purchased("pserv-0", 5),
            Servers.server("hacknet-server-0").purchased(true).maxRam(Servers.ram(5)).build());

    assertThat(PLANNER.plan(network, Choices.USUAL).excluded())
        .extracting(Excluded::role, Excluded::host, Excluded::reason)
        .containsExactly(
            tuple("runner", "hacknet-server-0", "is a hacknet server"),
            tuple("runner", "hard", "has 0.0 GB, a thread needs 2.4 GB"),
            tuple("runner", "home", "is home"),
            tuple("runner", "shut", "no root access"),
            tuple("runner", "small", "has 2.0 GB, a thread needs 2.4 GB"),
            tuple("target", "hacknet-server-0", "is purchased"),
            tuple("target", "hard", "needs hacking 725, you have 100"),
            tuple("target", "home", "is home"),
            tuple("target", "pserv-0", "is purchased"),
            tuple("target", "shut", "no root access"));
  }

  @Test
  void a_server_that_fails_in_several_ways_has_every_reason() {
    Network network =
        Servers.network(Servers.server("far").rooted(false).requiredLevel(101).build());

    assertThat(PLANNER.plan(network, Choices.USUAL).excluded())
        .filteredOn(excluded -> excluded.role().equals("target"))
        .singleElement()
        .satisfies(
            excluded -> {
              assertThat(excluded.reasons())
                  .containsExactlyInAnyOrder(
                      "no root access", "needs hacking 101, you have 100", "never holds money");
              assertThat(excluded.reason()).isEqualTo(String.join("; ", excluded.reasons()));
            });
  }
}
