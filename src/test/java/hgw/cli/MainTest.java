package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.cli.command.DeclaredOptions;
import hgw.cli.text.Style;
import hgw.network.files.SmallSave;
import hgw.network.files.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole program in process: arguments in; exit code, stdout and stderr out. */
class MainTest {
  private static final String RESOURCES = "src/test/resources/hgw/cli/";
  private static final String SMALL = RESOURCES + "small.json";
  private static final String NETWORK = "--network " + SMALL;
  private static final String ESCAPE = "\u001b[";

  @TempDir Path directory;

  // Plans as text

  @Test
  void a_dry_run_prints_the_whole_plan_as_approved() throws IOException {
    CommandLineRun run = run("--dry " + NETWORK);

    assertThat(run.out()).isEqualTo(Files.readString(Path.of(RESOURCES, "small.txt")));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(Main.DONE);
  }

  @Test
  void colour_adds_escapes_and_nothing_else() {
    CommandLineRun plain = run(NETWORK);
    CommandLineRun colour = run(Style.COLOUR, NETWORK.split(" "));

    assertThat(plain.out()).doesNotContain(ESCAPE);
    assertThat(colour.out()).startsWith(ESCAPE + "1mDry run, nothing is changed" + ESCAPE + "0m");
    assertThat(colour.out().replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain.out());
  }

  @Test
  void a_shortfall_is_told_once_beside_the_plan_with_both_numbers() throws IOException {
    CommandLineRun run = planWith("\"ram\":2.4", "\"ram\":33");

    assertThat(run.out())
        .contains("Runners   1 with 1 thread in all\n")
        .contains("Assignments (1)\n  pserv-0 -> foodnstuff, 1 thread\n")
        .doesNotContain("Idle")
        .doesNotContain("Shortfall");
    assertThat(run.err()).matches("hgw: Shortfall: .*1 .*3 .*\n");
    assertThat(
            json(run("--network", directory.resolve("network.json").toString(), "--format", "json"))
                .get("warnings"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"hackingLevel\":50  | \"hackingLevel\":0 | none: there are no targets. Root a server that"
            + " you can hack.",
        "\"ram\":2.4          | \"ram\":999        | none: there are no runners. Root a server or"
            + " buy one.",
      })
  void a_plan_without_assignments_says_why(String from, String to, String reason)
      throws IOException {
    assertThat(planWith(from, to).out())
        .contains("Assignments (0)\n  " + reason + "\n")
        .doesNotContain("Idle");
  }

  @Test
  void idle_threads_are_counted_in_the_singular() throws IOException {
    CommandLineRun run =
        planWith(
            "\"ram\":2.4",
            "\"ram\":32",
            "\"hackingLevel\":50",
            "\"hackingLevel\":5",
            "\"n00dles\",\"rooted\":true",
            "\"n00dles\",\"rooted\":false");

    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("Idle 1 thread on 1 runner is used by no assignment, 1 runner gets no target:");
  }

  @Test
  void idle_runners_are_told_by_what_the_loaded_rules_did() throws IOException {
    Path pack =
        pack(
            "mine.drl",
            """
            package hgw.rules
            import hgw.facts.*

            rule "The best target has pserv-0 for itself"
              agenda-group "coverage"
              salience 20
            when
              $cursor : Cursor( next == 1 )
              $target : Target( rank == 1 )
              $runner : Runner( host == "pserv-0", eligible, $threads : remaining > 0 )
            then
              insert( new Assignment( $target, $runner, $threads ) );
              modify( $runner ) { take( $threads ) }
              modify( $cursor ) { setNext( 2 ) }
            end
            """);

    CommandLineRun run = run("--network", SMALL, "--rules", pack.toString());

    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "4 runners get no target: \"The best target has pserv-0 for itself\" put 1 target on"
                + " pserv-0, \"Cover the next target from the emptiest runner\" put 2 targets on"
                + " iron-gym.");
  }

