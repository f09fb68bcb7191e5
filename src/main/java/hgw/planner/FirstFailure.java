package hgw.planner;

import hgw.planner.source.Comparison;
import hgw.planner.source.Condition;
import hgw.planner.source.SourceRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mvel2.MVEL;

/**
 * Tries the conditions of a rule, one after the other, on facts as they were when its phase was
 * over. What cannot be tried this way is taken to hold.
 */
final class FirstFailure {
  private static final Pattern IN = Pattern.compile("([\\w.]+)\\s+(not\\s+)?in\\s*\\((.*)\\)");

  private final SourceRule rule;
  private final PhaseEnd end;
  private final List<View> subjects;
  private final boolean ownAssignment;
  private final Reader reader;
  private final Map<String, @Nullable Object> variables = new HashMap<>();

  /** How far a fact comes in a condition. */
  private record Tried(
      View fact, int held, @Nullable Asked failed, Map<String, @Nullable Object> bound) {}

  private FirstFailure(
      SourceRule rule, Reader reader, PhaseEnd end, List<View> subjects, boolean ownAssignment) {
    this.rule = rule;
    this.ownAssignment = ownAssignment;
    this.end = end;
    this.subjects = subjects;
    this.reader = reader;
  }

  /**
   * Find what failed.
   *
   * @param reader reads what the rule looks at
   * @param subjects the facts that the rule was to fire for: a condition on one of their class is
   *     tried on them alone
   * @param ownAssignment whether one on an assignment is too, though there is none among them
   * @return empty if nothing did, as far as can be told
   */
  static Optional<Failed> of(
      SourceRule rule, Reader reader, PhaseEnd end, List<Object> subjects, boolean ownAssignment) {
    List<View> views = subjects.stream().map(end::view).toList();
    return new FirstFailure(rule, reader, end, views, ownAssignment).first();
  }

  private Optional<Failed> first() {
    for (Condition condition : rule.conditions()) {
      Failed failed =
          switch (condition.kind()) {
            case PATTERN -> pattern(condition);
            case NOT -> not(condition);
            default -> null; // of many facts together, or not to be tried like this
          };
      if (failed != null) {
        return Optional.of(failed);
      }
    }
    return Optional.empty();
  }

  private @Nullable Failed pattern(Condition condition) {
    List<Asked> asked = reader.asked(condition);
    Tried furthest = null;
    for (View fact : candidates(condition)) {
      Tried tried = tried(fact, asked);
      if (tried.failed() == null) {
        variables.putAll(tried.bound());
        variables.put(condition.variable(), fact);
        return null;
      }
      furthest = furthest == null || tried.held() > furthest.held() ? tried : furthest;
    }
    if (furthest == null) {
      return new Failed(
          rule, condition.text().strip(), condition.fact(), condition.line(), List.of());
    }
    Asked failed = furthest.failed();
    variables.putAll(furthest.bound());
    return failed == null
        ? null
        : new Failed(
            rule,
            failed.constraint().onOneLine(),
            condition.fact(),
            failed.constraint().line(),
            reader.values(furthest.fact(), failed, this::variable));
  }

  private @Nullable Failed not(Condition condition) {
    List<Condition> nested = condition.nested();
    if (nested.size() != 1 || nested.get(0).kind() != Condition.Kind.PATTERN) {
      return null;
    }
    List<Asked> asked = reader.asked(nested.get(0));
    boolean there =
        end.all()
            .filter(fact -> Reader.isA(fact.fact(), nested.get(0)))
            .anyMatch(fact -> holdForCertain(fact, asked));
    return there
        ? new Failed(rule, condition.onOneLine(), nested.get(0).fact(), condition.line(), List.of())
        : null;
  }

  private boolean holdForCertain(View fact, List<Asked> asked) {
    return asked.stream()
        .filter(one -> !one.expression().isEmpty())
        .allMatch(one -> Boolean.TRUE.equals(value(one.expression(), fact, variables)));
  }

  private List<View> candidates(Condition condition) {
    List<View> own = subjects.stream().filter(fact -> Reader.isA(fact.fact(), condition)).toList();
    return own.isEmpty() && !(ownAssignment && condition.is("Assignment"))
        ? end.all().filter(fact -> Reader.isA(fact.fact(), condition)).toList()
        : own;
  }

  private Tried tried(View fact, List<Asked> asked) {
    Map<String, @Nullable Object> bound = new HashMap<>();
    Map<String, @Nullable Object> known = new HashMap<>(variables);
    int held = 0;
    for (Asked one : asked) {
      for (Comparison.Binding binding : one.bindings()) {
        Object value = value(binding.bound(), fact, known);
        if (value != Values.NONE) {
          bound.put(binding.variable(), value);
          known.put(binding.variable(), value);
        }
      }
      if (!one.expression().isEmpty()
          && Boolean.FALSE.equals(value(one.expression(), fact, known))) {
        return new Tried(fact, held, one, bound);
      }
      held++;
    }
    return new Tried(fact, held, null, bound);
  }

  private @Nullable Object variable(String name) {
    return variables.containsKey(name) ? variables.get(name) : Values.NONE;
  }

  /** Work an expression out; {@link Values#NONE} where that cannot be done. */
  private static @Nullable Object value(
      String expression, View fact, Map<String, @Nullable Object> variables) {
    String text = IN.matcher(expression).replaceAll("([$3] contains $1)");
    if (IN.matcher(expression).find() && expression.contains("not in")) {
      text = "!" + text;
    }
    text = text.replace(" matches ", " ~= ").strip();
    try {
      return text.equals("this") ? fact : MVEL.eval(text, fact, new HashMap<>(variables));
    } catch (RuntimeException | LinkageError e) {
      return Values.NONE;
    }
  }
}
