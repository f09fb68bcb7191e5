package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code hgw rules new}: a starter. */
class RulesNewTest {
  @TempDir private Path directory;

  @Test
  void a_starter_is_written_and_what_to_do_with_it() throws IOException {
    Path pack = directory.resolve("deep/mine");

    CommandLineRun run = CommandLineRun.of("rules", "new", pack.toString());

    assertThat(run.out())
        .startsWith(
            "wrote " + pack + "/mine.drl\nwrote " + pack + "/mine.test.yaml\n\nhgw rules check ");
    assertThat(run.code()).isEqualTo(Main.DONE);
    try (var files = Files.list(pack)) {
      assertThat(files).extracting(Path::getFileName).hasSize(2);
    }
  }

  @Test
  void it_draws_no_finding_passes_its_scenario_and_does_what_it_says() {
    CommandLineRun.of("rules", "new", directory.toString());

    CommandLineRun check = CommandLineRun.of("rules", "check", directory.toString());
    CommandLineRun test = CommandLineRun.of("rules", "test", directory.toString());
    CommandLineRun dry =
        CommandLineRun.of("--network", "samples/fresh.json", "--rules", directory.toString());

    assertThat(check).isEqualTo(new CommandLineRun(Main.DONE, "", ""));
    assertThat(test.out()).startsWith("1 scenario passed.");
    assertThat(test.code()).isEqualTo(Main.DONE);
    assertThat(dry.err()).isEmpty();
    assertThat(dry.out()).contains("is mine (1)\n    n00dles\n").doesNotContain("-> n00dles");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine.drl", "mine.test.yaml"})
  void nothing_is_overwritten(String file) throws IOException {
    Files.writeString(directory.resolve(file), "precious");

    CommandLineRun run = CommandLineRun.of("rules", "new", directory.toString());

    assertThat(run.err())
        .isEqualTo(
            "hgw: rules new %1$s: %1$s/%2$s is there already, and is left as it is. Name another directory.\n"
                .formatted(directory, file));
    assertThat(run.code()).isEqualTo(Main.USER_ERROR);
    assertThat(directory.resolve(file)).hasContent("precious");
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void a_place_where_nothing_can_be_written_is_refused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThat(CommandLineRun.of("rules", "new", file.toString()).err())
        .isEqualTo("hgw: rules new %1$s: %1$s is a file, a directory is wanted.\n".formatted(file));
    assertThat(CommandLineRun.of("rules", "new", file + "/deep").err())
        .startsWith("hgw: rules new " + file + "/deep");
    assertThat(CommandLineRun.of("rules", "new").err())
        .isEqualTo("hgw: rules new needs one directory to make: hgw rules new my-rules\n");
  }
}
