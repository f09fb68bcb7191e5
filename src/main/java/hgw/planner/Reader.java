package hgw.planner;

import hgw.planner.source.Comparison;
import hgw.planner.source.Condition;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;

/** Reads the values that the conditions of one rule look at. */
final class Reader {
  private record Part(Condition condition, List<Asked> asked) {}

  private final List<Part> parts = new ArrayList<>();

  /** What variables hold: {@code settings hackingLevel}. */
  private final Map<String, String> origins = new HashMap<>();

  Reader(SourceRule rule) {
    for (Condition condition : rule.conditions()) {
      if (condition.kind() == Condition.Kind.PATTERN) {
        List<Asked> asked = condition.constraints().stream().map(Asked::of).toList();
        parts.add(new Part(condition, asked));
        for (Asked one : asked) {
          for (Comparison.Binding binding : one.bindings()) {
            origins.put(binding.variable(), noun(condition) + " " + binding.bound());
          }
        }
      }
    }
  }

  /** What a condition asks. */
  List<Asked> asked(Condition condition) {
    return parts.stream()
        .filter(part -> part.condition() == condition)
        .findFirst()
        .map(Part::asked)
        .orElseGet(() -> condition.constraints().stream().map(Asked::of).toList());
  }

  /** Read them off the facts that a rule fires for, before it changes them. */
  List<Matched> read(Match match) {
    List<Object> left = new ArrayList<>(match.getObjects());
    List<Matched> read = new ArrayList<>();
    for (Part part : parts) {
      Object fact = fact(part.condition(), match, left);
      if (fact != null) {
        for (Asked asked : part.asked()) {
          read.addAll(values(fact, asked, name -> value(match, name)));
        }
      }
    }
    return List.copyOf(read);
  }

  /** The fact that a condition matched. */
  private static @Nullable Object fact(Condition condition, Match match, List<Object> left) {
    String variable = condition.variable();
    if (!variable.isEmpty() && match.getDeclarationIds().contains(variable)) {
      Object fact = match.getDeclarationValue(variable);
      left.removeIf(it -> it == fact);
      return fact;
    }
    for (int i = 0; i < left.size(); i++) {
      if (isA(left.get(i), condition)) {
        return left.remove(i);
      }
    }
    return null;
  }

  /** Whether a fact is of the class that a condition names. */
  static boolean isA(Object fact, Condition condition) {
    for (Class<?> type = fact.getClass(); type != null; type = type.getSuperclass()) {
      if (condition.is(type.getSimpleName())) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Object value(Match match, String variable) {
    return match.getDeclarationIds().contains(variable)
        ? match.getDeclarationValue(variable)
        : Values.NONE;
  }

  /** Says what a variable holds. */
  interface Variables {
    /** What it holds; {@link Values#NONE} if it is not known. */
    @Nullable Object get(String name);
  }

  /** The values of a fact that a constraint looks at. */
  List<Matched> values(Object fact, Asked asked, Variables variables) {
    List<Matched> values = new ArrayList<>();
    for (String path : asked.paths()) {
      Object value = Values.read(fact, path);
      if (value == Values.NONE || path.equals("this")) {
        continue;
      }
      Comparison comparison = values.isEmpty() ? asked.comparison() : null;
      values.add(
          comparison == null
              ? plain(fact, path, value)
              : compared(fact, path, value, comparison, variables));
      for (String more : Values.telling(value, path)) {
        values.add(plain(fact, path + "." + more, Values.read(value, more)));
      }
      for (String more : value == null ? Values.beside(path) : List.<String>of()) {
        values.add(plain(fact, more, Values.read(fact, more)));
      }
    }
    return values;
  }

  private static Matched plain(Object fact, String path, @Nullable Object value) {
    return Matched.bound(fact.toString(), path, Values.plain(value));
  }

  private Matched compared(
      Object fact,
      String path,
      @Nullable Object value,
      Comparison comparison,
      Variables variables) {
    String right = comparison.value().strip();
    Object other = right(fact, comparison, variables);
    String of = origins.get(right);
    return new Matched(
        fact.toString(),
        path,
        Values.plain(value),
        comparison.operator(),
        other == Values.NONE ? null : Values.plain(other),
        of != null ? of : other == Values.NONE ? right : null);
  }

  /** What a comparison compares with; {@link Values#NONE} if that is not known. */
  private static @Nullable Object right(Object fact, Comparison comparison, Variables variables) {
    String right = comparison.value().strip();
    if (right.equals("null")) {
      return null;
    }
    if (right.equals("true") || right.equals("false")) {
      return Boolean.valueOf(right);
    }
    if (right.startsWith("$")) {
      int dot = right.indexOf('.');
      Object held = variables.get(dot < 0 ? right : right.substring(0, dot).strip());
      return dot < 0 || held == Values.NONE ? held : Values.read(held, right.substring(dot + 1));
    }
    return comparison
        .quoted()
        .<@Nullable Object>map(text -> text)
        .or(comparison::number)
        .orElseGet(() -> Values.read(fact, right));
  }

  /** A fact of a class as one would call it: {@code runner pool}. */
  static String noun(Condition condition) {
    String simple = condition.fact().substring(condition.fact().lastIndexOf('.') + 1);
    return simple.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
