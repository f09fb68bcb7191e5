package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hgw rules list}: the rules in force, in the order in which they fire. */
class RulesListTest {
  private static final String MID = "samples/mid.json";

  @TempDir private Path pack;

  @Test
  void rules_are_listed_by_phase_and_salience_with_file_line_and_origin() {
    CommandLineRun run = CommandLineRun.of("rules", "list");

    assertThat(run.out())
        .startsWith("  salience  rule\neligibility\n         0  A runner needs root access  ")
        .containsSubsequence(
            "\ncoverage\n",
            "        10  A target that a loop works on stays with its runner ",
            "         0  Gather the runners ",
            "  coverage.drl:7 (built-in)\n",
            "\nboost\n");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(Main.DONE);
  }

  @Test
  void an_overlay_is_listed_with_what_it_replaces() throws IOException {
    write("mine.drl", rule("Home is never a target", "eligibility", ""));

    CommandLineRun run = CommandLineRun.of("rules", "list", "max-income", pack.toString());

    assertThat(run.out())
        .contains(pack + "/mine.drl:4, replaces eligibility.drl:54\n")
        .contains("coverage.drl:10 (max-income)\n")
        .contains("boost.drl:7 (built-in)\n")
        .containsOnlyOnce("Home is never a target");
  }

  @Test
  void with_a_network_it_is_told_how_often_each_fired() throws IOException {
    write("mine.drl", rule("Look at each", "scoring", "$t : Target( eligible )"));

    CommandLineRun run = CommandLineRun.of("rules", "list", pack.toString(), "--network", MID);

    assertThat(run.out())
        .startsWith("  salience     fired  rule\n")
        .containsPattern("\n         0  16 times  Look at each ")
        .containsPattern("\n         0      once  Gather the runners ")
        .containsPattern("\n         0     never  Score by money and time ");
  }

  @Test
  void the_order_is_that_in_which_they_fire() throws IOException {
    write("z.drl", rule("Z", "coverage", "") + rule("Higher", "coverage\" salience 7 //", ""));
    write("a.drl", rule("A", "coverage", "") + rule("Last", "boost", ""));
    List<String> fired = new ArrayList<>();
    for (JsonNode firing :
        json("--dry", "--network", MID, "--rules", pack.toString()).get("firings")) {
      String name = firing.get("rule").textValue();
      if (!fired.contains(name)) {
        fired.add(name);
      }
    }

    JsonNode rules = json("rules", "list", pack.toString(), "--network", MID).get("rules");

    assertThat(fired).contains("A", "Z", "Higher", "Last");
    assertThat(StreamSupport.stream(rules.spliterator(), false))
        .filteredOn(rule -> rule.get("fired").longValue() > 0)
        .extracting(rule -> rule.get("rule").textValue())
        .containsExactlyElementsOf(fired);
  }

  @Test
  void json_tells_all_there_is_of_a_rule() throws IOException {
    write("mine.drl", rule("Home is never a target", "eligibility", ""));

    JsonNode rules = json("rules", "list", pack.toString()).get("rules");

    assertThat(rules)
        .filteredOn(rule -> rule.get("rule").textValue().equals("Home is never a target"))
        .singleElement()
        .hasToString(
            """
            {"phase":"eligibility","salience":"0","rule":"Home is never a target",\
            "file":"%1$s/mine.drl","line":4,"origin":"%1$s","replaces":"eligibility.drl:54"}"""
                .formatted(pack));
  }

  @Test
  void rules_that_never_have_their_turn_come_last() throws IOException {
    write("a.drl", rule("Misspelt", "coverge", "") + "rule \"Nowhere\" when Settings() then end\n");

    CommandLineRun run = CommandLineRun.of("rules", "list", pack.toString());

    assertThat(run.out())
        .containsSubsequence(
            "after all phases: no agenda-group is named\n         0  Nowhere ",
            "never: nobody runs the agenda-group \"coverge\"\n         0  Misspelt ");
    assertThat(run.err()).contains("[unknown-phase]", "[no-phase]");
  }

  @Test
  void rules_that_do_not_compile_are_in_no_force() throws IOException {
    write("mine.drl", rule("Wrong", "scoring", "Target( hosts == 1 )"));

    CommandLineRun run = CommandLineRun.of("rules", "list", pack.toString());

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("mine.drl:").contains("hosts");
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThat(CommandLineRun.of("rules", "list", "--score", "money").err())
        .isEqualTo(
            "hgw: --score does nothing for hgw rules list without --network FILE or --save FILE.\n");
    assertThat(CommandLineRun.of("rules", "list", "--rules", "x").err())
        .isEqualTo("hgw: --rules is not for hgw rules list: name the directory behind it.\n");
    assertThat(CommandLineRun.of("rules", "list", "nowhere").err())
        .startsWith("hgw: rules list nowhere is neither a directory nor a shipped pack.");
  }

  private JsonNode json(String... args) throws IOException {
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--format";
    all[args.length + 1] = "json";
    return new JsonMapper().readTree(CommandLineRun.of(all).out());
  }

  private static String rule(String name, String phase, String condition) {
    return """
        rule "%s"
          agenda-group "%s"
        when
          %s
        then
        end
        """
        .formatted(name, phase, condition.isEmpty() ? "Settings()" : condition);
  }

  private void write(String name, String rules) throws IOException {
    Files.writeString(pack.resolve(name), "package hgw.rules\nimport hgw.facts.*\n\n" + rules);
  }
}
