package hgw.workbench.lint;

import hgw.planner.source.Comparison;
import hgw.planner.source.SourceRule;
import java.util.stream.Stream;

/** {@code $free : threads - remaining} binds threads alone. */
final class BindsOneProperty implements RuleLint {
  @Override
  public String id() {
    return "binds-one-property";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    return rule.allConditions()
        .flatMap(condition -> condition.constraints().stream())
        .flatMap(constraint -> Comparison.bindings(constraint).stream())
        .filter(binding -> !binding.expression().strip().equals(binding.bound().strip()))
        .map(
            it ->
                in(
                    rule,
                    it.where().line(),
                    it.where().column(),
                    it.variable() + " holds " + it.bound().strip() + " alone",
                    "Put brackets around it: "
                        + it.variable()
                        + " : ( "
                        + it.expression().strip()
                        + " )."));
  }
}
