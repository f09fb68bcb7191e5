package hgw.workbench.lint;

import hgw.planner.source.SourceRule;
import java.util.stream.Stream;

/** A rule without an agenda-group fires when all is decided. */
final class NoPhase implements RuleLint {
  @Override
  public String id() {
    return "no-phase";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    return rule.group() != null
        ? Stream.empty()
        : Stream.of(
            of(
                rule,
                "has no agenda-group, it fires after all phases",
                "Maybe agenda-group \"" + likely(rule) + "\"?"));
  }

  private static String likely(SourceRule rule) {
    String does = rule.consequence();
    if (does.contains("Exclusion") || does.contains("setReservedRam") || does.contains("setLent")) {
      return "eligibility";
    }
    if (does.contains("setScore") || does.contains("setRank")) {
      return "scoring";
    }
    if (does.contains("new Assignment")) {
      return "coverage";
    }
    return does.contains("Warning") ? "shortfall" : "boost";
  }
}
