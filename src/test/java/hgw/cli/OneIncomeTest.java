package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.cli.text.Units;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dry run predicts is what a simulation and a comparison of the same show, or nothing. */
class OneIncomeTest {
  private static final String PLAYED_NOT =
      "Predicted income  playing it takes longer than a dry run may; --simulate without --dry tells\n";

  @TempDir private Path pack;

  @ParameterizedTest
  @CsvSource({
    "fresh, default",
    "early, round-robin",
    "mid, default",
    "busy, default",
    "late, round-robin",
  })
  void a_dry_run_predicts_what_a_simulation_and_a_comparison_show(String sample, String pack)
      throws IOException {
    String network = " --network samples/" + sample + ".json ";
    String rules = pack.equals("default") ? "" : "--rules " + pack;
    JsonMapper json = new JsonMapper();
    double simulated =
        json.readTree(run("--simulate" + network + rules + " --format json").out())
            .get("incomePerHour")
            .doubleValue();
    double compared =
        json.readTree(run("compare --hours 3" + network + "--format json --packs " + pack).out())
            .at("/results/0/income/1/incomePerHour")
            .doubleValue();

    String predicted = run("--dry" + network + rules).out();

    assertThat(simulated).isEqualTo(compared).isPositive();
    assertThat(predicted)
        .endsWith(
            "\nPredicted income  "
                + Units.dollars(simulated)
                + " per hour over the next three hours\n");
  }

  @Test
  void of_a_simulated_game_it_is_that_of_its_hours() throws IOException {
    double simulated =
        new JsonMapper()
            .readTree(run("--simulate --hours 1 --format json").out())
            .get("incomePerHour")
            .doubleValue();

    assertThat(run("--dry --simulate --hours 1").out())
        .endsWith("  " + Units.dollars(simulated) + " per hour over the next hour\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--rules batch",
        "--rules max-income",
        "--rebalance 60000",
        "--simulate --hours 100",
      })
  void where_playing_takes_long_it_is_named_how_to_play(String options) {
    assertThat(run("--dry --network samples/mid.json " + options).out()).endsWith(PLAYED_NOT);
  }

  @Test
  void rules_print_what_they_have_to_say_once() throws IOException {
    Files.writeString(
        pack.resolve("mine.drl"),
        """
        package hgw.rules
        import hgw.facts.*

        rule "Say"
          agenda-group "eligibility"
        when
          Settings()
        then
          System.out.println( "said" );
        end
        """);
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      CommandLineRun run = run("--dry --network samples/mid.json --rules " + pack);

      assertThat(run.out()).contains("Predicted income  $48.422m per hour");
    } finally {
      System.setOut(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("said");
  }

  @Test
  void a_rule_that_fails_later_in_the_game_fails_no_dry_run() throws IOException {
    Files.writeString(
        pack.resolve("mine.drl"),
        """
        package hgw.rules
        import hgw.facts.*

        rule "Fail once anything runs"
          agenda-group "eligibility"
        when
          Runner( usedRam > 100 )
        then
          throw new IllegalStateException( "something runs" );
        end
        """);

    CommandLineRun run = run("--dry --network samples/mid.json --rules " + pack);

    assertThat(run.out()).endsWith(PLAYED_NOT);
    assertThat(run.code()).isEqualTo(Main.DONE);
  }

  private static CommandLineRun run(String line) {
    return CommandLineRun.of(line.strip().split(" +"));
  }
}
