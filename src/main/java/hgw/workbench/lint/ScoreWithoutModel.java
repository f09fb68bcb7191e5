package hgw.workbench.lint;

import hgw.planner.source.SourceRule;
import java.util.stream.Stream;

/** A score that holds whatever --score says. */
final class ScoreWithoutModel implements RuleLint {
  @Override
  public String id() {
    return "score-without-model";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    boolean sets = Calls.of(rule).stream().anyMatch(it -> it.method().equals("setScore"));
    boolean asks =
        rule.allConditions()
            .filter(it -> it.is("Settings"))
            .anyMatch(it -> it.constraints().stream().anyMatch(c -> c.text().contains("score")));
    boolean changesAScore =
        rule.allConditions()
            .filter(it -> it.is("Target"))
            .anyMatch(
                it ->
                    it.constraints().stream()
                        .anyMatch(c -> c.text().matches("(?s).*\\bscore\\b.*")));
    return sets && !asks && !changesAScore && !rule.consequence().contains("getScore")
        ? Stream.of(
            of(
                rule,
                "sets the score whatever --score says",
                "Add Settings( score == \"mine\" ) to its conditions, and choose it with --score mine."))
        : Stream.empty();
  }
}
