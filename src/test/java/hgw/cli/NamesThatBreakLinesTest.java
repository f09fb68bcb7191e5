package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.cli.text.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names with line breaks, and with colours, in whatever the program prints. */
class NamesThatBreakLinesTest {
  /** In every name: what follows may begin no line, and colour nothing. */
  private static final String MARK = "\n\u001b[32mMARK\r\nMARK\rMARK";

  private static final String JSON_MARK = "\\n\\u001b[32mMARK\\r\\nMARK\\rMARK";
  private static final String ESCAPED = "\\u000a\\u001b[32mMARK\\u000d\\u000aMARK\\u000dMARK";

  @TempDir Path directory;
  private Path network;

  @BeforeEach
  void nameEverything() throws IOException {
    String names = "\"host\":\"(?!home)([^\"]*)\"";
    String small =
        Files.readString(Path.of("src/test/resources/hgw/cli/small.json"))
            .replaceAll(names, "\"host\":\"$1" + JSON_MARK.replace("\\", "\\\\") + "\"")
            .replace(
                "\"requiredLevel\":1}",
                "\"requiredLevel\":1,\"running\":[{\"file\":\"mine.js"
                    + JSON_MARK
                    + "\",\"threads\":1,\"args\":[\"an "
                    + JSON_MARK
                    + "\"],\"pid\":7,\"ram\":1.6}]}");
    network = Files.writeString(directory.resolve("network.json"), small);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--dry",
        "--dry --rules batch",
        "--simulate --once",
        "--simulate --hours 1",
        "--simulate --hours 1 --export there" // which is named on stderr
      })
  void no_name_begins_a_line_of_text(String mode) {
    for (Style style : Style.values()) {
      CommandLineRun run = run(style, mode + " --network");

      assertThat(run.code()).isEqualTo(Main.DONE);
      assertThat(run.out()).contains("n00dles" + ESCAPED);
      assertUnbroken(run);
    }
  }

  @Test
  void a_dry_run_names_the_scripts_that_it_would_kill() {
    CommandLineRun run = run(Style.PLAIN, "--dry --network");

    assertThat(run.out()).contains(": mine.js" + ESCAPED + " an " + ESCAPED + "\n");
  }

  @Test
  void an_explanation_and_its_refusal_stay_in_their_lines() {
    CommandLineRun run =
        MainTest.run("--explain", "n00dles" + MARK, "--network", network.toString());
    CommandLineRun missing =
        MainTest.run("--explain", "n00dle" + MARK, "--network", network.toString());

    assertThat(run.out()).startsWith("n00dles" + ESCAPED + "\n");
    assertUnbroken(run);
    assertRefused(missing);
  }

  @Test
  void a_comparison_stays_in_its_lines() throws IOException {
    Path pack = Files.createDirectories(directory.resolve("pack" + MARK));
    Files.copy(Path.of("rules/boost.drl"), pack.resolve("boost.drl"));

    CommandLineRun run =
        MainTest.run(
            "compare", "--hours", "1", "--rules", pack.toString(), "--network", network.toString());

    assertThat(run.out()).contains("pack" + ESCAPED);
    assertUnbroken(run);
  }

  @Test
  void what_is_said_of_an_option_or_a_file_stays_on_one_line() throws IOException {
    Path file = Files.writeString(directory.resolve("file" + MARK), "{\"format\": 1}");
    for (List<String> arguments :
        List.of(
            List.of("--network", file.toString()),
            List.of("--save", file.toString()),
            List.of("--network", file + "not there"),
            List.of("--score", "no" + MARK, "--network", network.toString()),
            List.of("--rules", "no" + MARK, "--network", network.toString()),
            List.of("--hours", "1" + MARK),
            List.of("--no" + MARK),
            List.of("no" + MARK),
            List.of("compare", "--packs", "no" + MARK))) {
      assertRefused(MainTest.run(arguments.toArray(String[]::new)));
    }
  }

  @Test
  void json_keeps_names_as_they_are() {
    CommandLineRun run = run(Style.PLAIN, "--dry --format json --network");

    assertThat(MainTest.json(run).at("/targets/0/host").textValue()).endsWith(MARK);
  }

  private CommandLineRun run(Style style, String line) {
    String[] words = (line + " ").replace("there", "" + directory.resolve("there")).split(" ");
    String[] arguments = java.util.Arrays.copyOf(words, words.length + 1);
    arguments[words.length] = network.toString();
    return MainTest.run(style, arguments);
  }

  private static void assertRefused(CommandLineRun run) {
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
    assertThat(run.err()).startsWith("hgw: ").hasLineCount(1);
    assertUnbroken(run);
  }

  private static void assertUnbroken(CommandLineRun run) {
    for (String text : List.of(run.out(), run.err())) {
      assertThat(text.split("\\R")).noneMatch(line -> line.startsWith("MARK"));
      assertThat(text).doesNotContain("\u001b[32mMARK");
    }
  }
}
