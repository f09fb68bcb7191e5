package hgw.workbench.lint;

import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.planner.TracedFact;
import hgw.planner.source.SourceRule;
import hgw.workbench.lint.Finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One target that two rules give a score: the later wins, and nobody sees. */
public final class TwoScores {
  static final String ID = "two-scores";

  private TwoScores() {}

  /** Look at the firings of a plan. */
  public static List<Finding> of(Planner planner, Plan plan) {
    Map<String, SourceRule> scoring =
        planner
            .pack()
            .rules()
            .filter(rule -> sets(rule) && !reads(rule))
            .collect(Collectors.toMap(SourceRule::name, rule -> rule, (a, b) -> a));
    Map<String, String> scoredBy = new HashMap<>();
    Map<Set<String>, Finding> findings = new HashMap<>();
    for (Plan.Firing firing : plan.firings()) {
      SourceRule rule = scoring.get(firing.rule().name());
      if (rule == null) {
        continue;
      }
      for (TracedFact fact : firing.facts()) {
        if (fact instanceof TracedFact.Role role && role.role().equals("target")) {
          String before = scoredBy.put(role.host(), rule.name());
          SourceRule other = before == null ? null : scoring.get(before);
          if (other != null
              && other != rule
              && !(rule.file().shipped() && other.file().shipped())) {
            SourceRule own = rule.file().shipped() ? other : rule;
            SourceRule second = own == rule ? other : rule;
            findings.putIfAbsent(
                Set.of(rule.name(), other.name()), finding(own, second, role.host()));
          }
        }
      }
    }
    return new ArrayList<>(findings.values());
  }

  private static Finding finding(SourceRule own, SourceRule other, String host) {
    return new Finding(
        ID,
        Severity.WARNING,
        own.file().location(),
        own.line(),
        own.column(),
        "rule \""
            + own.name()
            + "\" and \""
            + other.name()
            + "\" at "
            + other.place()
            + " both set the score of "
            + host
            + ", and the later wins",
        "Let each have its Settings( score == ... ).");
  }

  private static boolean sets(SourceRule rule) {
    return Calls.of(rule).stream().anyMatch(call -> call.method().equals("setScore"));
  }

  /** Whether a rule changes a score that is there instead of setting one. */
  private static boolean reads(SourceRule rule) {
    return rule.consequence().contains("getScore")
        || rule.allConditions()
            .filter(it -> it.is("Target"))
            .flatMap(it -> it.constraints().stream())
            .anyMatch(it -> it.text().matches("(?s).*\\bscore\\b.*"));
  }
}
