package hgw.planner;

/**
 * One {@code .drl} file of a pack.
 *
 * @param name file name
 * @param origin where it came from: {@code built-in}, the name of a shipped pack, or a directory
 * @param location the file as messages name it: its path, or just its name if it is shipped
 * @param text what it says
 */
record RuleFile(String name, String origin, String location, String text) {
  /** Name a line of this file, as {@code boost.drl:12}. */
  String at(int line) {
    return line > 0 ? location + ":" + line : location;
  }

  /** Find the first line that contains something, 0 if none does. */
  int lineOf(String part) {
    int at = text.indexOf(part);
    return at < 0 ? 0 : 1 + (int) text.chars().limit(at).filter(c -> c == '\n').count();
  }
}
