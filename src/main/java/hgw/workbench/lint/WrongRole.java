package hgw.workbench.lint;

import hgw.planner.source.Condition;
import hgw.planner.source.SourceRule;
import java.util.Locale;
import java.util.stream.Stream;

/** A runner in a variable that is called a target, or the other way round. */
final class WrongRole implements RuleLint {
  @Override
  public String id() {
    return "wrong-role";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    return rule.allConditions()
        .filter(it -> isCalled(it, "Runner", "target") || isCalled(it, "Target", "runner"))
        .map(
            it ->
                in(
                    rule,
                    it.line(),
                    it.column(),
                    it.variable() + " is a " + it.fact(),
                    "Maybe " + (it.is("Runner") ? "Target" : "Runner") + "( ... )?"));
  }

  private static boolean isCalled(Condition condition, String fact, String role) {
    return condition.is(fact) && condition.variable().toLowerCase(Locale.ROOT).contains(role);
  }
}
