package hgw.workbench.lint;

import hgw.planner.source.Comparison;
import hgw.planner.source.SourceRule;
import java.util.Set;
import java.util.stream.Stream;

/** Times are in ms, and chances and ratios lie in 0..1. */
final class WrongUnit implements RuleLint {
  private static final Set<String> TIMES = Set.of("hackTime", "finishesIn", "wipeEvery");
  private static final Set<String> RATIOS = Set.of("hackChance", "hack");
  private static final double SHORTEST_MS = 1000;

  @Override
  public String id() {
    return "wrong-unit";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    Stream<Finding> conditions =
        rule.allConditions()
            .flatMap(condition -> Facts.comparisons(condition).stream())
            .flatMap(comparison -> check(rule, comparison));
    return Stream.concat(conditions, Calls.of(rule).stream().flatMap(call -> check(rule, call)));
  }

  private Stream<Finding> check(SourceRule rule, Comparison comparison) {
    String property = comparison.property().substring(comparison.property().lastIndexOf('.') + 1);
    double number = comparison.number().orElse(0.0);
    if (TIMES.contains(property) && number > 0 && number < SHORTEST_MS) {
      return Stream.of(
          at(
              rule,
              comparison,
              property + " is in ms, " + comparison.value() + " is next to nothing",
              "Maybe " + comparison.value() + " * 1000?"));
    }
    if (RATIOS.contains(property) && number > 1) {
      return Stream.of(
          at(
              rule,
              comparison,
              property + " lies in 0..1, never at " + comparison.value(),
              "Maybe " + number / 100 + "?"));
    }
    return Stream.empty();
  }

  private Finding at(SourceRule rule, Comparison it, String sentence, String mend) {
    return in(rule, it.where().line(), it.where().column(), sentence, mend);
  }

  private Stream<Finding> check(SourceRule rule, Calls.Call call) {
    if (!call.method().matches("setHack|setMoney") || !call.arguments().matches("\\d+(\\.\\d+)?")) {
      return Stream.empty();
    }
    double number = Double.parseDouble(call.arguments());
    return number <= 1
        ? Stream.empty()
        : Stream.of(
            in(
                rule,
                call.line(rule),
                call.column(rule),
                call.method() + "( " + call.arguments() + " ): a ratio lies in 0..1",
                "Maybe " + number / 100 + "?"));
  }
}
