package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How a live hgw ends when a signal tells it to: a process of its own, and a real socket. */
@DisabledOnOs(OS.WINDOWS)
class SignalTest {
  /** A player waits half a second; a busy machine gets more. */
  private static final long PROMPT_MS = 1500;

  private static final String ENDED = "hgw: ended; the loops go on in the game.\n";

  @TempDir Path directory;
  private LiveProcess hgw;

  @BeforeEach
  void start() throws IOException {
    hgw = LiveProcess.start(directory);
  }

  @AfterEach
  void kill() {
    hgw.close();
  }

  /** Send a signal, and return the exit code; fail if that takes long. */
  private int exitCodeAfter(String signal) throws Exception {
    long began = System.nanoTime();
    new ProcessBuilder("kill", "-" + signal, String.valueOf(hgw.process().pid())).start().waitFor();
    assertThat(hgw.process().waitFor(LiveProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    assertThat(ms).as("ms from signal to end").isLessThan(PROMPT_MS);
    return hgw.process().exitValue();
  }

  @Test
  void while_it_waits_for_the_game() throws Exception {
    assertThat(exitCodeAfter("TERM")).isEqualTo(143);
    assertThat(hgw.read("err")).endsWith(ENDED);
  }

  @Test
  void by_ctrl_c() throws Exception {
    assumeThat(ignoresInterrupts()).as("started in the background, it ignores Ctrl-C").isFalse();

    assertThat(exitCodeAfter("INT")).isEqualTo(130);
    assertThat(hgw.read("err")).endsWith(ENDED);
  }

  /** What shells make of commands that they start with {@code &}. */
  private boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc", String.valueOf(hgw.process().pid()), "status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }

  @Test
  void between_two_rebalances() throws Exception {
    hgw.connectGame();
    hgw.await("out", "Rebalance 1");

    assertThat(exitCodeAfter("TERM")).isEqualTo(143);
    assertThat(hgw.read("err")).endsWith(ENDED);
  }

  @Test
  void while_it_waits_for_an_answer() throws Exception {
    SocketAgent agent = SocketAgent.connect(hgw.url(), request -> null);
    await().atMost(LiveProcess.PATIENCE).until(() -> !agent.asked().isEmpty());

    assertThat(exitCodeAfter("TERM")).isEqualTo(143);
    assertThat(hgw.read("err")).endsWith(ENDED);
  }
}
