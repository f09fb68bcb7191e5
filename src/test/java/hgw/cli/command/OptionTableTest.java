package hgw.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hgw.UserError;
import hgw.cli.text.Style;
import hgw.cli.text.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every option that is declared, and for every command. */
class OptionTableTest {
  @Test
  void every_constant_is_an_option_and_every_option_has_a_name_of_its_own() {
    Stream<Field> constants =
        Arrays.stream(OptionTable.class.getDeclaredFields())
            .filter(field -> field.getType() == OptionRow.class);

    assertThat(OptionTable.rows())
        .hasSameSizeAs(constants.toList())
        .extracting(OptionRow::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void the_readme_has_the_help_word_for_word() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String help = Help.text();
    String options = help.substring(help.indexOf("  --"));

    assertThat(readme.replaceAll("(?m)^    ", ""))
        .contains("## Options\n\n" + options.replaceAll("(?m)^  ", "") + "\nExit code 0");
  }

  @Test
  void help_names_each_command_with_an_example_that_is_one() {
    for (Usage usage : Commands.USAGES) {
      assertThat(Help.text())
          .contains(usage.example() + " ")
          .contains(" " + usage.summary() + "\n");
      String[] words = usage.example().split(" ");
      assertThat(takes(Arrays.copyOfRange(words, 1, words.length))).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("hgw.cli.command.DeclaredOptions#rows")
  void every_option_stands_in_the_help_with_its_value_and_its_sentence(OptionRow<?> row) {
    assertThat(Help.text().replaceAll("\\s+", " "))
        .contains(" " + row.usage() + " " + row.description() + " ");
  }

  @ParameterizedTest
  @MethodSource("hgw.cli.command.DeclaredOptions#rows")
  void every_option_is_taken_by_some_command(OptionRow<?> row) {
    Predicate<Usage> takes = usage -> usage.rows().contains(row);

    assertThat(Stream.concat(Commands.USAGES.stream(), Stream.of(DryRun.LIVE, DryRun.SIMULATED)))
        .satisfiesAnyOf(
            usages -> assertThat(usages).anyMatch(takes),
            usages -> assertThat(row).isIn(OptionTable.HELP, OptionTable.VERSION));
  }

  @ParameterizedTest
  @MethodSource("hgw.cli.command.DeclaredOptions#rows")
  void every_command_takes_its_options_and_refuses_others_in_a_sentence(OptionRow<?> row) {
    for (Call call : Call.values()) {
      List<String> args = new ArrayList<>(call.args);
      if (args.contains("--network") && SourceOptions.FILES.contains(row)) {
        continue; // one file is enough
      }
      args.addAll(DeclaredOptions.sound(row));

      if (call.args.contains(row.flag()) || call.taken(row)) {
        assertThat(takes(args.toArray(String[]::new))).isTrue();
      } else {
        assertThatThrownBy(() -> takes(args.toArray(String[]::new)))
            .isInstanceOf(UserError.class)
            .hasMessageMatching(row.flag() + " (is for|does nothing for) [\\w :-]+\\.");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LIVE     | --port 0 --allow-origin http://localhost --once --export x --rules x --format json",
        "LIVE     | --score x --rebalance 60000 --restart changed --money 1 --hack 1 --epsilon 1",
        "SIMULATE | --simulate --save x --script-ram 2 --hours 1 --speed 1 --once --export x --rules x",
        "SIMULATE | --simulate --network x --score x --restart changed --hack 1 --format json",
        "DRY_RUN  | --save x --script-ram 2 --explain x --export x --rules x --format json",
        "DRY_RUN  | --dry --port 0 --allow-origin http://localhost --score x --hack 1",
        "DRY_RUN  | --dry --simulate --hours 1 --speed 1",
        "COMPARE  | compare --packs x --scores x --save x --script-ram 2 --hours 1 --rules x",
        "COMPARE  | compare --rebalance 60000 --restart changed --money 1 --hack 1 --format json",
      })
  void each_command_takes_what_it_is_for(String command, String line) {
    assertThat(command(line.split(" ")).getClass().getSimpleName())
        .isEqualToIgnoringCase(command.replace("_", ""));
  }

  /** Command lines, and the command that each calls. */
  private enum Call {
    LIVE(Live.USAGE, "--once"),
    SIMULATE(Simulate.USAGE, "--simulate"),
    DRY_RUN(DryRun.OF_A_FILE, "--dry", "--network", "x"),
    DRY_RUN_OF_LIVE(DryRun.LIVE, "--dry"),
    DRY_RUN_OF_SIMULATED(DryRun.SIMULATED, "--dry", "--simulate"),
    COMPARE(Compare.USAGE, "compare");

    private final Usage usage;
    private final List<String> args;

    Call(Usage usage, String... args) {
      this.usage = usage;
      this.args = List.of(args);
    }

    /** Whether the command takes an option, or the option makes another command of it. */
    boolean taken(OptionRow<?> row) {
      return usage.rows().contains(row)
          || List.of(OptionTable.HELP, OptionTable.VERSION).contains(row)
          || usage != Compare.USAGE
              && List.of(OptionTable.DRY, OptionTable.EXPLAIN, OptionTable.SIMULATE).contains(row);
    }
  }

  private static boolean takes(String... args) {
    return command(args) != null;
  }

  /** Read a command line; nothing is run. */
  private static Command command(String... args) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return Commands.parse(args, new Terminal(nowhere, nowhere, Style.PLAIN));
  }
}
