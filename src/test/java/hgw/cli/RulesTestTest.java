package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hgw.cli.text.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** {@code hgw rules test}. */
class RulesTestTest {
  private static final String RULE =
      """
      package hgw.rules
      import hgw.facts.*

      rule "I hack joesguns myself"
        agenda-group "eligibility"
      when
        $target : Target( host == "joesguns" )
      then
        insert( new Exclusion( $target, "is mine" ) );
      end
      """;

  private static final String SCENARIO =
      """
      name: joesguns is left alone
      given:
        servers:
          - {host: pserv-0, maxRam: 64}
          - {host: joesguns, maxMoney: 62500000}
          - {host: n00dles, maxMoney: 1750000}
      expect:
        excluded:
          - {host: joesguns, role: target, reason: is mine}
        assignments:
          - {runner: pserv-0, target: n00dles, threads: 26}
      """;

  @TempDir private Path pack;

  @BeforeEach
  void a_rule() throws IOException {
    Files.writeString(pack.resolve("mine.drl"), RULE);
  }

  @Test
  void scenarios_that_hold_are_counted() throws IOException {
    write(SCENARIO);

    assertThat(run(pack.toString()))
        .isEqualTo(new CommandLineRun(Main.DONE, "1 scenario passed.\n", ""));
  }

  @Test
  void a_failure_shows_expected_and_actual_and_the_rules_that_led_there() throws IOException {
    write(SCENARIO.replace("threads: 26", "threads: 27"));

    CommandLineRun run = run(pack.toString());

    assertThat(run.out())
        .startsWith("FAILED " + pack + "/mine.test.yaml:1: joesguns is left alone\n")
        .contains("line 11  expected  assignment {runner: pserv-0, target: n00dles, threads: 27}\n")
        .contains("actual    {runner: pserv-0, target: n00dles, threads: 26}\n")
        .contains("coverage.drl:32: Cover the next target from the emptiest runner")
        .endsWith("\n0 scenarios passed, 1 failed.\n");
    assertThat(run.err()).isEqualTo("hgw: 1 scenario failed.\n");
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
  }

