package hgw.cli;

import static hgw.cli.MainTest.assertElements;
import static hgw.cli.MainTest.json;
import static hgw.cli.MainTest.names;
import static hgw.cli.MainTest.refused;
import static hgw.cli.MainTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hgw.cli.text.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code hgw compare}, in process. */
class CompareTest {
  private static final String RESOURCES = "src/test/resources/hgw/cli/";
  private static final String SMALL = RESOURCES + "small.json";
  private static final String COMPARE = "compare --network " + SMALL;
  private static final String TWO = COMPARE + " --packs round-robin,default";

  @TempDir Path directory;

  @Test
  void packs_and_scores_stand_side_by_side_as_approved() throws IOException {
    CommandLineRun run = run(TWO + " --scores money,moneyTime --hours 4");

    assertThat(run.out()).isEqualTo(Files.readString(Path.of(RESOURCES, "small-compared.txt")));
    assertThat(run).returns("", CommandLineRun::err).returns(Main.DONE, CommandLineRun::code);
  }

  @Test
  void a_terminal_shows_bars_the_longest_for_the_best() {
    List<String> bars =
        run(Style.COLOUR, (TWO + " --hours 1").split(" "))
            .out()
            .lines()
            .filter(line -> line.contains("\u001b[42m") && !line.contains(" played"))
            .map(line -> line.replaceAll("^.*\u001b\\[42m( +)\u001b\\[0m$", "$1"))
            .toList();

    assertThat(bars).hasSize(2);
    assertThat(bars.get(0)).isEqualTo(" ".repeat(30));
    assertThat(bars.get(1)).hasSizeBetween(1, 29);
  }

  @Test
  void a_terminal_shows_how_many_games_are_over() {
    assertThat(run(Style.COLOUR, (TWO + " --hours 1").split(" ")).out())
        .contains("] 0 of 2 games played", "] 1 of 2 games played", "] 2 of 2 games played");
    assertThat(run(TWO + " --hours 1").out()).doesNotContain("played");
  }

  @Test
  void the_json_comparison_has_every_member() {
    JsonNode comparison = json(run(TWO + " --hours 4 --format json"));

    assertThat(names(comparison))
        .containsExactly("network", "hours", "rankedAfterHours", "results");
    assertThat(comparison.get("rankedAfterHours").doubleValue()).isEqualTo(3);
    assertElements(
        comparison.get("results"),
        "pack",
        "score",
        "income",
        "firstMoneyMs",
        "threadsUsed",
        "threadsIdle",
        "targets");
    assertElements(comparison.get("results").get(0).get("income"), "hours", "incomePerHour");
    assertThat(comparison.get("results").findValuesAsText("pack"))
        .containsExactly("round-robin", "default");
  }

  @Test
  void every_shipped_pack_is_compared_unless_packs_are_named() {
    assertThat(packs(COMPARE + " --hours 0.1"))
        .containsExactlyInAnyOrder("default", "batch", "max-income", "round-robin");
  }

