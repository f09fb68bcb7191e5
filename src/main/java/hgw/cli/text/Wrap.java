package hgw.cli.text;

import java.util.List;

/** Sets text in lines of a readable width. */
public final class Wrap {
  private static final int WIDTH = 100;

  private Wrap() {}

  /**
   * Set parts behind a head, further lines indented by as much as the head is wide.
   *
   * @return lines, each with its line end
   */
  public static String hanging(String head, List<String> parts, String separator) {
    return lines(head, " ".repeat(head.length()), parts, separator);
  }

  /** Set parts in lines that all begin with the same indent. */
  public static String indented(int indent, List<String> parts, String separator) {
    return lines(" ".repeat(indent), " ".repeat(indent), parts, separator);
  }

  private static String lines(String first, String indent, List<String> parts, String separator) {
    StringBuilder text = new StringBuilder(first);
    int column = first.length();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i) + (i + 1 < parts.size() ? separator.stripTrailing() : "");
      String gap = i == 0 ? "" : separator.substring(separator.stripTrailing().length());
      if (i > 0 && column + gap.length() + part.length() > WIDTH) {
        text.append('\n').append(indent).append(part);
        column = indent.length() + part.length();
      } else {
        text.append(gap).append(part);
        column += gap.length() + part.length();
      }
    }
    return text.append('\n').toString();
  }
}