  @Test
  void reserved_ram_is_shown_by_how_much_it_is() throws IOException {
    Path pack =
        pack(
            "mine.drl",
            """
            package hgw.rules
            import hgw.facts.*

            rule "Keep 32 GB of what I bought, and 1.5 GB of the rest"
              agenda-group "eligibility"
            when
              $runner : Runner( rooted, reservedRam == 0, $bought : purchased )
            then
              modify( $runner ) { setReservedRam( $bought ? 32 : 1.5 ) }
            end
            """);

    CommandLineRun run = run("--network", SMALL, "--rules", pack.toString());

    assertThat(run.out())
        .contains(
            "Reserved  1.5 GB of CSEC, foodnstuff, iron-gym, joesguns, n00dles; 32 GB of pserv-0\n");
    JsonNode plan = json(run("--network", SMALL, "--rules", pack.toString(), "--format", "json"));
    assertThat(plan.get("runners").get(5).get("reservedRam").doubleValue()).isEqualTo(32);
  }

  @Test
  void a_target_has_the_rank_that_rules_gave_it() throws IOException {
    Path pack =
        pack(
            "mine.drl",
            """
            package hgw.rules
            import hgw.facts.*

            rule "The best target left gets the next rank"
              agenda-group "scoring"
              salience -20
            when
              $ranking : Ranking( $target : best != null, $next : next )
            then
              modify( $target )  { setRank( $next == 2 ? 0 : 10 * $next ) }
              modify( $ranking ) { advance() }
            end
            """);

    CommandLineRun run = run("--network", SMALL, "--rules", pack.toString());

    assertThat(run.out()).containsPattern(" 10  foodnstuff .*\n +30  n00dles .*\n +-  joesguns ");
  }

  @Test
  void rules_of_ones_own_stand_first_each_on_one_line() throws IOException {
    Path pack =
        pack(
            "mine.drl",
            """
            package hgw.rules
            import hgw.facts.*

            rule "Take a quarter of it"
              agenda-group "boost"
            when
              $assignment : Assignment( hack != 0.25 )
            then
              modify( $assignment ) { setHack( 0.25 ) }
            end

            rule "Not joesguns"
              agenda-group "eligibility"
            when
              $target : Target( host == "joesguns" )
            then
              insert( new Exclusion( $target, "is mine" ) );
            end
            """);

    CommandLineRun run = run("--network", SMALL, "--rules", pack.toString());

    assertThat(run.out())
        .containsPattern("Rules that fired \\(2\\d\\)  3\\d times in all, --trace lists each\n")
        .contains(
            "\n  your own: eligibility\n    Not joesguns  %1$s/mine.drl:12\n".formatted(pack)
                + "  your own: boost\n    Take a quarter of it  %1$s/mine.drl:4, 2 times\n"
                    .formatted(pack)
                + "  eligibility\n    A ")
        .contains(
            "\n    A runner needs root access  eligibility.drl:18, 2 times\n"
                + "    A runner has room for at least one thread  eligibility.drl:26\n")
        .contains("-> n00dles, 1 thread, hack 0.25\n");
  }

  @Test
  void single_firings_and_grants_are_told_when_asked_for() {
    assertThat(run(NETWORK + " --trace").out())
        .containsPattern("\nFirings \\(36\\), in order\n  eligibility\n")
        .contains(
            "    Cover the next target from the emptiest runner  coverage.drl:32, 3 times\n"
                + "      pserv-0 -> foodnstuff, 1 thread; pserv-0 -> joesguns, 1 thread;"
                + " pserv-0 -> n00dles, 1 thread\n")
        .doesNotContain("Rules that fired");
    String grants = "\n  batcher on n00dles: .*\n    pserv-0 \\d+(\\.\\d+)? GB";
    assertThat(run(NETWORK + " --rules batch --trace").out()).containsPattern(grants);
    assertThat(run(NETWORK + " --rules batch").out()).doesNotContainPattern(grants);
  }

