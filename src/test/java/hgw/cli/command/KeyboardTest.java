package hgw.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is heard of a keyboard. */
class KeyboardTest {
  private final AtomicInteger heard = new AtomicInteger();

  @Test
  void every_enter_is_heard_and_nothing_else_until_there_is_no_more() throws InterruptedException {
    Keyboard.listen(new ByteArrayInputStream("\nabc\n\t".getBytes(UTF_8)), heard::incrementAndGet)
        .join();

    assertThat(heard).hasValue(2);
  }

  @Test
  void a_keyboard_that_is_another_s_for_a_while_is_asked_again() {
    InputStream keys =
        new InputStream() {
          private int asked;

          @Override
          public int read() throws IOException {
            asked++;
            if (asked == 1) {
              throw new IOException("Input/output error");
            }
            return asked == 2 ? '\n' : -1;
          }
        };

    Keyboard.listen(keys, heard::incrementAndGet);

    await().untilAsserted(() -> assertThat(heard).hasValue(1));
  }
}
