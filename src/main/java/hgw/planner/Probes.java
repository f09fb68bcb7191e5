package hgw.planner;

import hgw.network.Network;
import hgw.planner.NearMiss.Kind;
import hgw.planner.source.Condition;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out why rules did not fire: plans once more, with a probe for each of their conditions. The
 * probes do nothing, so the plan is the same.
 */
final class Probes {
  private final ProbeRules<Probe> probes = new ProbeRules<>();
  private final List<SourceRule> rules;

  Probes(List<SourceRule> rules) {
    this.rules = rules;
    for (SourceRule rule : rules) {
      for (Probe probe : Probe.of(rule)) {
        probes.add(probe, rule, probe.conditions());
      }
    }
  }

  /** Say of each rule why it did not fire. */
  List<NearMiss> run(Pack pack, Network network, Choices choices) {
    boolean known;
    try {
      Optional<CompiledRules> compiled = probes.compiled(pack, KeptRules.chosen());
      known = compiled.isPresent();
      compiled.ifPresent(
          it -> probes.fire(it, network, choices, (probe, match) -> probe.matches(match)));
    } catch (RuntimeException | LinkageError e) { // the plan itself went well: nothing is lost
      known = false;
    }
    List<NearMiss> misses = new ArrayList<>();
    for (SourceRule rule : rules) {
      misses.add(known ? miss(rule) : new NearMiss(rule, Kind.UNKNOWN, "", rule.line(), 1, null));
    }
    return misses;
  }

  private NearMiss miss(SourceRule rule) {
    Probe before = null;
    for (Probe probe : probes.all()) {
      if (probe.rule != rule) {
        continue;
      }
      if (!probe.matched) {
        boolean pattern = probe.condition.kind() == Condition.Kind.PATTERN;
        NearMiss.Nearest nearest =
            before != null && before.condition == probe.condition ? before.nearest : null;
        return new NearMiss(
            rule,
            pattern ? Kind.NO_FACT : Kind.NEVER_TRUE,
            probe.last(false),
            probe.line(),
            probe.column(),
            nearest);
      }
      before = probe;
    }
    return new NearMiss(rule, Kind.OVERTAKEN, "", rule.line(), rule.column(), null);
  }
}
