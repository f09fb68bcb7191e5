package hgw.planner.source;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with how a file is written, one mistake for each rule: the first. */
final class Mistakes {
  private final RuleFile file;
  private final List<Problem> problems = new ArrayList<>();
  private boolean found;

  Mistakes(RuleFile file) {
    this.file = file;
  }

  /** Begin with another rule, or what stands between rules. */
  void next() {
    found = false;
  }

  /** Whether something is wrong with the rule at hand. */
  boolean found() {
    return found;
  }

  /** Note a mistake at a word, unless the rule at hand has one. */
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
