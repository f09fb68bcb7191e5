package hgw.workbench.lint;

import hgw.planner.source.Comparison;
import hgw.planner.source.Condition;
import hgw.planner.source.Constraint;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A rule that changes what it asks for, and asks no less of it afterwards, fires for ever. */
final class EndlessRule implements RuleLint {
  @Override
  public String id() {
    return "endless-rule";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    if (rule.endsItself()) {
      return Stream.empty();
    }
    Map<String, Class<?>> variables = Facts.variables(rule);
    List<Calls.Call> changes =
        Calls.of(rule).stream()
            .filter(call -> call.modifies() && variables.containsKey(call.variable()))
            .toList();
    List<String> changed = changes.stream().map(Calls.Call::variable).distinct().toList();
    if (changed.size() != 1
        || rule.consequence().contains("insert")
        || rule.consequence().contains("delete")) {
      return Stream.empty(); // another change may end it
    }
    Class<?> fact = Objects.requireNonNull(variables.get(changed.get(0)));
    return rule.conditions().stream()
        .filter(condition -> condition.variable().equals(changed.get(0)))
        .filter(condition -> condition.kind() == Condition.Kind.PATTERN)
        .flatMap(condition -> check(rule, condition, changes, fact));
  }

  private Stream<Finding> check(
      SourceRule rule, Condition pattern, List<Calls.Call> changes, Class<?> fact) {
    for (Calls.Call call : changes) {
      Set<String> properties = Facts.changed(fact, call.method());
      List<String> read = reads(pattern, properties);
      if (!read.isEmpty()
          && pattern.constraints().stream().noneMatch(it -> ends(it, call, properties))) {
        return Stream.of(
            in(
                rule,
                call.line(rule),
                call.column(rule),
                call.method()
                    + " changes "
                    + read.get(0)
                    + ", which the rule asks for: it fires again, without end",
                "Add a condition that is no longer true afterwards, or no-loop."));
      }
    }
    return Stream.empty();
  }

  /** The changed properties that a pattern reads. */
  private static List<String> reads(Condition pattern, Set<String> properties) {
    List<String> read = new ArrayList<>();
    for (Constraint constraint : pattern.constraints()) {
      for (String property : properties) {
        if (constraint.text().matches("(?s).*(?<![\\w$.\"'])" + property + "\\b.*")) {
          read.add(property);
        }
      }
    }
    return read;
  }

  /** Whether a constraint may be false once a property has been changed. */
  private static boolean ends(Constraint constraint, Calls.Call call, Set<String> properties) {
    List<Comparison> comparisons = Comparison.of(constraint);
    if (comparisons.isEmpty()) { // !eligible, or just a binding
      boolean binds = !Comparison.bindings(constraint).isEmpty();
      return !binds && properties.stream().anyMatch(it -> constraint.text().contains(it));
    }
    return comparisons.stream()
        .filter(it -> properties.stream().anyMatch(property -> it.property().contains(property)))
        .anyMatch(it -> !staysTrue(it, call));
  }

  /** Whether a comparison with a number is sure to be true of the number that is set. */
  private static boolean staysTrue(Comparison comparison, Calls.Call call) {
    try {
      double set = Double.parseDouble(call.arguments().replaceAll("[lLdDfF]$", ""));
      double than = comparison.number().orElse(Double.NaN);
      return switch (comparison.operator()) {
        case ">" -> set > than;
        case ">=" -> set >= than;
        case "<" -> set < than;
        case "<=" -> set <= than;
        case "==" -> set == than;
        case "!=" -> set != than;
        default -> false;
      };
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
