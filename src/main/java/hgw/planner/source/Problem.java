package hgw.planner.source;

import org.jspecify.annotations.Nullable;

/**
 * What keeps rules from being used, and where.
 *
 * @param file the file at fault, null if it cannot be known
 * @param line its line, from 1; 0 if that cannot be known
 * @param column its column, from 1; 0 if that cannot be known
 * @param sentence what is wrong, without the place
 */
public record Problem(@Nullable RuleFile file, int line, int column, String sentence) {
  /** The problem as one line: {@code boost.drl:12: ...}. */
  public String text() {
    return file == null ? sentence : file.at(line) + ": " + sentence;
  }
}
