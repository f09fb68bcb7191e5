package hgw.network.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import hgw.Fuzz;
import hgw.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Feeds the readers with damaged files, seeded; {@code -Dfuzz.seconds=60} goes on for longer. What
 * is damaged is read or refused in a sentence, and nothing else.
 */
class DamagedFilesTest {
  private static final long USUAL_MS = 2000;

  @Test
  @Timeout(600)
  void a_damaged_snapshot_is_read_or_refused() throws IOException {
    byte[] snapshot = Files.readAllBytes(Path.of("samples", "fresh.json"));

    assertReadOrRefused(snapshot, bytes -> Snapshot.parse("file", bytes));
  }

  @Test
  @Timeout(600)
  void a_damaged_save_is_read_or_refused() {
    assertReadOrRefused(
        new SmallSave().json().getBytes(StandardCharsets.UTF_8),
        bytes -> SaveFile.parse("file", bytes));
    assertReadOrRefused(new SmallSave().gzip(), bytes -> SaveFile.parse("file", bytes));
    assertReadOrRefused(new SmallSave().base64(), bytes -> SaveFile.parse("file", bytes));
  }

  private static void assertReadOrRefused(byte[] sound, Consumer<byte[]> read) {
    String text = new String(sound, StandardCharsets.ISO_8859_1);
    AtomicInteger refused = new AtomicInteger();
    Fuzz.go(
        USUAL_MS,
        random -> {
          String damaged = Fuzz.damaged(text, random);
          try {
            read.accept(damaged.getBytes(StandardCharsets.ISO_8859_1));
          } catch (UserError e) {
            refused.incrementAndGet();
            assertThat(e.getMessage()).startsWith("file").hasLineCount(1).hasSizeLessThan(1000);
          } catch (RuntimeException | StackOverflowError e) {
            fail("of " + damaged, e);
          }
        });
    assertThat(refused).hasPositiveValue();
  }
}
