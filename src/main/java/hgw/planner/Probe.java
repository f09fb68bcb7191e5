package hgw.planner;

import hgw.planner.NearMiss.Nearest;
import hgw.planner.source.Comparison;
import hgw.planner.source.Condition;
import hgw.planner.source.Constraint;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;

/**
 * A rule up to one of its conditions, or up to one constraint of a pattern: it matches if a rule
 * came so far. The first that never matches tells what failed.
 */
final class Probe {
  private static final String FACT = "$probed";

  final SourceRule rule;
  final Condition condition;
  private final int constraints;
  private final @Nullable Constraint next;
  boolean matched;
  @Nullable Nearest nearest;

  private Probe(SourceRule rule, Condition condition, int constraints, @Nullable Constraint next) {
    this.rule = rule;
    this.condition = condition;
    this.constraints = constraints;
    this.next = next;
  }

  /** The probes of a rule, in the order in which its conditions are tried. */
  static List<Probe> of(SourceRule rule) {
    List<Probe> probes = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      List<Constraint> all = condition.constraints();
      int first = condition.kind() == Condition.Kind.PATTERN ? 0 : all.size();
      for (int i = first; i <= all.size(); i++) {
        probes.add(new Probe(rule, condition, i, i < all.size() ? all.get(i) : null));
      }
    }
    return probes;
  }

  /** What it asks for. */
  List<String> conditions() {
    List<String> conditions = new ArrayList<>();
    for (Condition before : rule.conditions()) {
      if (before == condition) {
        break;
      }
      conditions.add(before.text());
    }
    conditions.add(last(true));
    return conditions;
  }

  /** The condition as far as this probe goes. */
  String last(boolean bound) {
    if (condition.kind() != Condition.Kind.PATTERN) {
      return condition.text();
    }
    String all =
        condition.constraints().subList(0, constraints).stream()
            .map(Constraint::text)
            .collect(Collectors.joining(", "));
    String variable = condition.variable().isEmpty() ? FACT : condition.variable();
    String pattern = condition.fact() + "(" + (all.isEmpty() ? "" : " " + all + " ") + ")";
    return bound ? variable + " : " + pattern : pattern;
  }

  /** What failed if this probe never matched: the line. */
  int line() {
    return constraints == 0 ? condition.line() : constraint().line();
  }

  int column() {
    return constraints == 0 ? condition.column() : constraint().column();
  }

  private Constraint constraint() {
    return condition.kind() == Condition.Kind.PATTERN
        ? condition.constraints().get(constraints - 1)
        : new Constraint(condition.text(), condition.line(), condition.column());
  }

  /** Note a match, and how near its fact comes to what the next constraint asks. */
  void matches(Match match) {
    matched = true;
    if (next == null) {
      return;
    }
    List<Comparison> asked = Comparison.of(next);
    if (asked.size() != 1) {
      return;
    }
    Object fact =
        match.getDeclarationValue(condition.variable().isEmpty() ? FACT : condition.variable());
    Double has = number(fact, asked.get(0).property());
    if (has == null) {
      return;
    }
    Double wanted = wanted(asked.get(0), match);
    note(fact, asked.get(0), has, wanted);
  }

  private void note(Object fact, Comparison asked, double has, @Nullable Double wanted) {
    Nearest before = nearest;
    String operator = asked.operator();
    Nearest.Side side =
        operator.startsWith(">")
            ? Nearest.Side.LARGEST
            : operator.startsWith("<") ? Nearest.Side.SMALLEST : Nearest.Side.NEAREST;
    boolean nearer =
        before == null
            || side == Nearest.Side.LARGEST && has > before.value()
            || side == Nearest.Side.SMALLEST && has < before.value()
            || side == Nearest.Side.NEAREST
                && wanted != null
                && Math.abs(has - wanted) < Math.abs(before.value() - wanted);
    if (nearer && !operator.equals("!=")) {
      nearest = new Nearest(fact.toString(), asked.property(), has, side);
    }
  }

  private static @Nullable Double wanted(Comparison asked, Match match) {
    return asked
        .number()
        .orElseGet(
            () ->
                match.getDeclarationIds().contains(asked.value())
                        && match.getDeclarationValue(asked.value()) instanceof Number number
                    ? number.doubleValue()
                    : null);
  }

  /** The number that a property of a fact has; null if it is none. */
  private static @Nullable Double number(Object fact, String path) {
    return Values.read(fact, path) instanceof Number number ? number.doubleValue() : null;
  }
}
