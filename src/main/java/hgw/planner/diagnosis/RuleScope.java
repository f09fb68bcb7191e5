package hgw.planner.diagnosis;

import hgw.planner.source.Comparison;
import hgw.planner.source.Condition;
import hgw.planner.source.Constraint;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the names in one rule mean, and where they stand. */
public final class RuleScope {
  final SourceRule rule;

  /** Look at a rule. */
  public RuleScope(SourceRule rule) {
    this.rule = rule;
  }

  /** The names that its consequence may speak of, given those that all rules may. */
  Names names(Set<String> shared) {
    return new Names(variables(), facts(), shared);
  }

  /** The variables that conditions bind, of facts and of properties. */
  Set<String> variables() {
    return rule.allConditions()
        .flatMap(RuleScope::bound)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The variables that a condition itself binds. */
  static Stream<String> bound(Condition condition) {
    Stream<String> properties =
        condition.constraints().stream()
            .flatMap(it -> Comparison.bindings(it).stream())
            .map(Comparison.Binding::variable);
    return Stream.concat(Stream.of(condition.variable()), properties)
        .filter(name -> name != null && !name.isEmpty());
  }

  /** The variables that hold facts, with the class of each. */
  private Map<String, Class<?>> facts() {
    Map<String, Class<?>> facts = new LinkedHashMap<>();
    rule.allConditions()
        .filter(condition -> !condition.variable().isEmpty())
        .forEach(
            condition ->
                FactTypes.named(condition.fact())
                    .ifPresent(type -> facts.put(condition.variable(), type)));
    return facts;
  }

  /** The variables that conditions at a line bind. */
  Set<String> boundAt(int line) {
    return rule.allConditions()
        .filter(it -> it.line() <= line && line <= endOf(it))
        .flatMap(RuleScope::bound)
        .collect(Collectors.toSet());
  }

  private static int endOf(Condition condition) {
    return condition.line() + (int) condition.text().chars().filter(c -> c == '\n').count();
  }

  /** The constraint or condition that says something, blanks apart. */
  public Optional<Constraint> saying(String text) {
    String bare = bare(text);
    List<Constraint> all = new ArrayList<>();
    for (Condition condition : rule.allConditions().toList()) {
      condition.constraints().forEach(all::add);
      all.add(new Constraint(condition.text(), condition.line(), condition.column()));
    }
    return Stream.concat(
            all.stream().filter(it -> bare(it.text()).equals(bare)),
            all.stream().filter(it -> bare(it.text()).contains(bare)))
        .findFirst();
  }

  private static String bare(String text) {
    return text.replaceAll("\\s+", "").replace('\'', '"');
  }

  /** The line of the rule's eval, if it is the only one; else that of the rule. */
  int lineOfEval() {
    List<Condition> evals =
        rule.allConditions().filter(it -> it.kind() == Condition.Kind.EVAL).toList();
    return evals.size() == 1 ? evals.get(0).line() : rule.line();
  }

  /** Where a name stands in the rule as a word of its own: the first such character, or -1. */
  int offsetOf(String name, int from) {
    Matcher word =
        Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
            .matcher(rule.file().text());
    return word.find(Math.max(0, from)) ? word.start() : -1;
  }
}