  @Test
  void json_keeps_every_firing_with_and_without_a_trace() {
    assertThat(run(NETWORK + " --format json --trace").out())
        .isEqualTo(run(NETWORK + " --format json").out());
  }

  /** Plan the small network, with one text replaced by the next, and so on. */
  private CommandLineRun planWith(String... replacements) throws IOException {
    String network = Files.readString(Path.of(SMALL));
    for (int i = 0; i < replacements.length; i += 2) {
      network = network.replace(replacements[i], replacements[i + 1]);
    }
    Path file = Files.writeString(directory.resolve("network.json"), network);
    return run("--network", file.toString());
  }

  // Plans as JSON

  @Test
  void the_json_plan_has_the_documented_members_in_order() {
    JsonNode plan = json(run("--network samples/mid.json --format json"));

    assertThat(names(plan))
        .containsExactly(
            "score",
            "scriptRam",
            "totalThreads",
            "warnings",
            "rules",
            "runners",
            "targets",
            "assignments",
            "excluded",
            "firings");
    assertElements(plan.get("rules"), "file", "origin");
    assertElements(plan.get("runners"), "host", "maxRam", "threads", "spare");
    assertElements(plan.get("targets"), "host", "score");
    assertElements(
        plan.get("assignments"),
        "runner",
        "target",
        "script",
        "threads",
        "money",
        "hack",
        "epsilon");
    assertElements(plan.get("excluded"), "host", "role", "reason");
    assertElements(plan.get("firings"), "rule", "file", "facts");
  }

  static void assertElements(JsonNode array, String... members) {
    assertThat(array)
        .isNotEmpty()
        .allSatisfy(element -> assertThat(names(element)).containsExactly(members));
  }

  @Test
  void the_json_plan_says_what_the_text_says() {
    JsonNode plan = json(run(NETWORK + " --format json"));

    assertThat(plan.get("score").textValue()).isEqualTo("moneyChanceTime");
    assertThat(plan.get("scriptRam").doubleValue()).isEqualTo(2.4);
    assertThat(plan.get("totalThreads").longValue()).isEqualTo(55);
    assertThat(plan.get("warnings")).isEmpty();
    assertThat(plan.get("rules").get(4))
        .hasToString("{\"file\":\"boost.drl\",\"origin\":\"built-in\"}");
    assertThat(plan.get("runners").get(5))
        .hasToString("{\"host\":\"pserv-0\",\"maxRam\":64.0,\"threads\":26,\"spare\":0}");
    assertThat(plan.get("targets").findValuesAsText("host"))
        .containsExactly("foodnstuff", "joesguns", "n00dles");
    assertThat(plan.get("assignments").get(0))
        .hasToString(
            "{\"runner\":\"pserv-0\",\"target\":\"foodnstuff\",\"script\":\"agent/hgw-loop.js\",\"threads\":24,\"money\":0.9,"
                + "\"hack\":0.5,\"epsilon\":1.0}");
    assertThat(plan.get("excluded"))
        .extracting(JsonNode::toString)
        .contains(
            "{\"host\":\"CSEC\",\"role\":\"target\","
                + "\"reason\":\"needs hacking 54, you have 50; never holds money\"}");
    assertThat(plan.get("firings"))
        .extracting(JsonNode::toString)
        .contains(
            "{\"rule\":\"Cover the next target from the emptiest runner\","
                + "\"file\":\"coverage.drl\",\"facts\":[\"target n00dles\",\"runner pserv-0\","
                + "\"pserv-0 -> n00dles, 1 thread\"]}");
  }

  @Test
  void notes_never_mix_with_the_json_on_stdout() {
    Path export = directory.resolve("out.json");

    CommandLineRun run =
        run(
            "--network",
            SMALL,
            "--format",
            "json",
            "--rebalance",
            "1",
            "--script-ram",
            "9",
            "--export",
            export.toString());

    json(run);
    assertThat(run.err()).hasLineCount(3);
  }

  // Options that change the plan

