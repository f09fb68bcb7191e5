package hgw.planner.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One word of a rule file. Comments are none.
 *
 * @param text as it is written
 * @param start the character of the file at which it begins
 * @param line its line, from 1
 * @param column its column, from 1
 * @param first whether it is the first of its line
 */
record Word(Kind kind, String text, int start, int line, int column, boolean first) {

  /** What a word is. */
  enum Kind {
    /** A name or a keyword: {@code rule}, {@code $target}. */
    NAME,
    /** What begins with a digit. */
    NUMBER,
    /** A text in quotes. */
    TEXT,
    /** A quote that its line does not close, and what follows it. */
    OPEN_TEXT,
    /** A comment that nothing closes. */
    OPEN_COMMENT,
    /** Anything else: brackets, operators. */
    SYMBOL
  }

  private static final Pattern WORD =
      Pattern.compile(
          "(?<blank>\\s+|//[^\\r\\n]*|(?s:/\\*.*?\\*/))"
              + "|(?<comment>/\\*)"
              + "|(?<text>\"(?:\\\\.|[^\"\\\\\\r\\n])*\"|'(?:\\\\.|[^'\\\\\\r\\n])*')"
              + "|(?<open>[\"'][^\\r\\n]*)"
              + "|(?<number>\\d[\\w$]*(?:\\.\\d\\w*)?)"
              + "|(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)"
              + "|[=!<>]=+|=[<>]|<>|&&|\\|\\||```|(?s:.)");

  /** Read a text word by word. */
  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int line = 1;
    int lineStart = 0;
    boolean first = true;
    while (word.find()) {
      if (word.group("blank") == null) {
        int column = word.start() - lineStart + 1;
        words.add(new Word(kind(word), word.group(), word.start(), line, column, first));
        first = false;
      }
      for (int i = word.start(); i < word.end(); i++) {
        if (text.charAt(i) == '\n') {
          line++;
          lineStart = i + 1;
          first = true;
        }
      }
    }
    return words;
  }

  private static Kind kind(Matcher word) {
    return word.group("comment") != null
        ? Kind.OPEN_COMMENT
        : word.group("text") != null
            ? Kind.TEXT
            : word.group("open") != null
                ? Kind.OPEN_TEXT
                : word.group("number") != null
                    ? Kind.NUMBER
                    : word.group("name") != null ? Kind.NAME : Kind.SYMBOL;
  }

  boolean is(String other) {
    return text.equals(other);
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  /** Whether it is a name as facts have them. */
  boolean isCapital() {
    return isName() && Character.isUpperCase(text.charAt(0));
  }

  boolean isVariable() {
    return isName() && text.charAt(0) == '$';
  }

  boolean opens() {
    return is("(") || is("[") || is("{");
  }

  boolean closes() {
    return is(")") || is("]") || is("}");
  }

  /** The bracket that closes this one. */
  String closing() {
    return is("(") ? ")" : is("[") ? "]" : "}";
  }

  int end() {
    return start + text.length();
  }

  /** Whether nothing stands between another word and this one. */
  boolean follows(Word other) {
    return other.end() == start;
  }
}
