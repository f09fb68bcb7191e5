package hgw.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShownTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);

  @Test
  void what_would_steer_a_terminal_is_shown_escaped_on_both_streams() {
    Terminal terminal = new Terminal(stream, stream, Style.PLAIN);

    terminal.print("title \u001b]0;gotcha\u0007 end\n");
    terminal.say("up \u001b[2A, back \r, turned \u202e, C1 \u009b");
    terminal.result("", () -> "colour \u001b[32mgreen\n");

    assertThat(said.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "title \\u001b]0;gotcha\\u0007 end\n"
                + "hgw: up \\u001b[2A, back \\u000d, turned \\u202e, C1 \\u009b\n"
                + "colour \\u001b[32mgreen\n");
  }

  @Test
  void our_own_colours_stay_where_text_is_coloured() {
    String text = Style.COLOUR.heading("Head") + Style.COLOUR.bar(2) + " \u001b[2J";

    assertThat(Shown.safely(text, Style.COLOUR))
        .isEqualTo(Style.COLOUR.heading("Head") + Style.COLOUR.bar(2) + " \\u001b[2J");
  }

  @Test
  void ordinary_text_stays_as_it_is() {
    String text = "naïve – 東京, $1.2m\r\nnext line\n";

    assertThat(Shown.safely(text, Style.PLAIN)).isEqualTo(text);
  }
}
