package hgw.planner.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what is wrong with how a file is written: of the head, the conditions and the consequence
 * of each rule the first mistake, from which others may follow.
 */
final class Mistakes {
  private final RuleFile file;
  private final List<Problem> problems = new ArrayList<>();
  private boolean found;

  Mistakes(RuleFile file) {
    this.file = file;
  }

  /** Begin with another part. */
  void next() {
    found = false;
  }

  /** Whether something is wrong with the part at hand. */
  boolean found() {
    return found;
  }

  /** Note a mistake at a word, unless the part at hand has one. */
  void add(Word at, String sentence, String mend) {
    if (!found) {
      found = true;
      problems.add(new Problem(Problem.Kind.SYNTAX, file, at.line(), at.column(), sentence, mend));
    }
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }
}
