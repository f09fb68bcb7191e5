package hgw.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hgw.cli.text.GameText;
import hgw.cli.text.Style;
import hgw.cli.text.Terminal;
import hgw.economy.batch.BatchMind;
import hgw.game.BatcherReport;
import hgw.orchestrator.Reporter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands between the orchestrator and the terminal swallows nothing. */
class ReporterChainTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
          new PrintStream(said, true, UTF_8),
          Style.PLAIN);

  @Test
  void throttled_timers_of_a_live_game_are_said_once_until_they_are_well() {
    Reporter live =
        new Finder(new Exporter(GameText.live(terminal, false), network -> {}), cycle -> {});

    live.batching(List.of(lookingAhead(50)));
    assertThat(said.toString(UTF_8)).isEmpty();
    live.batching(List.of(lookingAhead(50), lookingAhead(65_000)));
    live.batching(List.of(lookingAhead(65_000)));

    assertThat(said.toString(UTF_8)).hasLineCount(1).contains("timers come 65 s late");
  }

  private static BatcherReport lookingAhead(double ms) {
    return new BatcherReport("target", BatchMind.State.BATCH, 0.1, 7, 60, 10, 20, 5, 0, ms);
  }
}
