package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code hgw rules check}, and what other commands tell of rules that are likely wrong. */
class RulesCheckTest {
  private static final String SLIP =
      """
      package hgw.rules
      import hgw.facts.*

      rule "I hack joesguns myself"
        agenda-group "eligibility"
      when
        $target : Target( host == "joesgun" )
      then
        insert( new Exclusion( $target, "is mine" ) );
      end
      """;

  @TempDir private Path pack;

  @Test
  void a_finding_is_told_with_file_line_column_mend_and_id() throws IOException {
    write(SLIP);

    CommandLineRun run = run("rules", "check", pack.toString());

    assertThat(run.out())
        .isEqualTo(
            pack
                + "/mine.drl:7:21: rule \"I hack joesguns myself\": no server is called \"joesgun\"."
                + " Maybe \"joesguns\"? [unknown-host]\n");
    assertThat(run.err()).startsWith("hgw: 1 finding. hgw rules check --explain ID ");
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
  }

  @Test
  void findings_are_a_json_document_too() throws IOException {
    write(SLIP);

    CommandLineRun run = run("rules", "check", pack.toString(), "--format", "json");

    JsonNode finding = new JsonMapper().readTree(run.out()).get("findings").get(0);
    assertThat(List.copyOf(fields(finding)))
        .containsExactly("id", "severity", "file", "line", "column", "sentence", "mend");
    assertThat(finding.get("id").textValue()).isEqualTo("unknown-host");
    assertThat(finding.get("line").intValue()).isEqualTo(7);
  }

  @Test
  void findings_are_annotations_for_github() throws IOException {
    write(SLIP);

    assertThat(run("rules", "check", pack.toString(), "--format", "github").out())
        .startsWith("::warning file=")
        .contains("mine.drl,line=7,col=21,title=unknown-host::rule \"I hack")
        .endsWith("Maybe \"joesguns\"?\n");
  }