  @Test
  void money_hack_and_epsilon_are_handed_to_every_assignment() {
    JsonNode plan = json(run(NETWORK + " --money 1 --hack 0 --epsilon 2.5 --format json"));

    assertThat(plan.get("assignments"))
        .hasSize(3)
        .allSatisfy(
            loop ->
                assertThat(loop.toString())
                    .endsWith("\"money\":1.0,\"hack\":0.0,\"epsilon\":2.5}"));
  }

  @Test
  void score_chooses_the_order_of_the_targets() {
    JsonNode plan = json(run(NETWORK + " --score money --format json"));

    assertThat(plan.get("targets").findValuesAsText("host"))
        .containsExactly("joesguns", "foodnstuff", "n00dles");
  }

  @Test
  void a_shipped_pack_is_found_by_its_name() {
    JsonNode plan = json(run(NETWORK + " --rules round-robin --format json"));

    assertThat(plan.get("rules").get(4))
        .hasToString("{\"file\":\"boost.drl\",\"origin\":\"round-robin\"}");
    assertThat(plan.get("assignments").findValuesAsText("threads")).containsExactly("9", "9", "8");
  }

  @Test
  void script_ram_is_the_price_of_a_thread_where_the_source_is_a_save() throws IOException {
    String save = save();

    JsonNode shipped = json(run("--save", save, "--format", "json"));
    CommandLineRun given = run("--save", save, "--format", "json", "--script-ram", "8");

    assertThat(shipped.get("scriptRam").doubleValue()).isEqualTo(2.4);
    assertThat(shipped.get("totalThreads").longValue()).isEqualTo(1 + 6 + 26);
    assertThat(json(given).get("totalThreads").longValue()).isEqualTo(2 + 8);
    assertThat(given.err()).isEmpty();
  }

  @Test
  void script_ram_beside_a_snapshot_is_said_to_be_unused() {
    CommandLineRun run = run(NETWORK + " --script-ram 8 --format json");

    assertThat(json(run).get("scriptRam").doubleValue()).isEqualTo(2.4);
    assertThat(run.err()).isEqualTo("hgw: --script-ram is not used, " + SMALL + " says 2.4 GB.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "59999, true",
    "0, true",
    "-7, true",
    "60000, false",
    "2592000000, false",
    "1800000, false"
  })
  void a_rebalance_below_a_minute_is_raised_and_says_so(String ms, boolean raised) {
    CommandLineRun run = run(NETWORK + " --rebalance " + ms);

    assertThat(run.err())
        .isEqualTo(raised ? "hgw: --rebalance " + ms + " is raised to 60000 ms.\n" : "");
    assertThat(run.code()).isEqualTo(Main.DONE);
  }

  @Test
  void export_writes_the_network_and_goes_on() throws IOException {
    Path export = directory.resolve("out.json");

    CommandLineRun run = run("--save", save(), "--export", export.toString());

    assertThat(Snapshot.read(export).servers()).hasSize(5);
    assertThat(run.out()).contains("Assignments (2)");
    assertThat(run.err()).isEqualTo("hgw: wrote " + export + "\n");
  }

  private String save() throws IOException {
    return Files.write(directory.resolve("save.json.gz"), new SmallSave().gzip()).toString();
  }

  // --explain

  @Test
  void a_runner_is_explained() {
    assertThat(run(NETWORK + " --explain pserv-0").out())
        .isEqualTo(
            """
            pserv-0

            As a runner: yes, with 26 threads
              pserv-0 -> foodnstuff, 24 threads
              pserv-0 -> joesguns, 1 thread
              pserv-0 -> n00dles, 1 thread
              a runner, nothing excludes it: 64 GB, purchased  eligibility.drl:44
              got 3 targets, as it had the most threads left, 26 to 24  coverage.drl:32
              foodnstuff now has 24 threads  boost.drl:17
            As a target: no
              is purchased  "A purchased server is never a target" eligibility.drl:62
            """);
  }

