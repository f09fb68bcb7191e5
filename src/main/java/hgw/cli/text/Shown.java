package hgw.cli.text;

import hgw.OneLine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text safe to show: names of servers and scripts and what an agent says come from outside,
 * and may hold sequences that would move a terminal's cursor, set its title or turn text around.
 */
public final class Shown {
  /** The sequences of {@link Style}, and whatever else is no plain character. */
  private static final Pattern COLOURS_AND_CONTROLS =
      Pattern.compile(
          "(\u001b\\[(?:0|1|2|32|33|42)m)"
              + "|\\r(?!\\n)|[\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f"
              + "\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]");

  private Shown() {}

  /**
   * Escape a name, or a sentence with names in it, where it enters a text: it breaks no line and
   * has no colour.
   */
  public static String name(String name) {
    return safely(OneLine.of(name), Style.PLAIN);
  }

  /** Escape what is no plain character; colours stay where text is coloured. */
  static String safely(String text, Style style) {
    return COLOURS_AND_CONTROLS
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) != null && style == Style.COLOUR
                        ? found.group()
                        : escaped(found.group())));
  }

  private static String escaped(String text) {
    String first = String.format("\\u%04x", (int) text.charAt(0));
    return first + text.substring(1); // behind an escape stands harmless text
  }
}
