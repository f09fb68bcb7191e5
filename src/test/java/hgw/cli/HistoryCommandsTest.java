package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hgw history}, {@code hgw replay}, {@code hgw diff --plans}, {@code --record}. */
class HistoryCommandsTest {
  private final String home = System.getProperty("user.home");

  @TempDir private Path directory;

  @BeforeEach
  void live_elsewhere() {
    System.setProperty("user.home", directory.toString());
    Assumptions.assumeTrue(
        StateDirectory.of(System.getenv()).startsWith(directory), "the environment says where");
  }

  @AfterEach
  void come_home() {
    System.setProperty("user.home", home);
  }

  @Test
  void a_simulated_game_is_recorded_if_that_is_wanted_and_asked_for_apart() {
    play("");
    assertThat(file()).doesNotExist();

    play(" --record");
    assertThat(run("history").out())
        .isEqualTo(
            "No rebalance of the live game is recorded: hgw records each by itself. Of simulated"
                + " games: --simulated.\n");
    CommandLineRun run = run("history --simulated");
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().toList())
        .satisfies(it -> assertThat(it.get(0)).isEqualTo("Simulated games, 2 rebalances"))
        .satisfies(
            it ->
                assertThat(it.get(3))
                    .containsPattern(
                        "^  1   [A-Z][a-z]{2} \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d  moneyChanceTime  default "
                            + "   277       16  +\\$1\\.641m  +\\$1\\.627m$"));
  }

  @Test
  void which_score_earned_most_last_week() {
    play(" --record");
    play(" --record --score money");

    assertThat(run("history --simulated --since 7d --by score").out())
        .contains("Earned by score, simulated games", "\n* earned most an hour\n")
        .containsPattern("  \\* \\w+ +2   0:59  \\$\\d\\.\\d{3}m");
  }

  @Test
  void what_changed_on_that_day() {
    play(" --record");
    play(" --record --score money");
    String day = // of the second game, where the tests run
        run("history --simulated")
            .out()
            .replaceAll("(?s).*(\\d{4}-\\d\\d-\\d\\d)[^\n]* hgw started.*", "$1");

    assertThat(run("history --simulated --on " + day).out())
        .contains("  hgw started; score moneyChanceTime -> money\n");
    assertThat(run("history --simulated --on 2001-01-01").out())
        .startsWith("In this time no rebalance of a simulated game is recorded");
  }

  @Test
  void all_of_one_rebalance() {
    play(" --record");

    assertThat(run("history 2").out())
        .startsWith("Rebalance 2, ")
        .contains(
            ", simulated game from shipped samples/mid.json; the 2. since hgw ",
            "\nRunners    28 with 563 threads, hacking level 277\n",
            "\nTargets (16)\n",
            "  sigma-cosmetics  pserv-3");
  }

  @Test
  void answers_for_programs() throws Exception {
    play(" --record");

    JsonNode list = json("history --simulated --format json").get("rebalances");
    assertThat(list).hasSize(2);
    assertThat(list.get(0).get("score").textValue()).isEqualTo("moneyChanceTime");
    assertThat(list.get(0).get("at").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    JsonNode totals = json("history --simulated --by target --format json").get("totals");
    assertThat(totals.get(0).get("name").textValue()).isEqualTo("n00dles");
    assertThat(json("history 1 --format json").get("targets")).hasSize(16);
    List<String> csv = run("history --simulated --by pack --format csv").out().lines().toList();
    assertThat(csv.get(0))
        .isEqualTo("pack,rebalances,hours,earned,earnedPerHour,predicted,misfires");
    assertThat(csv.get(1)).startsWith("default,2,").endsWith(","); // loops have no misfires
  }

  @Test
  void a_moment_is_planned_again() {
    play(" --record");

    assertThat(run("replay 2 --hours 0.5").out())
        .startsWith("From rebalance 2 to the same rules now, on the servers of ")
        .contains("\nBoth plan the same.\n");
    assertThat(run("replay 2 --rules round-robin --hours 0.5").out())
        .startsWith("From rebalance 2 to round-robin, on ")
        .contains("\nAssignments changed (16)\n  foodnstuff       91 -> 7 threads  round-robin/");
    assertThat(run("replay 2 --rules default --hours 0.5").out()).contains("Both plan the same.");
    assertThat(run("replay 2 --set foodnstuff.rooted=false --hours 0.5").out())
        .contains("\nRunners (1)\n  foodnstuff  lost, with 6 threads");
    assertThat(run("replay 2 --hack 0.1 --hours 0.5").out())
        .startsWith("From rebalance 2 to other options, on ")
        .contains("  hack  0.5 -> 0.1");
  }

  @Test
  void the_servers_of_then_are_a_snapshot() {
    play(" --record");
    Path then = directory.resolve("then.json");

    assertThat(run("replay 1 --hours 0.1 --export " + then).err()).contains("wrote " + then);
    assertThat(run("--dry --network " + then).out()).contains("74 servers, hacking level 277");
  }

  @Test
  void two_plans_are_set_against_each_other() {
    play(" --record");
    play(" --record --rules round-robin");

    assertThat(run("diff --plans 1,3").out())
        .startsWith("From rebalance 1 to rebalance 3, on the servers of ")
        .contains("round-robin/boost.drl:", "  foodnstuff       91 -> 7 threads");
    assertThat(run("diff --plans 1,2").out()).contains("Both plan the same.");
  }

  @Test
  void a_damaged_history_is_told_in_a_sentence_and_keeps_no_game_from_being_played()
      throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "no database".repeat(1000));

    CommandLineRun asked = run("history");
    assertThat(asked.code()).isEqualTo(Main.USER_ERROR);
    assertThat(asked.err())
        .isEqualTo(
            "hgw: the history "
                + file()
                + " is damaged. Maybe move it away? hgw begins a new one.\n");
    CommandLineRun played = run("--simulate --hours 1 --record");
    assertThat(played.code()).isEqualTo(Main.DONE);
    assertThat(played.out()).contains("Income per hour: ");
    assertThat(played.err()).containsOnlyOnce("is damaged").contains("Nothing is recorded;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replay                       | replay needs the number of a rebalance: hgw history lists",
        "replay x                     | replay x is not the number of a rebalance. hgw history li",
        "replay 999                   | rebalance 999 is not recorded, nor any other",
        "history 7                    | rebalance 7 is not recorded, nor any other",
        "history 1 2                  | history tells of one rebalance at a time, or lists them",
        "history 1 --by score         | history 1 tells of one rebalance, --by of many. Drop one.",
        "history --since 7d --on today| --since and --on exclude each other.",
        "history --since foo          | --since foo is no time. Maybe 7d, 12h, today, tuesday, ",
        "history --on 7d              | --on 7d is no day. Maybe today, yesterday, tuesday or 20",
        "diff --plans 1               | --plans needs two rebalances: --plans ID,ID.",
        "diff --plans 1,x             | --plans x is not the number of a rebalance.",
        "diff --plans 1,2 --rules x   | --plans names both sides as they were, --rules does noth",
        "--dry --record               | --record is for the simulated game: add --simulate.",
      })
  void what_makes_no_sense_is_refused(String line, String message) {
    CommandLineRun run = run(line);

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("hgw: " + message);
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
  }

  private void play(String options) {
    assertThat(run("--simulate --hours 1" + options).code()).isEqualTo(Main.DONE);
  }

  private Path file() {
    return StateDirectory.of(System.getenv()).resolve("history.db");
  }

  private static JsonNode json(String line) throws Exception {
    return new JsonMapper().readTree(run(line).out());
  }

  private static CommandLineRun run(String line) {
    return CommandLineRun.of(line.strip().split(" +"));
  }
}
