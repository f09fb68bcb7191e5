package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hgw.cli.text.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a player reads who edits rules while a simulated game is played at a pace. */
class LiveEditingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String MINE =
      """
      package hgw.rules
      import hgw.facts.*

      rule "Mine"
        agenda-group "eligibility"
      when
        $target : Target( host == "%s", growth < %d )
      then
        insert( new Exclusion( $target, "is mine" ) );
      end
      """;

  private static final String SCENARIO =
      """
      name: foodnstuff is left alone
      given:
        network: mid
      expect:
        notAssigned: [foodnstuff]
      """;

  @TempDir private Path directory;
  private Path file;
  private final Capture out = new Capture();
  private final Capture err = new Capture();
  private Thread hgw = new Thread();

  @BeforeEach
  void begin() throws IOException {
    file = directory.resolve("mine.drl");
    write("n00dles", 9999);
  }

  private void write(String host, int growth) throws IOException {
    Files.writeString(file, MINE.formatted(host, growth));
  }

  /** Half an hour of the game, from one rebalance to the next, passes in three seconds. */
  private void play(String... more) {
    String[] usual = {"--simulate", "--hours", "90", "--speed", "600", "--port", "0", "--rules"};
    String[] args = Arrays.copyOf(usual, usual.length + 1 + more.length);
    args[usual.length] = directory.toString();
    System.arraycopy(more, 0, args, usual.length + 1, more.length);
    hgw = new Thread(() -> Main.run(args, out.stream(), err.stream(), Style.PLAIN));
    hgw.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    hgw.interrupt();
    hgw.join();
  }

  private static void awaitText(Capture stream, String... parts) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(stream.text()).contains(parts));
  }

  @Test
  void an_edit_is_told_with_its_difference_and_then_that_it_is_in_force() throws IOException {
    play();
    awaitText(out, "Rebalance 1");
    assertThat(out.text()).contains("-> foodnstuff");

    Files.writeString(directory.resolve("mine.test.yaml"), SCENARIO);
    awaitText(
        err, "mine.test.yaml:1: \"foodnstuff is left alone\" failed.", "until that is mended");
    awaitText(out, "FAILED", "0 scenarios passed, 1 failed.");
    write("foodnstuff", 9999);

    awaitText(err, " are in force from the next rebalance on; ");
    assertThat(out.text())
        .contains(
            "1 scenario passed.\n\nFrom the rules in force to the edit, on the simulated game")
        .contains("Targets lost (1)")
        .contains(file + ":4 Mine")
        .contains("Income per hour");
    awaitText(err, " are in force.\n");
  }

  @Test
  void a_broken_edit_is_told_at_each_rebalance_until_it_is_mended() throws IOException {
    play();
    awaitText(out, "Rebalance 1");

    Files.writeString(file, "rubbish");

    String broken = file + ":1: \"rubbish\" stands outside of any rule.";
    awaitText(err, "hgw: " + broken, "until that is mended, the rules of");
    await()
        .atMost(PATIENCE)
        .until(() -> err.text().split("hgw: the rules in force are those of ", -1).length > 3);
    assertThat(err.text().lines().filter(line -> line.startsWith("hgw: the rules in force are")))
        .allMatch(line -> line.matches(".* those of \\d\\d:\\d\\d: \\Q" + broken + "\\E"));

    write("n00dles", 9999);
    awaitText(err, "hgw: the rules in force stay as they are.");
  }

  @Test
  void a_rule_that_never_fires_is_told_once_for_each_change_of_rules() throws IOException {
    write("n00dles", -1);
    play();
    awaitText(err, "never fired: no Target( host == \"n00dles\", growth < -1 )");
    awaitText(out, " 1:00  rebalance");
    assertThat(err.text().split("never fired", -1)).hasSize(2);

    write("n00dles", -2);
    awaitText(err, " are in force.");
    assertThat(err.text())
        .contains("growth < -2")
        .satisfies(
            it -> {
              assertThat(it.split("never fired", -1)).hasSize(3);
            });
  }

  @Test
  void where_the_result_is_to_be_json_nothing_of_edits_goes_to_stdout() throws IOException {
    write("n00dles", -1);
    play("--format", "json");
    awaitText(err, "never fired");

    Files.writeString(directory.resolve("mine.test.yaml"), SCENARIO);
    write("foodnstuff", 9999);
    awaitText(err, " are in force.");

    assertThat(out.text()).isEmpty();
  }
}
