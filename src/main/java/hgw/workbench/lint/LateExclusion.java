package hgw.workbench.lint;

import hgw.planner.Phase;
import hgw.planner.source.SourceRule;
import java.util.stream.Stream;

/** Whoever is excluded once eligibility is over, is excluded and gets its loop all the same. */
final class LateExclusion implements RuleLint {
  static final String ID = "late-exclusion";

  /** What to do instead; the planner says the same where it refuses. */
  private static final String MEND =
      "Put it in agenda-group \"eligibility\"; to cut a list that is ranked, replace the rule of"
          + " coverage: Cursor( $next : next <= 8 ).";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    boolean excludes =
        Calls.of(rule).stream()
            .anyMatch(it -> it.method().equals("new") && it.variable().endsWith("Exclusion"));
    if (!excludes || rule.group() == null || Phase.ofGroup(rule.group()).isEmpty()) {
      return Stream.empty();
    }
    if (!rule.group().equals(Phase.ELIGIBILITY.group())) {
      return Stream.of(of(rule, "excludes a server after eligibility is over", MEND));
    }
    int makesEligible =
        subject
            .pack()
            .rules()
            .filter(it -> Phase.ELIGIBILITY.group().equals(it.group()))
            .filter(it -> it.consequence().matches("(?s).*setEligible\\s*\\(\\s*true\\s*\\).*"))
            .mapToInt(SourceRule::salienceValue)
            .max()
            .orElse(Integer.MIN_VALUE);
    return rule.salienceValue() <= makesEligible
        ? Stream.of(
            of(
                rule,
                "excludes a server after the rule that makes it eligible",
                "Give it a salience over " + makesEligible + "."))
        : Stream.empty();
  }
}
