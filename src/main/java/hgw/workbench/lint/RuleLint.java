package hgw.workbench.lint;

import hgw.planner.source.SourceRule;
import java.util.stream.Stream;

/** A lint that looks at one rule of the player's at a time. */
interface RuleLint extends Lint {
  @Override
  default Stream<Finding> check(Subject subject) {
    return subject
        .pack()
        .ownRules()
        .filter(rule -> !rule.query())
        .flatMap(rule -> check(rule, subject));
  }

  /** Look for the mistake in a rule. */
  Stream<Finding> check(SourceRule rule, Subject subject);
}
