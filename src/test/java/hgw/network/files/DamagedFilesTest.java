package hgw.network.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import hgw.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Feeds the readers with damaged files, seeded; {@code -Dfuzz.seconds=60} goes on for longer. What
 * is damaged is read or refused in a sentence, and nothing else.
 */
class DamagedFilesTest {
  private static final long MS = 1000 * Long.getLong("fuzz.seconds", 2);
  private static final String[] SPICES = {
    "null", "-1", "1e308", "NaN", "\"\"", "{}", "[]", "true", "\\u0000", "\"", "9".repeat(400), ","
  };

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
    Random random = new Random(1);
    long end = System.currentTimeMillis() + MS;
    int refused = 0;
    while (System.currentTimeMillis() < end) {
      byte[] damaged = damaged(sound, random);
      try {
        read.accept(damaged);
      } catch (UserError e) {
        refused++;
        assertThat(e.getMessage()).startsWith("file").hasLineCount(1).hasSizeLessThan(1000);
      } catch (RuntimeException | StackOverflowError e) {
        fail("of " + new String(damaged, StandardCharsets.ISO_8859_1), e);
      }
    }
    assertThat(refused).isPositive();
  }

  private static byte[] damaged(byte[] sound, Random random) {
    StringBuilder text = new StringBuilder(new String(sound, StandardCharsets.ISO_8859_1));
    for (int i = 0; i <= random.nextInt(3); i++) {
      int at = random.nextInt(text.length() - 1);
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.insert(at, SPICES[random.nextInt(SPICES.length)]);
        case 2 -> text.delete(at, Math.min(text.length() - 2, at + 1 + random.nextInt(40)));
        default -> {
          int colon = text.indexOf(":", at);
          int comma = text.indexOf(",", Math.max(colon, 0));
          if (colon > 0 && comma > colon) {
            text.replace(colon + 1, comma, SPICES[random.nextInt(SPICES.length)]);
          }
        }
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
