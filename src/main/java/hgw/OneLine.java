package hgw;

/** Keeps text on one line: names and messages come from outside and may hold line breaks. */
public final class OneLine {
  private OneLine() {}

  /** Write the line breaks of a text as escapes. */
  public static String of(String text) {
    return text.replace("\n", "\\u000a").replace("\r", "\\u000d");
  }
}
