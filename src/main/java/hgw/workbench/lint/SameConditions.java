package hgw.workbench.lint;

import hgw.planner.source.Condition;
import hgw.planner.source.SourceRule;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two rules that ask the same and change the same: the later undoes the earlier. */
final class SameConditions implements RuleLint {
  @Override
  public String id() {
    return "same-conditions";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    Set<String> changes = changes(rule);
    if (changes.isEmpty() && !rule.consequence().contains("insert")) {
      return Stream.empty();
    }
    List<String> asked = asked(rule);
    return subject
        .pack()
        .rules()
        .takeWhile(other -> other != rule)
        .filter(other -> Objects.equals(other.group(), rule.group()))
        .filter(other -> asked(other).equals(asked))
        .filter(other -> changes(other).equals(changes) && alike(rule, other, changes))
        .limit(1)
        .map(
            other ->
                of(
                    rule,
                    "asks the same as \""
                        + other.name()
                        + "\" at "
                        + other.place()
                        + " and changes the same: one of them never matters",
                    "Delete one, or make their conditions differ."));
  }

  /** Rules that insert must insert the same; of setters, the last wins. */
  private static boolean alike(SourceRule one, SourceRule two, Set<String> changes) {
    return !changes.isEmpty() && !one.consequence().contains("insert")
        || flat(one.consequence()).equals(flat(two.consequence()));
  }

  private static List<String> asked(SourceRule rule) {
    return rule.conditions().stream().map(Condition::text).map(SameConditions::flat).toList();
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static Set<String> changes(SourceRule rule) {
    return Calls.of(rule).stream()
        .filter(Calls.Call::modifies)
        .map(call -> call.variable() + "." + call.method())
        .collect(Collectors.toSet());
  }
}
