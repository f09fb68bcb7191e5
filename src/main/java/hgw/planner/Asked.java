package hgw.planner;

import hgw.planner.source.Comparison;
import hgw.planner.source.Constraint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one constraint asks of a fact.
 *
 * @param constraint as it is written
 * @param expression what of it can be true or false; empty if it only binds
 * @param paths the names in it that may be properties: {@code threads}, {@code head.runner}
 * @param comparison the only comparison; null if there is none, or several
 * @param bindings the variables that it binds
 */
record Asked(
    Constraint constraint,
    String expression,
    List<String> paths,
    @Nullable Comparison comparison,
    List<Comparison.Binding> bindings) {
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

  /** A name that no variable, number or text begins, and that is no method. */
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w$.])[a-zA-Z_]\\w*(?:\\s*\\.\\s*[a-zA-Z_]\\w*)*+(?!\\s*\\()");

  private static final Set<String> WORDS =
      Set.of("null", "true", "false", "in", "not", "matches", "contains", "memberOf", "str");

  /** Read a constraint. */
  static Asked of(Constraint constraint) {
    List<Comparison.Binding> bindings = Comparison.bindings(constraint);
    List<Comparison> comparisons = Comparison.of(constraint);
    String expression = Comparison.testable(constraint);
    boolean plain =
        comparisons.size() == 1 && !comparisons.get(0).negated() && !isBoth(constraint.text());
    return new Asked(
        constraint,
        expression,
        paths(bindings.isEmpty() || !expression.isEmpty() ? expression : bound(bindings)),
        plain ? comparisons.get(0) : null,
        bindings);
  }

  private static boolean isBoth(String text) {
    return text.contains("||") || text.contains("&&");
  }

  private static String bound(List<Comparison.Binding> bindings) {
    return String.join(" ", bindings.stream().map(Comparison.Binding::expression).toList());
  }

  private static List<String> paths(String expression) {
    Set<String> paths = new LinkedHashSet<>();
    Matcher matcher = PATH.matcher(QUOTED.matcher(expression).replaceAll("0"));
    while (matcher.find()) {
      String path = matcher.group().replaceAll("\\s", "");
      if (!WORDS.contains(path)) {
        paths.add(path);
      }
    }
    return new ArrayList<>(paths);
  }
}
