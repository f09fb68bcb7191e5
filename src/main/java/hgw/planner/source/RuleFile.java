package hgw.planner.source;

/**
 * One {@code .drl} file of a pack.
 *
 * @param name file name
 * @param origin where it came from: {@code built-in}, the name of a shipped pack, or a directory
 * @param location the file as messages name it: its path, or just its name if it is shipped
 * @param text what it says
 * @param shipped whether hgw brought it along; else it is the player's own
 * @param encoding how it was written
 */
public record RuleFile(
    String name, String origin, String location, String text, boolean shipped, Encoding encoding) {

  /** How the text of a file was written. */
  public enum Encoding {
    /** As it should be. */
    UTF_8,
    /** With a byte-order mark in front, which is no part of the text. */
    UTF_8_WITH_MARK,
    /** Two bytes a character, as some editors save "Unicode". */
    UTF_16,
    /** One byte a character: not UTF-8, read as Windows-1252. */
    WINDOWS_1252
  }

  /** Name a line of this file, as {@code boost.drl:12}. */
  public String at(int line) {
    return line > 0 ? location + ":" + line : location;
  }

  /** Find the first line that contains something, 0 if none does. */
  public int lineOf(String part) {
    int at = text.indexOf(part);
    return at < 0 ? 0 : lineAt(at);
  }

  /** The line, from 1, in which a character stands. */
  public int lineAt(int character) {
    return 1 + (int) text.chars().limit(character).filter(c -> c == '\n').count();
  }

  /** The character at which a line begins, which is counted from 1. */
  public int offsetOf(int line) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end + 1;
    }
    return at;
  }

  /** The column, from 1, in which a character stands. */
  public int columnAt(int character) {
    return character - text.lastIndexOf('\n', character - 1);
  }
}
