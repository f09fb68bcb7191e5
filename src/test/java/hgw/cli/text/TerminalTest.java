package hgw.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final String CLEAR = "\r\u001b[K";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Terminal terminal(Style style) {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        style);
  }

  @Test
  void whatever_is_printed_erases_the_living_line_once() {
    Terminal terminal = terminal(Style.COLOUR);

    terminal.living("one");
    terminal.living("two");
    terminal.print("result\n");
    terminal.print("more\n");
    terminal.living("three");
    terminal.say("Something happened.");

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            CLEAR + "one" + CLEAR + "two" + CLEAR + "result\nmore\n" + CLEAR + "three" + CLEAR);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("hgw: Something happened." + System.lineSeparator());
  }

  @Test
  void nothing_lives_where_it_could_not_be_erased_or_beside_json() {
    terminal(Style.PLAIN).living("one");
    terminal(Style.COLOUR).withJson(true).living("two");

    assertThat(out.size()).isZero();
  }

  @Test
  void a_result_is_text_or_json() {
    terminal(Style.PLAIN).result(List.of(1), () -> "text\n");
    terminal(Style.PLAIN).withJson(true).result(List.of(1), () -> "text\n");

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("text\n[ 1 ]\n");
  }
}
