package hgw.workbench.edit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Lets real time pass, where the test is of what happens in it. */
final class Pause {
  private Pause() {}

  static void ms(long ms) {
    await()
        .pollDelay(Duration.ofMillis(ms))
        .atMost(Duration.ofMillis(ms + 10_000))
        .until(() -> true);
  }
}
