package hgw.planner;

import hgw.network.Network;
import hgw.planner.source.Comparison;
import hgw.planner.source.Condition;
import hgw.planner.source.Constraint;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which conditions of rules were ever put to the test: whether each was false at some
 * time while all before it held. It plans once more, with a probe for each condition, turned round;
 * the probes do nothing. Used by one thread.
 */
public final class ConditionCoverage {
  private final ProbeRules<Part> probes = new ProbeRules<>();
  private final Set<Part> failed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final @Nullable CompiledRules compiled;

  /**
   * A part of a condition that can be true or false.
   *
   * @param rule the rule that it is a part of
   * @param text it, as it is written
   * @param line its line in the file, from 1
   * @param column its column, from 1
   */
  public record Part(SourceRule rule, String text, int line, int column) {}

  private ConditionCoverage(Pack pack, List<SourceRule> rules) {
    rules.forEach(this::probe);
    compiled = probes.compiled(pack, KeptRules.NOWHERE).orElse(null);
  }

  /**
   * Begin, with nothing tested yet.
   *
   * @param rules those of the planner's that are to be looked at
   */
  public static ConditionCoverage of(Planner planner, List<SourceRule> rules) {
    return new ConditionCoverage(planner.pack().pack(), rules);
  }

  /** Every part that was looked at; none if the rules are such that they cannot be turned round. */
  public List<Part> parts() {
    return compiled == null ? List.of() : probes.all();
  }

  /** The parts that were false at some time while all before them held. */
  public Set<Part> failed() {
    return Collections.unmodifiableSet(failed);
  }

  /** Plan a network, and see what fails. */
  public void add(Network network, Choices choices) {
    if (compiled != null) {
      probes.fire(compiled, network, choices, (part, match) -> failed.add(part));
    }
  }

  /** Each probe is the rule up to one part of a condition, which is turned round. */
  private void probe(SourceRule rule) {
    List<String> before = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      switch (condition.kind()) {
        case NOT -> probe(rule, before, condition, turned(condition, "not", "exists"));
        case EXISTS -> probe(rule, before, condition, turned(condition, "exists", "not"));
        case PATTERN -> constraints(rule, before, condition);
        default -> {} // several conditions at once, or a sum of many facts
      }
      before.add(condition.text());
    }
  }

  private static String turned(Condition condition, String word, String other) {
    return condition.text().replaceFirst("^\\s*" + word + "\\b", other);
  }

  private void probe(SourceRule rule, List<String> before, Condition condition, String turned) {
    Part part = new Part(rule, condition.onOneLine(), condition.line(), condition.column());
    probe(part, before, turned);
  }

  private void constraints(SourceRule rule, List<String> before, Condition condition) {
    List<String> held = new ArrayList<>();
    for (Constraint constraint : condition.constraints()) {
      String expression = Comparison.testable(constraint);
      if (!expression.isEmpty()) {
        List<String> all = new ArrayList<>(held);
        all.add("!( " + expression + " )");
        String pattern = condition.fact() + "( " + String.join(", ", all) + " )";
        probe(new Part(rule, expression, constraint.line(), constraint.column()), before, pattern);
      }
      held.add(constraint.text());
    }
  }

  private void probe(Part part, List<String> before, String last) {
    List<String> conditions = new ArrayList<>(before);
    conditions.add(last);
    probes.add(part, part.rule(), conditions);
  }
}