  @Test
  void a_target_is_explained() {
    assertThat(run(NETWORK + " --explain foodnstuff").out())
        .isEqualTo(
            """
            foodnstuff

            As a runner: yes, with 6 threads, idle
              a runner, nothing excludes it: 16 GB  eligibility.drl:44
              no target: 3 times others had more threads left, pserv-0 the least with 24 against 6, and it takes
                  25; then all 3 targets were covered  coverage.drl:32
            As a target: yes, rank 1 of 3, can use 18426 threads
              pserv-0 -> foodnstuff, 24 threads
              a target, nothing excludes it: $2.000m of $50.000m, hacking 1 of your 50  eligibility.drl:95
              score 1666.7: maxMoney 50000000, hackChance 0.875, hackTime 26250  scoring.drl:8
              rank 1 of 3: before joesguns with 1071.4  scoring.drl:64
              covered first by pserv-0, which had the most threads left, 26  coverage.drl:32
              boosted from 1 to 24 threads, of 18426 it can use  boost.drl:17
              no more threads: runner pserv-0 has no thread left  boost.drl:32
            """);
  }

  @Test
  void an_excluded_server_is_explained_with_every_reason() {
    assertThat(run(NETWORK + " --explain crush-fitness").out())
        .isEqualTo(
            """
            crush-fitness

            As a runner: no
              no root access  "A runner needs root access" eligibility.drl:18
              has 0.0 GB, a thread needs 2.4 GB  "A runner has room for at least one thread" eligibility.drl:26
            As a target: no
              no root access  "A target needs root access" eligibility.drl:70
              needs hacking 250, you have 50  "A target is within the player's hacking level" eligibility.drl:78
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "pserv-0,       true,  26, 3, false, 0, 4",
    "foodnstuff,    true,  6,  0, true,  1, 6",
    "crush-fitness, false, 0,  0, false, 0, 4"
  })
  void an_explanation_in_json_says_the_same(
      String host, boolean runner, long threads, int loops, boolean target, int rank, int rules) {
    JsonNode explanation = json(run(NETWORK + " --format json --explain " + host));

    assertThat(names(explanation))
        .containsExactlyInAnyOrder(
            Stream.concat(
                    Stream.of(
                        "host", "runner", "target", "facts", "whyRunner", "whyTarget", "firings"),
                    target ? Stream.of("standing") : Stream.empty())
                .toArray(String[]::new));
    JsonNode asRunner = explanation.get("runner");
    JsonNode asTarget = explanation.get("target");
    assertThat(explanation.get("host").textValue()).isEqualTo(host);
    assertThat(asRunner.get("eligible").booleanValue()).isEqualTo(runner);
    assertThat(asRunner.get("reasons").isEmpty()).isEqualTo(runner);
    assertThat(asRunner.get("threads").longValue()).isEqualTo(threads);
    assertThat(asRunner.get("loops")).hasSize(loops);
    assertThat(asTarget.get("eligible").booleanValue()).isEqualTo(target);
    assertThat(asTarget.get("reasons").isEmpty()).isEqualTo(target);
    assertThat(asTarget.get("rank").intValue()).isEqualTo(rank);
    assertThat(asTarget.get("loop").isNull()).isEqualTo(!target);
    assertThat(explanation.get("firings").findValuesAsText("rule").stream().distinct())
        .hasSize(rules);
  }

  // --help and --version

  @Test
  void help_lists_every_option() {
    CommandLineRun run = run("--help");

    assertThat(run.out().lines().filter(line -> line.startsWith("  --")))
        .extracting(line -> line.strip().split(" ")[0])
        .containsExactlyElementsOf(DeclaredOptions.names().map(name -> "--" + name).toList())
        .doesNotHaveDuplicates();
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(run).returns(Main.DONE, CommandLineRun::code).returns("", CommandLineRun::err);
  }

  @Test
  void version_is_that_of_the_build() {
    CommandLineRun run = run("--version");

    assertThat(run.out()).matches("hgw \\d+\\.\\d+\\.\\d+.*\n");
    assertThat(run).returns(Main.DONE, CommandLineRun::code).returns("", CommandLineRun::err);
  }

  // What the user can mend

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--bogus | --bogus is not an option; hgw --help lists them.",
        "--scor money | --scor is not an option; hgw --help lists them.",
        "--dry=yes | --dry=yes is not an option; hgw --help lists them.",
        "money | \"money\" belongs to no option; hgw --help lists them.",
        "--money a | --money a is not a number.",
        "--money 1,5 | --money 1,5 is not a number.",
        "--money 1.01 | --money 1.01 is out of range: a ratio in 0..1.",
        "--money -0.5 | --money -0.5 is out of range: a ratio in 0..1.",
        "--money NaN | --money NaN is not a number.",
        "--hack a | --hack a is not a number.",
        "--hack 2 | --hack 2 is out of range: a ratio in 0..1.",
        "--epsilon a | --epsilon a is not a number.",
        "--epsilon -1 | --epsilon -1 is out of range: at least 0.",
        "--epsilon Infinity | --epsilon Infinity is not a number.",
        "--script-ram a | --script-ram a is not a number.",
        "--script-ram 0 | --script-ram 0 is out of range: at least 0.01.",
        "--rebalance soon | --rebalance soon is not a whole number of milliseconds, such as"
            + " 1800000.",
        "--rebalance 1.5 | --rebalance 1.5 is not a whole number of milliseconds, such as 1800000.",
        "--rebalance 99999999999999999999 | --rebalance 99999999999999999999 is out of"
            + " range: 60000..2592000000 ms, which is 30 days.",
        "--rebalance 2592000001 | --rebalance 2592000001 is out of range: 60000..2592000000 ms,"
            + " which is 30 days.",
        "--rebalance 9223372036854775807 | --rebalance 9223372036854775807 is out of range:"
            + " 60000..2592000000 ms, which is 30 days.",
        "--format xml | --format xml is unknown: text or json.",
        "--score best | --score best is unknown. The loaded rules define: growthWeighted, money,"
            + " moneyChanceTime, moneyTime, prepAware.",
        "--explain neo | --explain neo: no such server was discovered. Maybe n00dles?",
        "--explain xyz | --explain xyz: no such server was discovered.",
        "--save x.gz | --network and --save exclude each other: name one source.",
        "--rules nope | --rules nope is neither a directory nor a shipped pack. Shipped packs:"
            + " batch, max-income, round-robin.",
        "--rules pom.xml | --rules pom.xml is a file. Maybe name the directory that holds it?",
        "--rules samples | --rules samples holds no .drl file. Maybe it is the wrong directory?",
        "--export missing/out.json | --export missing/out.json cannot be written: no such"
            + " directory.",
      })
  void a_mistake_on_the_command_line_is_named(String arguments, String message) {
    assertThat(refused((NETWORK + " " + arguments).split(" "))).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--hours 3            | --hours is for the simulated game: add --simulate.",
        "--speed 2            | --speed is for the simulated game: add --simulate.",
        "--simulate --port 1  | --port is that of the page, and a game as fast as it goes has none:"
            + " add --speed 600.",
        "--once --open        | --open opens the page, which --once has not: leave one of them out.",
        "--port 70000         | --port 70000 is out of range: a port in 0..65535.",
        "--port 1.5           | --port 1.5 is not a whole number.",
        "--restart some       | --restart some is unknown: all or changed.",
        "--allow-origin x.org | --allow-origin x.org is not an origin, such as https://example.org.",
        "--format json        | --format json needs one result: add --dry or --once.",
        "--score nope         | --score nope is unknown. The loaded rules define: growthWeighted,"
            + " money, moneyChanceTime, moneyTime, prepAware.",
      })
  void an_option_for_another_way_to_run_is_refused(String arguments, String message) {
    assertThat(refused(arguments.split(" "))).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("hgw.cli.command.DeclaredOptions#valued")
  void an_option_without_its_value_is_refused(String option) {
    assertThat(refused("--" + option)).startsWith("--" + option + " needs a value: --" + option);
    assertThat(refused("--" + option, "--dry")).startsWith("--" + option + " needs a value: ");
  }

  @ParameterizedTest
  @MethodSource("hgw.cli.command.DeclaredOptions#single")
  void an_option_given_twice_is_refused(String option) {
    assertThat(refused("--" + option, "a", "--" + option, "b"))
        .isEqualTo("--" + option + " is given twice: a and b. Choose one.");
  }

  @Test
  void a_broken_file_is_refused_with_its_name_and_the_path_of_the_value() throws IOException {
    Path file = directory.resolve("network.json");
    Files.writeString(
        file, Files.readString(Path.of(SMALL)).replaceFirst("\"maxRam\":4.0", "\"maxRam\":-4"));

    assertThat(refused("--network", file.toString()))
        .isEqualTo(file + ": servers[1].maxRam is -4, it must not be negative");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense(0);                              | nonsense",
        "throw new IllegalStateException(\"why\"); | IllegalStateException: why",
        "deep( 0 );                                | failed: StackOverflowError. Maybe a function"
            + " calls itself without end?",
        "update( $settings );                      | fires without end",
        "modify( $target ) { setScore( $target.getScore() / 0 * 0 ) } | NaN, no number"
      })
  void a_broken_rule_is_named_with_its_file_and_line(String consequence, String problem)
      throws IOException {
    Path pack = pack("mine.drl", rule(consequence));

    assertThat(refused("--network", SMALL, "--rules", pack.toString()))
        .startsWith(pack.resolve("mine.drl") + ":")
        .contains(problem)
        .hasLineCount(1);
  }

  // What the user cannot mend

  @Test
  void running_out_of_memory_is_one_sentence_and_exit_code_1() throws IOException {
    // No Java makes an array of this length, however much memory it has.
    Path pack = pack("mine.drl", rule("long[] hoard = new long[Integer.MAX_VALUE];"));

    CommandLineRun run = run("--network", SMALL, "--rules", pack.toString());

    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                Main.FAILED,
                "",
                "hgw: out of memory. Maybe give Java more: JAVA_TOOL_OPTIONS=-Xmx4g\n"));
  }

  private static String rule(String consequence) {
    return """
    package hgw.rules
    import hgw.facts.*
    function int deep( int n ) { return deep( n + 1 ) + 1; }
    rule "Mine"
      agenda-group "boost"
    when
      $settings : Settings()
      $target : Target( host == "n00dles" )
    then
      %s
    end
    """
        .formatted(consequence);
  }

  private Path pack(String file, String text) throws IOException {
    Path pack = Files.createDirectories(directory.resolve("pack"));
    Files.writeString(pack.resolve(file), text);
    return pack;
  }

  /**
   * CommandLineRun what must end in exit code 2, with nothing on stdout and no stack trace on
   * stderr.
   */
  static String refused(String... arguments) {
    CommandLineRun run = run(arguments);
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("hgw: ").endsWith("\n").doesNotContain("\tat ");
    return run.err().substring("hgw: ".length()).stripTrailing();
  }

  private static String refused(List<String> arguments) {
    return refused(arguments.toArray(String[]::new));
  }

  static CommandLineRun run(String commandLine) {
    return run(commandLine.split(" "));
  }

  static CommandLineRun run(String... arguments) {
    return run(Style.PLAIN, arguments);
  }

  static CommandLineRun run(Style style, String... arguments) {
    return CommandLineRun.of(style, arguments);
  }

  /** Read stdout as the one document that it must be. */
  static JsonNode json(CommandLineRun run) {
    assertThat(run.code()).isEqualTo(Main.DONE);
    try {
      return JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readTree(run.out());
    } catch (JsonProcessingException e) {
      throw new AssertionError("stdout is not one JSON document: " + run.out(), e);
    }
  }

  static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
