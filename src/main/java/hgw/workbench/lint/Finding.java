package hgw.workbench.lint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;

/**
 * What is likely wrong with rules, though they may be used. Immutable.
 *
 * @param id the lint, which has a page under {@code docs/rules}
 * @param severity how much it matters
 * @param file the file, as messages name it
 * @param line its line, from 1; 0 where it is about the whole file
 * @param column its column, from 1; 0 where it is about the whole line or file
 * @param sentence what is wrong, without a full stop
 * @param mend how to mend it, a sentence; empty if there is nothing to add
 */
public record Finding(
    String id, Severity severity, String file, int line, int column, String sentence, String mend) {

  /** Order by file and line, as a reader meets them. */
  public static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(Finding::file)
          .thenComparingInt(Finding::line)
          .thenComparingInt(Finding::column)
          .thenComparing(Finding::id);

  /** How much a finding matters. */
  public enum Severity {
    /** Rules cannot be used as they are. */
    ERROR,
    /** Rules do something else than was meant. */
    WARNING,
    /** Worth a look; nothing may be wrong. */
    NOTE
  }

  /** File and line: {@code my-rules/mine.drl:4}. */
  @JsonIgnore
  public String place() {
    return line > 0 ? file + ":" + line : file;
  }

  /** The whole in one line, as commands tell it beside their result. */
  @JsonIgnore
  public String text() {
    return (file.isEmpty() ? "" : place() + ": ") + said() + " [" + id + "]";
  }

  /** What is wrong, and how to mend it. */
  @JsonIgnore
  public String said() {
    String stop = sentence.endsWith("?") ? "" : ".";
    return sentence + stop + (mend.isEmpty() ? "" : " " + mend);
  }

  /** Return this finding as a note. */
  Finding asNote() {
    return new Finding(id, Severity.NOTE, file, line, column, sentence, mend);
  }
}
