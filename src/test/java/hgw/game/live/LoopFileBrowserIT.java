package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** What becomes of the loop's file on the player's home. */
class LoopFileBrowserIT extends BrowserTest {
  private static final String FILE = "agent/hgw-loop.js";

  @Test
  void a_missing_loop_is_written() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw();

    // when
    page.type(hgw.lines());
    hgw.awaitCycle(1);

    // then
    assertThat(page.read("home", FILE)).isEqualTo(ShippedScript.LOOP.text());
    assertThat(hgw.notes()).containsExactly("/agent/hgw-loop.js was written to home.");
  }

  @Test
  void an_older_loop_of_ours_is_brought_up_to_date() {
    // given
    GamePage page = CHROMIUM.open(World.small("2.6"));
    page.write("home", FILE, header(MINE) + MINE);
    RunningHgw hgw = startHgw();

    // when
    page.type(hgw.lines());
    hgw.awaitCycle(1);

    // then
    assertThat(page.read("home", FILE)).isEqualTo(ShippedScript.LOOP.text());
    assertThat(hgw.notes()).containsExactly("/agent/hgw-loop.js was brought up to date.");
  }

  /** The first line that an earlier hgw wrote before this text. */
  private static String header(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return String.format(
        "// hgw-loop %08x; change the file as you like, hgw then keeps it.%n", crc.getValue());
  }

  @Test
  void a_loop_of_the_players_own_is_used_as_it_is() {
    // given
    String changed = header(MINE) + MINE + " // mine";
    GamePage page = CHROMIUM.open(World.small("2.6"));
    page.write("home", FILE, changed);
    RunningHgw hgw = startHgw();

    // when
    page.type(hgw.lines());
    var cycle = hgw.awaitCycle(1);

    // then
    assertThat(page.read("home", FILE)).isEqualTo(changed);
    assertThat(hgw.notes()).singleElement().asString().contains("your own");
    assertThat(cycle.discovery().network().loop().ram()).isEqualTo(1.6);
    assertThatFleetIs(cycle.plan(), page);
  }
}
