package hgw.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.UserError;
import hgw.game.GameException;
import hgw.game.Orders;
import hgw.network.RunningScript;
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

  @Test
  void a_sentence_stays_on_one_line_and_several_keep_their_lines() {
    Terminal terminal = terminal(Style.COLOUR);

    terminal.say("left out: a\nb");
    terminal.sayAll("a.drl:1: one\nb.drl:2: two");

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "hgw: left out: a\\u000ab\nhgw: a.drl:1: one\nb.drl:2: two\n");
  }

  @Test
  void what_goes_wrong_in_a_game_stays_on_one_line() {
    GameText text = GameText.live(terminal(Style.PLAIN), true);

    text.problem(new GameException("the agent failed: a\nb").getMessage() + ".");
    text.problem(new UserError("rule a\nb").getMessage());
    text.aboutToKill(
        List.of(new Orders.Foreign("a\nb", new RunningScript("c.js", 1, List.of(), 1, 1, 0))));

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            """
            hgw: the agent failed: a\\u000ab.
            hgw: rule a\\u000ab
            hgw: Killing scripts that are not loops of hgw: a\\u000ab: c.js.
            """);
  }
}