  @Test
  void rules_that_do_not_compile_are_findings() throws IOException {
    write(SLIP.replace("host ==", "hostname =="));

    CommandLineRun run = run("rules", "check", pack.toString());

    assertThat(run.out())
        .startsWith(pack + "/mine.drl:7")
        .contains("Target has no property hostname. ")
        .endsWith("[compile-error]\n");
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules", "rules/max-income", "rules/round-robin", "rules/batch", "batch"})
  void shipped_packs_draw_no_finding(String name) {
    CommandLineRun run = run("rules", "check", name);

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(Main.DONE);
  }

  @Test
  void a_finding_with_a_reason_beside_it_is_kept_quiet() throws IOException {
    write(SLIP.replace("when\n", "when // hgw:ignore unknown-host not yet in this game\n"));

    assertThat(run("rules", "check", pack.toString()).out()).isEmpty();
  }

  @Test
  void a_comment_quiets_its_own_rule_alone() throws IOException {
    String other =
        SLIP.substring(SLIP.indexOf("rule \""))
            .replace("hack joesgun", "really hack foodnstuf")
            .replace("\"joesgun\"", "\"foodnstuf\"");
    write(SLIP.replace("when\n", "when // hgw:ignore unknown-host not yet\n") + other);

    assertThat(run("rules", "check", pack.toString()).out())
        .contains("really hack")
        .hasLineCount(1);
  }

  @Test
  void a_page_tells_more() {
    assertThat(run("rules", "check", "--explain", "glob").out()).startsWith("# glob\n");
    assertThat(run("rules", "check", "--explain", "glib").err())
        .startsWith("hgw: --explain glib is no finding. There are: ")
        .contains(", glob, ");
  }

  @Test
  void an_exclusion_that_comes_too_late_is_told_once() throws IOException {
    write(SLIP.replace("eligibility", "scoring").replace("joesgun\"", "joesguns\""));

    assertThat(run("rules", "check", pack.toString()).out())
        .hasLineCount(1)
        .endsWith("[late-exclusion]\n");
    assertThat(run("--dry", "--network", "samples/mid.json", "--rules", pack.toString()).err())
        .hasLineCount(1)
        .startsWith(
            "hgw: " + pack + "/mine.drl:4: rule \"I hack joesguns myself\" excludes target");
  }

  @Test
  void a_rule_that_fails_on_a_sample_is_found_at_its_statement_whatever_else_is_found_in_it()
      throws IOException {
    write(
        """
        package hgw.rules
        import hgw.facts.*

        rule "Mine" // hgw:ignore refused-plan no comment makes it run
          agenda-group "scoring"
        when
          $target : Target( eligible )
        then
          int zero = 0;
          modify( $target ) { setScore( 1 / zero ) }
        end
        """);

    CommandLineRun run = run("rules", "check", pack.toString(), "--format", "github");

    assertThat(run.out())
        .contains(
            "::error file=" + pack + "/mine.drl,line=10,title=refused-plan::rule \"Mine\" failed: ")
        .contains("title=score-without-model");
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
  }

  @Test
  void help_is_of_this_command() {
    CommandLineRun run = run("rules", "check", "--help");

    assertThat(run.out())
        .isEqualTo(
            """
            usage: hgw rules check DIR...   what is likely wrong with rules, and the mend

              --format text|json|github  how to print what is found (text)
              --explain ID               print the page of a finding

            hgw --help lists all commands.
            """);
    assertThat(run.code()).isEqualTo(Main.DONE);
    assertThat(run("compare", "--help").out())
        .startsWith("usage: hgw compare   what each pack")
        .contains("--packs", "--hours")
        .doesNotContain("--port");
  }

  @Test
  void a_directory_is_needed() {
    assertThat(run("rules", "check").err())
        .isEqualTo("hgw: rules check needs a directory of rules: hgw rules check my-rules\n");
    assertThat(run("rules", "check", "nowhere").err())
        .startsWith("hgw: rules check nowhere is neither a directory nor a shipped pack.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--dry --network samples/mid.json",
        "--simulate --network samples/mid.json --hours 0.1",
        "compare --network samples/mid.json --hours 0.1 --packs default",
        "--explain joesguns --network samples/mid.json"
      })
  void every_command_that_loads_rules_tells_once_and_goes_on(String command) throws IOException {
    write(SLIP);

    CommandLineRun run = run((command + " --rules " + pack).split(" "));

    assertThat(run.err())
        .isEqualTo(
            "hgw: "
                + pack
                + "/mine.drl:7: rule \"I hack joesguns myself\": no server is called \"joesgun\"."
                + " Maybe \"joesguns\"? [unknown-host]\n");
    assertThat(run.code()).isEqualTo(Main.DONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Runner( threads > 900 )| no Runner( threads > 900 ); the largest has 106",
        "Runner( eligible, purchased, threads > 900, home )"
            + "| no Runner( eligible, purchased, threads > 900 ); the largest has 106",
        "Target( minSec < 1 )| no Target( minSec < 1 ); the smallest has 1",
        "Runner( purchased, $t : threads ) Target( rank > 0, requiredLevel > 1500 )"
            + "| no Target( rank > 0, requiredLevel > 1500 ); the largest has 272",
        "not Target( eligible )| not once was not Target( eligible ) true",
        "Assignment( threads > 2, rank > 100 )"
            + "| no Assignment( threads > 2 ); the largest has 1",
      })
  void a_rule_that_never_fired_is_told_with_what_kept_it(String example) throws IOException {
    String condition = example.substring(0, example.indexOf('|'));
    write(
        """
        package hgw.rules
        import hgw.facts.*

        rule "Spread the targets"
          agenda-group "coverage"
        when
          %s
        then
          insert( new Warning( "never" ) );
        end
        """
            .formatted(condition));

    CommandLineRun run = run("--dry", "--network", "samples/mid.json", "--rules", pack.toString());

    assertThat(run.err())
        .isEqualTo(
            "hgw: "
                + pack
                + "/mine.drl:4: rule \"Spread the targets\" never fired:"
                + example.substring(example.indexOf('|') + 1)
                + ". [never-fired]\n");
  }

  @Test
  void a_copy_of_a_shipped_pack_is_loaded_without_a_word() throws IOException {
    Files.copy(Path.of("rules/max-income/coverage.drl"), pack.resolve("coverage.drl"));

    assertThat(run("--dry", "--network", "samples/mid.json", "--rules", pack.toString()).err())
        .isEmpty();
  }

  private static List<String> fields(JsonNode node) {
    List<String> fields = new ArrayList<>();
    node.fieldNames().forEachRemaining(fields::add);
    return fields;
  }

  private void write(String rules) throws IOException {
    Files.writeString(pack.resolve("mine.drl"), rules);
  }

  private static CommandLineRun run(String... args) {
    return CommandLineRun.of(args);
  }
}
