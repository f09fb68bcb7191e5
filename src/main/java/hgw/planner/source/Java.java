package hgw.planner.source;

import java.util.regex.Pattern;

/** Looks at Java as text, where that is enough. */
public final class Java {
  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile(
          "//[^\\r\\n]*|/\\*.*?(\\*/|\\z)|\"(\\\\.|[^\"\\\\\\r\\n])*\"|'(\\\\.|[^'\\\\\\r\\n])*'",
          Pattern.DOTALL);

  private Java() {}

  /** Return code of the same length, with blanks where comments and quoted texts stand. */
  public static String blanked(String code) {
    return COMMENT_OR_TEXT
        .matcher(code)
        .replaceAll(found -> found.group().replaceAll("[^\\r\\n]", " "));
  }

  /** Return code of the same length, with blanks where comments stand. */
  public static String withoutComments(String code) {
    return COMMENT_OR_TEXT
        .matcher(code)
        .replaceAll(
            found ->
                java.util.regex.Matcher.quoteReplacement(
                    found.group().startsWith("/")
                        ? found.group().replaceAll("[^\\r\\n]", " ")
                        : found.group()));
  }
}
