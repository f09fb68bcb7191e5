package hgw.game.live;

import hgw.ClassPath;
import hgw.network.Script;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script as it is written to the player's home. Its first line holds a checksum of the rest, so
 * that a later hgw can tell its own older file from one that the player has made their own.
 *
 * @param file its path in the game, with a leading slash
 */
record ShippedScript(String file) {
  /** What the file at home is. */
  enum State {
    MISSING,
    CURRENT,
    OUTDATED,
    PLAYERS_OWN
  }

  /** The loop. */
  static final ShippedScript LOOP = new ShippedScript(Script.LOOP.file());

  /** What a batcher needs: the script, its module and its workers. */
  static final List<ShippedScript> BATCHER =
      Stream.of(
              Script.Kind.BATCHER.file(),
              "/agent/hgw-batch.js",
              Script.Kind.HACK.file(),
              Script.Kind.GROW.file(),
              Script.Kind.WEAKEN.file())
          .map(ShippedScript::new)
          .toList();

  private static final Pattern HEADER =
      Pattern.compile(
          "// (hgw-[a-z]+) ([0-9a-f]{8}); change the file as you like, hgw then keeps it\\.");

  /** Its path as the game likes it, without a leading slash. */
  String path() {
    return file.substring(1);
  }

  private String name() {
    return file.substring(file.lastIndexOf('/') + 1, file.length() - ".js".length());
  }

  /** The text to write. */
  String text() {
    String body = ClassPath.text(file);
    return "// "
        + name()
        + " "
        + Checksum.of(body)
        + "; change the file as you like, hgw then keeps it.\n"
        + body;
  }

  /** Judge the text that is there. */
  State judge(String found) {
    if (found.isEmpty()) {
      return State.MISSING;
    }
    if (found.equals(text())) {
      return State.CURRENT;
    }
    int end = found.indexOf('\n');
    Matcher header = HEADER.matcher(end < 0 ? found : found.substring(0, end));
    boolean unmodified =
        header.matches()
            && header.group(1).equals(name())
            && header.group(2).equals(Checksum.of(found.substring(end + 1)));
    return unmodified ? State.OUTDATED : State.PLAYERS_OWN;
  }
}
