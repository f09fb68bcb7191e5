package hgw.planner;

import java.util.List;
import java.util.Optional;
import org.drools.base.definitions.rule.impl.RuleImpl;

/** What is likely wrong with rules, though they compile. */
final class Lints {
  /** The agenda group of rules that name none. */
  private static final String MAIN = "MAIN";

  private Lints() {}

  /** Look at every rule; a sentence for each that is likely wrong. */
  static List<String> of(CompiledRules rules) {
    return rules.all().flatMap(rule -> phase(rule, rules.get(rule)).stream()).toList();
  }

  private static Optional<String> phase(RuleImpl rule, LoadedRule loaded) {
    if (loaded.phase() != null || rule.isQuery()) {
      return Optional.empty();
    }
    String group = rule.getAgendaGroup();
    return Optional.of(
        loaded.located()
            + (MAIN.equals(group)
                ? " has no agenda-group, it fires after all phases"
                : " is in the agenda-group \"" + group + "\", no phase: it never fires"));
  }
}
