package hgw.workbench.lint;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.network.Network;
import hgw.network.files.Samples;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rules that did not fire are told of, on the sample {@code mid}. */
class NeverFiredTest {
  private static final Network MID = Samples.network("mid");

  @TempDir private Path directory;

  @Test
  void a_rule_that_replaces_one_with_nothing_to_do_here_draws_no_note() throws IOException {
    write(
        "A hacknet server is not a runner",
        "eligibility",
        0,
        "$runner : Runner( hacknet, maxRam < 64 )");

    assertThat(found()).isEmpty();
  }

  @Test
  void a_rule_that_asks_for_more_than_the_one_it_replaces_is_told_of() throws IOException {
    write(
        "Cover the next target from the emptiest runner",
        "coverage",
        0,
        "Cursor( $next : next > 900 ) Target( rank == $next )");

    assertThat(found())
        .singleElement()
        .satisfies(it -> assertThat(it.said()).contains("no Cursor( $next : next > 900 )"));
  }

  @Test
  void a_rule_that_replaces_one_before_which_others_do_all_draws_no_note() throws IOException {
    write(
        "What a runner has left goes to the best of its targets",
        "boost",
        0,
        "Runner( remaining > 0, targets > 0 )");

    assertThat(found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, ' changed that. If it should go before them, give it a higher salience.'",
    "-1, ' changed that.'",
  })
  void a_rule_that_others_go_before_is_told_of_with_a_mend_unless_it_means_to_wait(
      int salience, String end) throws IOException {
    write("Mine", "boost", salience, "Runner( remaining > 0, targets > 0 )");

    assertThat(found())
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.said())
                    .isEqualTo(
                        "rule \"Mine\" never fired: its conditions held for a moment, but rules that"
                            + " fired before it"
                            + end));
  }

  @Test
  void a_copy_of_a_shipped_file_draws_no_note_but_what_stands_beside_it_does() throws IOException {
    Files.copy(Path.of("rules", "batch", "coverage.drl"), directory.resolve("coverage.drl"));
    Files.copy(Path.of("rules", "batch", "boost.drl"), directory.resolve("boost.drl"));
    write("Mine", "eligibility", 0, "Runner( threads > 900 )");

    assertThat(found())
        .singleElement()
        .satisfies(it -> assertThat(it.said()).contains("no Runner( threads > 900 )"));
  }

  private void write(String name, String phase, int salience, String conditions)
      throws IOException {
    Files.writeString(
        directory.resolve("mine.drl"),
        """
        package hgw.rules
        import hgw.facts.*

        rule "%s"
          agenda-group "%s"
          salience %d
        when
          %s
        then
          insert( new Warning( "fired" ) );
        end
        """
            .formatted(name, phase, salience, conditions));
  }

  private List<Finding> found() {
    Planner planner = Planner.of(Pack.load(List.of(directory.toString())));
    return NeverFired.of(planner, planner.plan(MID, Choices.USUAL), MID, Choices.USUAL);
  }
}
