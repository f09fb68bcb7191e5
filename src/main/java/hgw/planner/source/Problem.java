package hgw.planner.source;

import org.jspecify.annotations.Nullable;

/**
 * What keeps rules from being used, and where.
 *
 * @param kind what kind of mistake it is
 * @param file the file at fault, null if it cannot be known
 * @param line its line, from 1; 0 if that cannot be known
 * @param column its column, from 1; 0 if that cannot be known
 * @param sentence what is wrong, without the place and without a full stop
 * @param mend how to mend it, a sentence; empty if there is nothing to add
 */
public record Problem(
    Kind kind, @Nullable RuleFile file, int line, int column, String sentence, String mend) {

  /** What kind of mistake keeps rules from being used. */
  public enum Kind {
    /** The text of a file cannot be parsed. */
    SYNTAX,
    /** Two rules of the player's have the same name. */
    DUPLICATE,
    /** A rule can be parsed, but means nothing. */
    MEANING
  }

  /** The problem as one line: {@code boost.drl:12: ...}. */
  public String text() {
    String place = file == null ? "" : file.at(line) + ": ";
    return place + sentence + "." + (mend.isEmpty() ? "" : " " + mend);
  }
}
