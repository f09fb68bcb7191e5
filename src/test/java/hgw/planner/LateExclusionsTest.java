package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hgw.UserError;
import hgw.network.Network;
import hgw.network.Servers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds that nobody is excluded once eligibility is over. */
class LateExclusionsTest {
  private static final Network NETWORK =
      Servers.network(
          Servers.runner("runner", 10), Servers.target("rich", 1e9), Servers.target("poor", 1e6));

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"scoring, 0", "scoring, -200", "coverage, 0", "boost, 0", "eligibility, -200"})
  void an_exclusion_after_eligibility_is_refused_with_rule_and_line(String phase, int salience) {
    TestPack pack = pack(phase, salience, "", "insert( new Exclusion( $target, \"is mine\" ) );");

    assertThatThrownBy(() -> pack.plan(NETWORK))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(
            pack.at("mine.drl", 4)
                + "rule \"Mine\" excludes target rich after eligibility is over: ")
        .hasMessageContaining("Cursor( $next : next <= 8 )");
  }

  @ParameterizedTest
  @CsvSource({"scoring, -200", "coverage, 0", "boost, 0"})
  void a_role_taken_after_ranking_is_refused(String phase, int salience) {
    TestPack pack =
        pack(phase, salience, ", rank > 0, eligible", "modify( $target ) { setEligible( false ) }");

    assertThatThrownBy(() -> pack.plan(NETWORK))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(
            pack.at("mine.drl", 4) + "rule \"Mine\" takes the role from target rich too late: ");
  }

  @Test
  void a_role_taken_before_ranking_is_taken() {
    TestPack pack = pack("scoring", 0, ", eligible", "modify( $target ) { setEligible( false ) }");

    assertThat(pack.plan(NETWORK).targets())
        .extracting(Plan.RankedTarget::host)
        .containsExactly("poor");
  }

  private TestPack pack(String phase, int salience, String condition, String consequence) {
    return new TestPack(directory)
        .write(
            "mine.drl",
            """
            rule "Mine"
              agenda-group "%s"
              salience %d
            when
              $target : Target( host == "rich"%s )
            then
              %s
            end
            """
                .formatted(phase, salience, condition, consequence));
  }
}
