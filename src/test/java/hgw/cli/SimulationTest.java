package hgw.cli;

import static hgw.cli.MainTest.assertElements;
import static hgw.cli.MainTest.json;
import static hgw.cli.MainTest.names;
import static hgw.cli.MainTest.refused;
import static hgw.cli.MainTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hgw.cli.text.Style;
import hgw.network.files.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code hgw --simulate}, in process. */
class SimulationTest {
  private static final String RESOURCES = "src/test/resources/hgw/cli/";
  private static final String SMALL = RESOURCES + "small.json";
  private static final String SIMULATE = "--simulate --network " + SMALL;

  @TempDir Path directory;

  @Test
  void a_simulation_tells_its_rebalances_and_its_income_as_approved() throws IOException {
    CommandLineRun run = run(SIMULATE + " --hours 2.25");

    assertThat(run.out()).isEqualTo(Files.readString(Path.of(RESOURCES, "small-simulated.txt")));
    assertThat(run).returns("", CommandLineRun::err).returns(Main.DONE, CommandLineRun::code);
  }

  @Test
  void a_terminal_shows_progress_on_one_line_that_leaves_nothing_behind() {
    CommandLineRun plain = run(SIMULATE + " --hours 2.25");
    CommandLineRun colour = run(Style.COLOUR, (SIMULATE + " --hours 2.25").split(" "));

    assertThat(colour.out()).contains("] 1:07 of 2:15 game hours  $").contains("\u001b[42m");
    assertThat(
            colour
                .out()
                .replaceAll("\r\u001b\\[K\\[[^\r\n]*(?=\r)", "")
                .replace("\r\u001b[K", "")
                .replaceAll("\u001b\\[42m +\u001b\\[0m", "")
                .replaceAll("\u001b\\[\\d+m", "")
                .replaceAll(" +\n", "\n"))
        .isEqualTo(plain.out().replaceAll(" +#+", "").replaceAll(" +\n", "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" --hours 2.25", " --once", " --hours 2.25 --format json"})
  void a_warning_is_told_once_and_not_in_the_result(String options) throws IOException {
    Path network =
        Files.writeString(
            directory.resolve("network.json"),
            Files.readString(Path.of(RESOURCES, "small.json"))
                .replace("\"ram\":2.4", "\"ram\":33"));

    CommandLineRun run = run("--simulate --network " + network + options);

    assertThat(run.err()).matches("hgw: Shortfall: .*\n");
    assertThat(run.out().replaceAll("\"warnings\":\\[.*?]", "")).doesNotContain("Shortfall");
  }

  @Test
  void the_pace_changes_nothing_but_the_time_it_takes() {
    var paced = run(SIMULATE + " --hours 1 --speed 100000");

    assertThat(paced.out()).isEqualTo(run(SIMULATE + " --hours 1").out());
    assertThat(paced.err()).contains("lets one browser in").containsPattern("(?m)^http://");
  }

  @Test
  void a_simulation_without_a_pace_has_no_page() {
    assertThat(run(SIMULATE + " --hours 1").err()).isEmpty();
  }

  @Test
  void the_best_ten_targets_are_shown_and_the_rest_as_one() {
    String out = run("--simulate --network samples/late.json --hours 1").out();

    String targets = out.substring(out.indexOf("by target\n"), out.indexOf("\nThreads"));
    assertThat(targets.lines().skip(1)).hasSize(11).last().asString().contains("the other ");
  }

  @ParameterizedTest
  @CsvSource({"0.25, 1", "6, 12", "7, 7", "25, 13"})
  void income_is_told_for_each_half_hour_and_for_longer_parts_of_longer_games(
      String hours, int periods) {
    JsonNode summary = json(run(SIMULATE + " --format json --hours " + hours));

    assertThat(summary.get("periods")).hasSize(periods);
    assertThat(summary.get("periods").get(periods - 1).get("untilHours").asText())
        .isEqualTo(Double.valueOf(hours).toString());
    double earned = 0;
    for (JsonNode period : summary.get("periods")) {
      earned +=
          period.get("incomePerHour").asDouble()
              * (period.get("untilHours").asDouble() - period.get("fromHours").asDouble());
    }
    assertThat(earned)
        .isCloseTo(summary.get("earned").asDouble(), org.assertj.core.api.Assertions.within(0.01));
  }

  @Test
  void the_json_summary_has_every_member() {
    JsonNode summary = json(run(SIMULATE + " --hours 2 --format json"));

    assertThat(names(summary))
        .containsExactly(
            "network",
            "hours",
            "earned",
            "incomePerHour",
            "periods",
            "targets",
            "threadsUsed",
            "threadsIdle",
            "levelAtStart",
            "levelAtEnd",
            "firstMoneyMs",
            "lostOperations",
            "rebalances",
            "assignments");
    assertElements(summary.get("periods"), "fromHours", "untilHours", "incomePerHour");
    assertElements(summary.get("targets"), "host", "incomePerHour");
    assertElements(
        summary.get("rebalances"),
        "hours",
        "level",
        "targets",
        "threadsUsed",
        "threadsIdle",
        "changed",
        "incomePerHour");
    assertElements(
        summary.get("assignments"),
        "runner",
        "target",
        "script",
        "threads",
        "money",
        "hack",
        "epsilon");
    assertThat(summary.get("rebalances")).hasSize(4);
    assertThat(summary.get("firstMoneyMs").isIntegralNumber()).isTrue();
  }

  @Test
  void a_game_without_money_says_so() throws IOException {
    Path file = directory.resolve("network.json");
    Files.writeString(
        file,
        Files.readString(Path.of(SMALL)).replace("\"hackingLevel\":50", "\"hackingLevel\":0"));

    assertThat(run("--simulate", "--hours", "1", "--network", file.toString()).out())
        .contains("There are no targets yet")
        .contains("Income per hour: $0, $0 in 1:00 game hours\n  0:00 - 0:30  $0\n")
        .contains("First money    none\nLost to wipes  0 operations\n")
        .doesNotContain("by target");
  }

  @Test
  void a_single_rebalance_has_no_summary() {
    CommandLineRun text = run(SIMULATE + " --once");

    assertThat(text.out())
        .startsWith("Rebalance 1, as the game begins\n")
        .endsWith("pserv-0 -> n00dles, 1 thread\n");
    assertThat(names(json(run(SIMULATE + " --once --format json"))))
        .containsExactly("plan", "launches", "killed", "idleMs", "foreign");
  }

  @Test
  void the_network_is_exported_once_and_beside_the_json() {
    Path export = directory.resolve("out.json");

    CommandLineRun run = run((SIMULATE + " --hours 1 --format json --export " + export).split(" "));

    json(run);
    assertThat(run.err()).isEqualTo("hgw: wrote " + export + "\n");
    assertThat(Snapshot.read(export).servers()).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--hours 0 | --hours 0 is out of range: more than 0.",
        "--hours soon | --hours soon is not a number.",
        "--speed -1 | --speed -1 is out of range: more than 0.",
        "--port 1 | --port is that of the page, and a game as fast as it goes has none: add --speed"
            + " 600.",
        "--packs default | --packs is for hgw compare.",
        "--scores money | --scores is for hgw compare.",
        "compare | \"compare\" comes first: hgw compare, then its options.",
      })
  void a_mistake_on_the_command_line_is_named(String arguments, String message) {
    assertThat(refused((SIMULATE + " " + arguments).split(" "))).isEqualTo(message);
  }
}
