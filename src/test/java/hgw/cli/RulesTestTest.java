package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.cli.text.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private record Run(int code, String out, String err) {}

  @BeforeEach
  void a_rule() throws IOException {
    Files.writeString(pack.resolve("mine.drl"), RULE);
  }

  @Test
  void scenarios_that_hold_are_counted() throws IOException {
    write(SCENARIO);

    assertThat(run(pack.toString())).isEqualTo(new Run(Main.DONE, "1 scenario passed.\n", ""));
  }

  @Test
  void a_failure_shows_expected_and_actual_and_the_rules_that_led_there() throws IOException {
    write(SCENARIO.replace("threads: 26", "threads: 27"));

    Run run = run(pack.toString());

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

    Run run = run(pack.toString());

    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "hgw: "
                + pack
                + "/mine.test.yaml:4: given.servers[0].ram is unknown. Maybe \"maxRam\"?\n");
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
  }

  private void write(String scenarios) throws IOException {
    Files.writeString(pack.resolve("mine.test.yaml"), scenarios);
  }

  private static Run run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of("rules", "test"));
    all.addAll(List.of(args));
    int code = Main.run(all.toArray(String[]::new), stream(out), stream(err), Style.PLAIN);
    return new Run(code, text(out), text(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