  @Test
  void overlays_given_as_rules_are_compared_as_one_pack() throws IOException {
    Path mine = pack("mine.drl", "");

    assertThat(packs(COMPARE + " --hours 0.1 --packs default --rules round-robin --rules " + mine))
        .containsExactlyInAnyOrder("default", "round-robin + " + mine);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "1, 1.0", "3, 1.0 3.0", "5, 1.0 3.0 5.0", "9, 1.0 3.0 8.0 9.0"})
  void income_is_told_after_the_usual_hours_and_the_last(String hours, String horizons) {
    JsonNode comparison = json(run(COMPARE + " --packs default --format json --hours " + hours));

    assertThat(comparison.get("results").get(0).get("income").findValuesAsText("hours"))
        .containsExactly(horizons.split(" "));
  }

  @Test
  void a_comparison_says_what_a_simulation_says() {
    JsonNode compared =
        json(run(COMPARE + " --packs default --hours 3 --format json")).get("results").get(0);
    JsonNode simulated = json(run("--simulate --hours 3 --format json --network " + SMALL));

    assertThat(compared.get("income").get(1).get("incomePerHour"))
        .isEqualTo(simulated.get("incomePerHour"));
    for (String member : List.of("firstMoneyMs", "threadsUsed", "threadsIdle")) {
      assertThat(compared.get(member)).isEqualTo(simulated.get(member));
    }
  }

  @Test
  void options_of_the_loop_change_what_is_earned() {
    assertThat(run(TWO + " --hours 1 --hack 0").out()).isNotEqualTo(run(TWO + " --hours 1").out());
  }

  @Test
  void a_pack_that_earned_nothing_yet_says_so() {
    assertThat(run(COMPARE + " --packs default --hours 0.1").out())
        .containsPattern("default +moneyChanceTime +\\$0 +never ");
  }

  @Test
  void a_pack_that_lacks_a_score_is_left_out_of_it() throws IOException {
    Path mine =
        pack(
            "mine.drl",
            """
            package hgw.rules
            import hgw.facts.*
            rule "Score by growth"
              agenda-group "scoring"
            when
              Settings( score == "growth" )
              $target : Target( eligible )
            then
              modify( $target ) { setScore( $target.getGrowth() ) }
            end
            """);

    CommandLineRun run =
        run(COMPARE + " --hours 0.1 --scores growth --format json --packs default," + mine);

    assertThat(json(run).get("results").findValuesAsText("pack")).containsExactly(mine.toString());
    assertThat(run.err()).isEqualTo("hgw: the pack default does not define the score growth.\n");
  }

  @Test
  void a_broken_rule_is_named_with_its_file_and_line() throws IOException {
    Path mine = pack("mine.drl", "nonsense");

    assertThat(refused((COMPARE + " --packs default," + mine).split(" ")))
        .startsWith(mine.resolve("mine.drl") + ":1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--packs default,nope | --packs nope is neither a directory nor a shipped pack. Shipped"
            + " packs: batch, max-income, round-robin.",
        "--packs pom.xml | --packs pom.xml is a file. Maybe name the directory that holds it?",
        "--packs samples | --packs samples holds no .drl file. Maybe it is the wrong directory?",
        "--packs default,,x | --packs default,,x has an empty name: write names with commas"
            + " between.",
        "--packs a --packs b | --packs is given twice: a and b. Choose one.",
        "--rules nope | --rules nope is neither a directory nor a shipped pack. Shipped packs:"
            + " batch, max-income, round-robin.",
        "--scores best | --scores best is unknown. The loaded rules define: growthWeighted, money,"
            + " moneyChanceTime, moneyTime, prepAware.",
        "--scores a --scores b | --scores is given twice: a and b. Choose one.",
        "--hours 0 | --hours 0 is out of range: more than 0.",
        "--hack 2 | --hack 2 is out of range: a ratio in 0..1.",
        "--format xml | --format xml is unknown: text or json.",
        "--score money | --score is for one score: say --scores to compare.",
        "pack | \"pack\" belongs to no option; hgw --help lists them.",
      })
  void a_mistake_on_the_command_line_is_named(String arguments, String message) {
    assertThat(refused((COMPARE + " " + arguments).split(" "))).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("hgw.cli.command.DeclaredOptions#besideCompare")
  void an_option_that_would_do_nothing_is_refused(String option) {
    assertThat(refused((COMPARE + " --" + option).split(" ")))
        .isEqualTo("--" + option.split(" ")[0] + " does nothing for hgw compare.");
  }

  private static List<String> packs(String commandLine) {
    return json(run(commandLine + " --format json")).get("results").findValuesAsText("pack");
  }

  private Path pack(String file, String text) throws IOException {
    Path pack = Files.createDirectories(directory.resolve("pack"));
    Files.writeString(pack.resolve(file), text);
    return pack;
  }
}
