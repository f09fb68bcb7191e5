package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.cli.text.Style;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What hgw tells of its own failures. */
class DebugTest {
  private static String errorsOf(String debug) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--dry",
            "--network",
            "missing.json");
    builder.environment().put("HGW_DEBUG", debug);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(Main.USER_ERROR);
    return said;
  }

  @Test
  void what_the_user_can_mend_is_a_sentence_and_with_debugging_a_stack_trace_too()
      throws Exception {
    String sentence =
        "hgw: --network missing.json does not exist. Maybe the path is misspelt?"
            + System.lineSeparator();

    assertThat(errorsOf("")).isEqualTo(sentence);
    assertThat(errorsOf("1"))
        .contains(sentence)
        .contains("hgw.UserError", "\tat hgw.cli.Main.run", "NoSuchFileException");
  }

  @Test
  void what_should_not_happen_asks_for_a_report_that_tells_where() {
    // given
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    OutputStream paper =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new IllegalStateException("no paper");
          }
        };
    PrintStream broken = new PrintStream(paper, false, StandardCharsets.UTF_8);

    // when
    int code =
        Main.run(
            new String[] {"--version"},
            broken,
            new PrintStream(said, true, StandardCharsets.UTF_8),
            Style.PLAIN);

    // then
    assertThat(code).isEqualTo(Main.FAILED);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .startsWith("hgw: this should not happen, please report it: ")
        .contains("IllegalStateException: no paper", "HGW_DEBUG=1");
  }
}
