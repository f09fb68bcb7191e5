package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the README to what {@code --explain} prints. */
class ExplainReadmeTest {
  @Test
  void what_the_readme_shows_is_what_is_printed() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("--network", "samples/mid.json", "--explain", "joesguns");

    assertThat(Files.readString(Path.of("README.md")))
        .contains(run.out().indent(4).replaceAll("(?m)^ +$", ""));
    assertThat(run.out().lines()).hasSizeBetween(8, 14).allMatch(line -> line.length() <= 100);
    assertThat(run.err()).isEmpty();
  }
}
