package hgw.workbench.lint;

import hgw.planner.source.Comparison;
import hgw.planner.source.Condition;
import hgw.planner.source.SourceRule;
import java.util.Optional;
import java.util.stream.Stream;

/** A number compared with a quoted text, or a text with a number. */
final class WrongType implements RuleLint {
  @Override
  public String id() {
    return "wrong-type";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    return rule.allConditions()
        .flatMap(
            condition ->
                Facts.comparisons(condition).stream()
                    .flatMap(comparison -> check(rule, condition, comparison)));
  }

  private Stream<Finding> check(SourceRule rule, Condition condition, Comparison comparison) {
    Optional<Class<?>> type =
        Facts.type(condition.fact()).flatMap(it -> Facts.property(it, comparison.property()));
    if (type.isEmpty()) {
      return Stream.empty();
    }
    boolean text = comparison.quoted().isPresent();
    boolean number = comparison.number().isPresent();
    String what =
        text && type.get().isPrimitive()
            ? "is " + (type.get() == boolean.class ? "true or false" : "a number") + ", no text"
            : number && type.get() == String.class ? "is a text, no number" : "";
    return what.isEmpty()
        ? Stream.empty()
        : Stream.of(
            in(
                rule,
                comparison.where().line(),
                comparison.where().column(),
                comparison.property() + " " + what,
                text
                    ? "Leave the quotes out: " + comparison.quoted().orElseThrow() + "."
                    : "Put it in quotes: \"" + comparison.value() + "\"."));
  }
}
