package hgw.workbench.lint;

import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;
import hgw.workbench.lint.Finding.Severity;
import java.util.stream.Stream;

/** Knows one mistake. */
interface Lint {
  /** Its name, also that of its page. */
  String id();

  /** Look for the mistake in what the player wrote. */
  Stream<Finding> check(Subject subject);

  /** A finding somewhere in a file. */
  default Finding in(RuleFile file, int line, int column, String sentence, String mend) {
    return new Finding(id(), Severity.WARNING, file.location(), line, column, sentence, mend);
  }

  /** A finding at the head of a rule, of which the sentence speaks: {@code rule "Mine" ...}. */
  default Finding of(SourceRule rule, String sentence, String mend) {
    return in(rule.file(), rule.line(), rule.column(), named(rule) + " " + sentence, mend);
  }

  /** A finding somewhere in a rule. */
  default Finding in(SourceRule rule, int line, int column, String sentence, String mend) {
    return in(rule.file(), line, column, named(rule) + ": " + sentence, mend);
  }

  private static String named(SourceRule rule) {
    return "rule \"" + rule.name() + "\"";
  }
}
