package hgw.planner;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import hgw.UserError;
import hgw.facts.Reason;
import hgw.network.Network;
import hgw.network.Servers;
import hgw.planner.Plan.Excluded;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the reasons that the default pack gives for every server it excludes. */
class ExclusionTest {
  private static final Planner PLANNER = Planner.of(Pack.load(List.of()));

  @TempDir private Path directory;

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
                  .extracting(Reason::text)
                  .containsExactlyInAnyOrder(
                      "no root access", "needs hacking 101, you have 100", "never holds money");
              assertThat(excluded.reason())
                  .isEqualTo(excluded.reasons().stream().map(Reason::text).collect(joining("; ")));
            });
  }

  @Test
  void a_rule_may_keep_its_values_apart_or_write_them_into_the_sentence() {
    Plan plan =
        planWith(
            """
            insert( new Exclusion( $target, "holds {} of {}", $target.getMoney(), "5" ) );
            insert( new Exclusion( $target, "at 50% {} $1" ) );
            """);

    assertThat(plan.excluded())
        .filteredOn(excluded -> excluded.role().equals("target"))
        .singleElement()
        .satisfies(
            excluded ->
                assertThat(excluded.reasons())
                    .containsExactly(
                        new Reason("holds {} of {}", List.of("1.0E9", "5")),
                        new Reason("at 50% {} $1", List.of())))
        .satisfies(
            excluded -> assertThat(excluded.reason()).isEqualTo("holds 1.0E9 of 5; at 50% {} $1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"holds {}\", 1, 2", "\"holds {} of {}\", 1", "\"holds\", 1"})
  void values_that_do_not_fit_their_sentence_are_refused(String arguments) {
    assertThatThrownBy(() -> planWith("insert( new Exclusion( $target, " + arguments + " ) );"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(
            "%srule \"Mine\" failed: \"holds",
            new TestPack(directory).at("mine.drl", TestPack.FIRST_RULE + 5))
        .hasMessageContaining("\" has room for ");
  }

  private Plan planWith(String consequence) {
    return new TestPack(directory)
        .write(
            "mine.drl",
            """
            rule "Mine"
              agenda-group "eligibility"
            when
              $target : Target( host == "rich" )
            then
              %s
            end
            """
                .formatted(consequence))
        .plan(Servers.network(Servers.target("rich", 1e9)));
  }
}
