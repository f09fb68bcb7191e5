package hgw.game.live;

/** Cuts what an agent says to what a sentence can hold: it may be megabytes. */
final class Brief {
  private static final int LENGTH = 200;

  private Brief() {}

  /** The first line, or as much of it as a reader wants. */
  static String of(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() > LENGTH ? line.substring(0, LENGTH) + "..." : line;
  }
}
