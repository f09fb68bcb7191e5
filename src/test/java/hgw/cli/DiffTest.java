package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hgw diff}: plan against plan. */
class DiffTest {
  private static final String MID = "diff --network samples/mid.json --hours 0.5 ";

  @TempDir private Path pack;

  @Test
  void rules_of_the_players_own_are_set_against_the_default() throws IOException {
    Files.writeString(
        pack.resolve("mine.drl"),
        """
        package hgw.rules
        import hgw.facts.*

        rule "I hack foodnstuff myself"
          agenda-group "eligibility"
        when
          $target : Target( host == "foodnstuff" )
        then
          insert( new Exclusion( $target, "is mine" ) );
        end
        """);

    CommandLineRun run = run(MID + "--rules " + pack);

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(Main.DONE);
    assertThat(run.out().replace(pack.toString(), "my-rules"))
        .startsWith(
            """
            From default to my-rules, on snapshot samples/mid.json

            Targets lost (1)
              pserv-3 -> foodnstuff, 91 threads  my-rules/mine.drl:4 I hack foodnstuff myself

            Assignments changed (1)
              sigma-cosmetics  1 -> 92 threads  boost.drl:17 A covered target gets the threads it can \
            use, best target first, after my-rules/mine.drl:4

            Exclusions (1)
              no target  foodnstuff  is mine  my-rules/mine.drl:4 I hack foodnstuff myself

            Income per hour, played over 0:30 game hours
            """)
        .contains("\n  all together  ");
  }

  @Test
  void packs_name_both_sides() {
    CommandLineRun run = run(MID + "--packs round-robin,max-income");

    assertThat(run.out())
        .startsWith("From round-robin to max-income, on snapshot samples/mid.json\n")
        .contains(
            "  phantasy  ",
            "  no more: coverage.drl:32 Cover the next target from the emptiest runner\n")
        .containsPattern(
            "  max-income/coverage.drl:\\d+ The target that earns most gets the threads that help it\n");
  }

  @Test
  void one_pack_is_what_rules_are_laid_against() throws IOException {
    Files.writeString(
        pack.resolve("mine.drl"),
        """
        package hgw.rules
        import hgw.facts.*

        rule "Cap"
          agenda-group "scoring"
        when
          $target : Target( host == "phantasy", mostDepth != 20 )
        then
          modify( $target ) { setMostDepth( 20 ) }
        end
        """);

    CommandLineRun run = run(MID + "--packs batch --rules batch --rules " + pack);

    assertThat(run.out())
        .startsWith("From batch to batch + " + pack + ", on ")
        .contains(" -> 20 in flight, ", "in flight at most 0 -> 20 ", "/mine.drl:4 Cap\n");
  }

  @Test
  void scores_name_both_sides() {
    CommandLineRun run = run(MID + "--scores money,moneyTime");

    assertThat(run.out())
        .startsWith("From score money to score moneyTime, on snapshot samples/mid.json\n")
        .contains("\nSettings (1)\n  score  money -> moneyTime\n")
        .contains("  johnson-ortho  91 -> 1 thread   scoring.drl:26 Score by money and time\n");
  }

  @Test
  void without_rules_a_network_is_set_against_what_if() {
    CommandLineRun run = run(MID + "--set foodnstuff.rooted=false");

    assertThat(run.out())
        .startsWith("From as it is to foodnstuff.rooted=false, on snapshot samples/mid.json\n")
        .contains(
            "\nRunners (1)\n  foodnstuff  lost, with 6 threads  eligibility.drl:18 A runner ");
  }

  @Test
  void with_rules_both_sides_are_asked_what_if() {
    CommandLineRun run = run(MID + "--rules round-robin --set foodnstuff.rooted=false");

    assertThat(run.out())
        .startsWith(
            "From default to round-robin, on snapshot samples/mid.json with foodnstuff.rooted=false\n")
        .doesNotContain("Runners (1)");
  }

  @Test
  void sides_that_plan_the_same_are_no_failure() throws IOException {
    Files.copy(Path.of("rules", "boost.drl"), pack.resolve("boost.drl"));

    CommandLineRun run = run(MID + "--rules " + pack);

    assertThat(run.out()).contains("\nBoth plan the same.\n", "  the same\n");
    assertThat(run.code()).isEqualTo(Main.DONE);
  }

  @Test
  void it_is_one_json_document() throws IOException {
    CommandLineRun run = run(MID + "--rules round-robin --format json");

    JsonNode difference = new JsonMapper().readTree(run.out());
    assertThat(difference.get("from").textValue()).isEqualTo("default");
    assertThat(difference.get("income").get("hours").doubleValue()).isEqualTo(0.5);
    assertThat(difference.get("assignments")).isNotEmpty();
  }

  @Test
  void findings_are_told_beside_it() throws IOException {
    Files.writeString(
        pack.resolve("mine.drl"),
        """
        package hgw.rules
        import hgw.facts.*

        rule "Slip"
          agenda-group "eligibility"
        when
          $target : Target( host == "foodnstuf" )
        then
          insert( new Exclusion( $target, "is mine" ) );
        end
        """);

    assertThat(run(MID + "--rules " + pack).err()).containsOnlyOnce("[unknown-host]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                | diff needs two sides: --rules DIR, --packs A,B, --scores A,B,",
        "--packs batch                   | diff needs two sides: ",
        "--packs batch,batch             | diff needs two sides: ",
        "--packs default,batch,max-income| --packs names 3 packs; diff sets two side by side, hgw comp",
        "--packs default,batch --rules x | --packs names both sides, and --rules one more. Drop one of ",
        "--scores money                  | --scores names 1 score; diff sets two side by side.",
        "--scores money,moneyTime --score money | --scores and --score exclude each other.",
        "--scores money,mony             | --scores mony is unknown. The loaded rules define: ",
        "--packs default,nowhere         | --packs nowhere is neither a directory nor a shipped pack.",
        "--rules nowhere                 | --rules nowhere is neither a directory nor a shipped pack.",
        "--rules batch --speed 3         | --speed does nothing for hgw diff.",
      })
  void what_makes_no_sense_is_refused(String options, String message) {
    CommandLineRun run = run(MID + (options == null ? "" : options));

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("hgw: " + message);
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
  }

  private static CommandLineRun run(String line) {
    return CommandLineRun.of(line.strip().split(" +"));
  }
}
