package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.history.Change;
import hgw.history.History;
import hgw.history.Moment;
import hgw.history.Query;
import hgw.history.Recorded;
import hgw.network.files.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of a live hgw: a process of its own, and a real socket. */
class LiveHistoryTest {
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

  @Test
  void every_rebalance_is_recorded_and_the_key_is_not() throws Exception {
    hgw.connectGame();
    hgw.await("out", "Rebalance 1", "-> n00dles");
    Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // it looks every second
    hgw.requestRebalance();
    hgw.await("out", "Rebalance 2");
    Awaitility.await().atMost(LiveProcess.PATIENCE).until(() -> recorded().size() == 2);
    hgw.close();
    hgw.process().waitFor();

    assertThat(hgw.read("err")).doesNotContain("recorded");
    Recorded first = recorded().get(0);
    assertThat(first.simulated()).isFalse();
    assertThat(first.game()).isEqualTo("live game");
    assertThat(first.hours()).isGreaterThan(0);
    assertThat(first.earned()).isNotNull();
    assertThat(recorded().get(1).changes())
        .extracting(Change::kind)
        .doesNotContain(Change.Kind.STARTED, Change.Kind.RULE_FILE);
    String key = Files.readString(directory.resolve("hgw").resolve("key")).strip();
    try (History history = History.open(file()).orElseThrow()) {
      Moment moment = history.moment(1).orElseThrow();
      assertThat(Snapshot.format(moment.network()) + moment.plan() + history.details(1))
          .contains("n00dles")
          .doesNotContain(key);
    }
  }

  private List<Recorded> recorded() throws Exception {
    if (!Files.exists(file())) {
      return List.of();
    }
    try (History history = History.open(file()).orElseThrow()) {
      return history.rebalances(Query.LIVE, 10);
    }
  }

  private Path file() {
    return directory.resolve("hgw").resolve("history.db");
  }
}