  @Test
  void an_unknown_key_is_refused_with_file_line_and_path() throws IOException {
    write(SCENARIO.replace("maxRam", "ram"));

    CommandLineRun run = run(pack.toString());

    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "hgw: "
                + pack
                + "/mine.test.yaml:4: given.servers[0].ram is unknown. Maybe \"maxRam\"?\n");
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
  }

  @Test
  void a_filter_plays_some_scenarios() throws IOException {
    write(SCENARIO + "---\n" + SCENARIO.replace("left alone", "hacked").replace("26", "27"));

    assertThat(run(pack.toString(), "--filter", "LEFT alone").out())
        .isEqualTo("1 scenario passed.\n");
    assertThat(run(pack.toString(), "--filter", "hacked").out())
        .contains("FAILED " + pack + "/mine.test.yaml:13: joesguns is hacked\n")
        .endsWith("0 scenarios passed, 1 failed.\n");
    assertThat(run(pack.toString(), "--filter", "nonsense").err())
        .isEqualTo("hgw: --filter nonsense is in no scenario's name or file.\n");
  }

  @Test
  void the_result_is_written_for_build_servers() throws Exception {
    write(SCENARIO + "---\n" + SCENARIO.replace("left alone", "<hacked>").replace("26", "27"));
    Path xml = pack.resolve("result.xml");

    CommandLineRun run = run(pack.toString(), "--junit", xml.toString());

    Element suite =
        (Element)
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(xml.toFile())
                .getElementsByTagName("testsuite")
                .item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    Element failed = (Element) suite.getElementsByTagName("testcase").item(1);
    assertThat(failed.getAttribute("name")).isEqualTo("joesguns is <hacked>");
    assertThat(failed.getElementsByTagName("failure").item(0).getTextContent())
        .contains("expected", "threads: 27", "actual", "threads: 26", "coverage.drl:32");
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
  }

  @Test
  void a_result_that_cannot_be_written_is_told() throws IOException {
    write(SCENARIO);

    assertThat(run(pack.toString(), "--junit", pack + "/no/such/result.xml").err())
        .startsWith("hgw: --junit " + pack + "/no/such/result.xml cannot be written: ");
  }

  @Test
  void coverage_tells_what_no_scenario_puts_to_the_test() throws IOException {
    Files.writeString(
        pack.resolve("more.drl"),
        RULE.replace("hack joesguns myself", "leave large runners")
            .replace(
                "$target : Target( host == \"joesguns\" )", "$runner : Runner( threads > 900 )")
            .replace("$target,", "$runner,"));
    write(
        SCENARIO
            .replace("    - {host: n00dles, maxMoney: 1750000}\n", "")
            .replaceAll("(?s)  assignments.*", ""));

    assertThat(run(pack.toString(), "--coverage").out())
        .isEqualTo(
            """
            1 scenario passed.

            Coverage of PACK: 1 of 2 rules fired, 0 conditions of 2 never failed.
              PACK/more.drl:4: rule "I leave large runners" fired in no scenario: no Runner( threads > 900 ); the largest has 26
            """
                .replace("PACK", pack.toString()));
  }

  @Test
  void coverage_tells_which_condition_was_never_false() throws IOException {
    Files.writeString(pack.resolve("mine.drl"), RULE.replace("host ==", "maxMoney >= 0, host =="));
    write(SCENARIO);

    assertThat(run(pack.toString(), "--coverage").out())
        .contains("1 of 1 rule fired, 1 condition of 2 never failed.\n")
        .endsWith(
            pack
                + "/mine.drl:7:21: rule \"I hack joesguns myself\": no scenario has maxMoney >= 0"
                + " false\n");
  }

  @Test
  void a_rule_that_should_fire_tells_what_kept_it() throws IOException {
    write(SCENARIO.replaceAll("(?s)expect:.*", "expect:\n  fired: [Score by money]\n"));

    assertThat(run(pack.toString()).out())
        .contains("expected  rule \"Score by money\" fires\n")
        .contains("actual    never fired: no Settings( score == \"money\" )\n");
  }

  @Test
  void a_directory_without_scenarios_is_refused() {
    assertThat(run(pack.toString()).err())
        .isEqualTo(
            "hgw: rules test " + pack + " has no scenario: no file there ends in .test.yaml.\n");
    assertThat(run("nope").err()).startsWith("hgw: rules test nope is neither a directory nor a ");
    assertThat(run().err()).startsWith("hgw: rules test needs a directory of rules");
  }

  @Test
  void a_file_that_is_nearly_one_of_scenarios_is_named() throws IOException {
    Files.writeString(pack.resolve("mine.test.yml"), SCENARIO);

    assertThat(run(pack.toString()).err())
        .isEqualTo(
            "hgw: "
                + pack
                + "/mine.test.yml is not read, its name does not end in .test.yaml. Maybe"
                + " mine.test.yaml?\n");
  }

  @Test
  void rules_that_make_no_plan_fail_their_scenario_alone() throws IOException {
    Files.writeString(
        pack.resolve("mine.drl"),
        RULE.replace("insert( new Exclusion( $target, \"is mine\" ) )", "int never = 1 / 0"));
    write(
        SCENARIO
            + "---\n"
            + SCENARIO.replaceAll("(?s)    - .host: joesguns.*", "expect: {loops: []}\n"));

    assertThat(run(pack.toString()).out())
        .contains("line 1   expected  a plan\n")
        .contains("actual    " + pack + "/mine.drl:9: rule \"I hack joesguns myself\" failed: ")
        .endsWith("1 scenario passed, 1 failed.\n");
  }

  @Test
  void rules_that_do_not_compile_are_refused() throws IOException {
    Files.writeString(pack.resolve("mine.drl"), RULE.replace("host ==", "hosts =="));
    write(SCENARIO);

    CommandLineRun run = run(pack.toString());

    assertThat(run.err()).startsWith("hgw: " + pack + "/mine.drl:7");
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
  }

  @Test
  void shipped_packs_are_tested_by_name() {
    assertThat(run("default", "round-robin").out()).isEqualTo("22 scenarios passed.\n");
  }

  @Test
  void scenarios_draw_no_finding() throws IOException {
    write(SCENARIO);
    CommandLineRun check = CommandLineRun.of("rules", "check", pack.toString());

    assertThat(check).isEqualTo(new CommandLineRun(Main.DONE, "", ""));
  }

  @Test
  void the_check_of_rules_names_a_file_that_is_nearly_one_of_scenarios() throws IOException {
    Files.writeString(pack.resolve("mine.test.yml"), SCENARIO);
    CommandLineRun check = CommandLineRun.of("rules", "check", pack.toString());

    assertThat(check.out())
        .contains("/mine.test.yml: the scenarios in it are not played")
        .contains("Maybe mine.test.yaml? [unread-file]");
  }

  @Test
  void a_watch_plays_again_when_a_file_changes() throws Exception {
    write(SCENARIO.replace("26", "27"));
    Capture out = new Capture();
    Capture err = new Capture();
    String[] args = {"rules", "test", pack.toString(), "--watch"};
    Thread watch = new Thread(() -> Main.run(args, out.stream(), err.stream(), Style.PLAIN));
    watch.start();
    try {
      await().untilAsserted(() -> assertThat(err.text()).contains("failed.\nhgw: watching"));

      write(SCENARIO);
      await().untilAsserted(() -> assertThat(out.text()).endsWith("\n1 scenario passed.\n"));

      Files.writeString(pack.resolve("mine.drl"), RULE.replace("end", ""));
      await().untilAsserted(() -> assertThat(err.text()).contains(pack + "/mine.drl"));

      Files.writeString(pack.resolve("mine.drl"), RULE);
      await().untilAsserted(() -> assertThat(out.text()).endsWith("passed.\n1 scenario passed.\n"));
    } finally {
      watch.interrupt();
      watch.join();
    }
  }

  private void write(String scenarios) throws IOException {
    Files.writeString(pack.resolve("mine.test.yaml"), scenarios);
  }

  private static CommandLineRun run(String... args) {
    List<String> all = new ArrayList<>(List.of("rules", "test"));
    all.addAll(List.of(args));
    return CommandLineRun.of(all.toArray(String[]::new));
  }
}
