package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.Fuzz;
import hgw.UserError;
import hgw.cli.command.Commands;
import hgw.cli.command.DeclaredOptions;
import hgw.cli.text.Style;
import hgw.cli.text.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Options and values in any combination: a result, or one sentence and exit code 2. */
class WildCommandLinesTest {
  private static final long USUAL_MS = 500;
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  /** Of a command line with one of these hgw does not wait for a game that never comes. */
  private static final Set<String> SOURCES = Set.of("--network", "--save", "--simulate", "compare");

  @TempDir Path directory;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private String[] values = {};

  @BeforeEach
  void writeFiles() throws IOException {
    Path network = directory.resolve("network.json");
    Files.copy(Path.of("src/test/resources/hgw/cli/small.json"), network);
    Path rules = Files.createDirectory(directory.resolve("rules"));
    Files.copy(Path.of("rules/boost.drl"), rules.resolve("boost.drl"));
    Path broken = Files.createDirectory(directory.resolve("broken"));
    Files.writeString(broken.resolve("boost.drl"), "rule when then {");
    String own = network.toString();
    values =
        new String[] {
          own,
          own,
          own,
          rules.toString(),
          broken.toString(),
          directory.toString(),
          "/dev/null",
          "/dev/full/x",
          directory.resolve("new.json").toString(),
          "max-income",
          "round-robin",
          "default",
          "moneyChanceTime",
          "money,moneyTime",
          "prepAware",
          "n00dles",
          "home",
          "all",
          "changed",
          "text",
          "json",
          "0",
          "1",
          "0.01",
          "0.5",
          "-1",
          "1e308",
          "1e-308",
          "60000",
          "NaN",
          "0x1p-1",
          "9".repeat(400),
          "",
          " ",
          "-",
          "--",
          "=",
          ",",
          "a,,b",
          "\u0000",
          "\n",
          "\ud800",
          "東京",
          "https://example.org",
          "ftp://x",
          "%s%n",
          "$(x)",
          "'\"",
          "../..",
          "*"
        };
  }

  @Test
  @Timeout(1200)
  void whatever_is_said_is_taken_or_refused_in_a_sentence() {
    Fuzz.go(USUAL_MS, random -> parse(words(random)));

    assertThat(done).as("taken").hasPositiveValue();
    assertThat(refused).as("refused").hasPositiveValue();
  }

  private void parse(List<String> words) {
    try {
      Commands.parse(words.toArray(String[]::new), new Terminal(NOWHERE, NOWHERE, Style.PLAIN));
      done.incrementAndGet();
    } catch (UserError e) {
      refused.incrementAndGet();
      assertThat(e.getMessage()).as("%s", words).isNotBlank().hasLineCount(1);
    }
  }

  @Test
  @Timeout(1200)
  void whatever_is_taken_ends_with_a_result_or_a_sentence() {
    Fuzz.go(2 * USUAL_MS, random -> run(words(random)));

    assertThat(done).as("done").hasPositiveValue();
    assertThat(refused).as("refused").hasPositiveValue();
  }

  private void run(List<String> words) {
    if (words.stream().noneMatch(SOURCES::contains) || takesLong(words)) {
      return;
    }
    CommandLineRun run = MainTest.run(words.toArray(String[]::new));
    String told = words + " -> " + run.err();
    assertThat(run.err()).as(told).doesNotContain("\tat ", "this should not happen");
    if (run.code() == Main.DONE) {
      done.incrementAndGet();
      assertThat(run.out()).as(told).isNotEmpty();
    } else {
      refused.incrementAndGet();
      assertThat(run.code()).as(told).isEqualTo(Main.USER_ERROR);
      assertThat(run.err()).as(told).startsWith("hgw: ").endsWith("\n");
      assertThat(run.out()).as(told).isEmpty();
    }
  }

  /** Games are played for as long as they are told to. */
  private static boolean takesLong(List<String> words) {
    boolean plays = words.contains("--simulate") || words.contains("compare");
    int hours = words.indexOf("--hours");
    boolean brief =
        hours >= 0
            && hours + 1 < words.size()
            && Set.of("0.01", "1").contains(words.get(hours + 1));
    return words.contains("--speed")
        || words.contains("--open")
        || plays && !words.contains("--dry") && !brief;
  }

  /** A few options, most of them with a value; now and then a word too many, or one too few. */
  private List<String> words(Random random) {
    List<String> valued = DeclaredOptions.valued().toList();
    List<String> names = DeclaredOptions.names().filter(it -> !it.equals("help")).toList();
    List<String> words = new ArrayList<>();
    if (random.nextInt(4) == 0) {
      words.add(Fuzz.any(random, "compare", "compare", "rules", ""));
    }
    if (random.nextInt(3) > 0) {
      words.addAll(List.of("--network", values[0]));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      String name = names.get(random.nextInt(names.size()));
      String value = beside(name, Fuzz.any(random, values));
      boolean glued = random.nextInt(8) == 0;
      words.add("--" + name + (glued ? "=" + value : ""));
      if (!glued && (valued.contains(name) ? random.nextInt(12) > 0 : random.nextInt(12) == 0)) {
        words.add(value);
      }
    }
    return words;
  }

  /** A file that is written by a mere name stands in the test's directory, not in the checkout. */
  private String beside(String option, String value) {
    boolean name = option.equals("export") && value.matches("[\\p{L}\\p{N}.,%$(){}'\"*=][^/]*");
    return name ? directory + "/" + value : value;
  }
}
