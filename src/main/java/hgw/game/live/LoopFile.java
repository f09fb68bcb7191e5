package hgw.game.live;

import hgw.ClassPath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The loop as it is written to the player's home. Its first line holds a checksum of the rest, so
 * that a later hgw can tell its own older file from one that the player has made their own.
 */
final class LoopFile {
  private static final Pattern HEADER =
      Pattern.compile(
          "// hgw-loop ([0-9a-f]{8}); change the file as you like, hgw then keeps it\\.");

  private LoopFile() {}

  /** What the file at home is. */
  enum State {
    MISSING,
    CURRENT,
    OUTDATED,
    PLAYERS_OWN
  }

  /** The text to write. */
  static String shipped() {
    String body = ClassPath.text("/agent/hgw-loop.js");
    return "// hgw-loop "
        + Checksum.of(body)
        + "; change the file as you like, hgw then keeps it.\n"
        + body;
  }

  /** Judge the text that is there. */
  static State judge(String text) {
    if (text.isEmpty()) {
      return State.MISSING;
    }
    if (text.equals(shipped())) {
      return State.CURRENT;
    }
    int end = text.indexOf('\n');
    Matcher header = HEADER.matcher(end < 0 ? text : text.substring(0, end));
    boolean unmodified =
        header.matches() && header.group(1).equals(Checksum.of(text.substring(end + 1)));
    return unmodified ? State.OUTDATED : State.PLAYERS_OWN;
  }
}
