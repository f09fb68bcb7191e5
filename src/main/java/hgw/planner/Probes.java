package hgw.planner;

import hgw.network.Network;
import hgw.planner.NearMiss.Kind;
import hgw.planner.source.Condition;
import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kie.api.runtime.KieSession;

/**
 * Finds out why rules did not fire: plans once more, with a probe for each of their conditions. The
 * probes do nothing, so the plan is the same.
 */
final class Probes {
  private static final Pattern HEADER =
      Pattern.compile("(?m)^[ \\t]*(package|import|global)\\b[^\\r\\n]*");

  private final Map<String, Probe> probes = new LinkedHashMap<>();
  private final List<SourceRule> rules;

  Probes(List<SourceRule> rules) {
    this.rules = rules;
    for (SourceRule rule : rules) {
      for (Probe probe : Probe.of(rule)) {
        probes.put("probe " + probes.size(), probe);
      }
    }
  }

  /** Say of each rule why it did not fire. */
  List<NearMiss> run(Pack pack, Network network, Choices choices) {
    boolean known;
    try {
      CompiledRules.Attempt attempt =
          CompiledRules.of(ParsedPack.of(pack.with(files())), KeptRules.chosen());
      known = attempt.rules() != null;
      if (attempt.rules() != null) {
        fire(attempt.rules(), network, choices);
      }
    } catch (RuntimeException | LinkageError e) { // the plan itself went well: nothing is lost
      known = false;
    }
    List<NearMiss> misses = new ArrayList<>();
    for (SourceRule rule : rules) {
      misses.add(known ? miss(rule) : new NearMiss(rule, Kind.UNKNOWN, "", rule.line(), 1, null));
    }
    return misses;
  }

  /** The probes of each file, below the imports of that file. */
  private List<RuleFile> files() {
    Map<RuleFile, List<String>> byFile =
        probes.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.getValue().rule.file(),
                    LinkedHashMap::new,
                    Collectors.mapping(
                        it -> it.getValue().text(it.getKey()), Collectors.toList())));
    List<RuleFile> files = new ArrayList<>();
    byFile.forEach(
        (file, texts) -> {
          String header =
              HEADER
                  .matcher(file.text())
                  .results()
                  .map(it -> it.group().strip())
                  .collect(Collectors.joining("\n"));
          files.add(
              new RuleFile(
                  "probes of " + file.name(),
                  file.origin(),
                  file.location(),
                  header + "\n" + String.join("\n", texts),
                  true,
                  RuleFile.Encoding.UTF_8));
        });
    return files;
  }

  private void fire(CompiledRules compiled, Network network, Choices choices) {
    SessionFacts facts = SessionFacts.of(network, choices);
    KieSession session = compiled.base().newKieSession();
    try {
      Phase.focus(session);
      facts.all().forEach(session::insert);
      Upkeep.of(session, facts.pool());
      session.fireAllRules(
          match -> {
            Probe probe = probes.get(match.getRule().getName());
            if (probe != null) {
              probe.matches(match);
            }
            return probe == null;
          });
    } finally {
      session.dispose();
    }
  }

  private NearMiss miss(SourceRule rule) {
    Probe before = null;
    for (Probe probe : probes.values()) {
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
