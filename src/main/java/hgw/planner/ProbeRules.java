package hgw.planner;

import hgw.network.Network;
import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/**
 * Rules that do nothing, laid beside those of a pack to see what these meet: each is tried in the
 * phase of a rule, before all others. The plan is the same with them.
 *
 * @param <P> what a probe stands for
 */
final class ProbeRules<P> {
  private static final Pattern HEADER =
      Pattern.compile("(?m)^[ \\t]*(package|import|global)\\b[^\\r\\n]*");

  private final Map<String, P> probes = new LinkedHashMap<>();
  private final Map<RuleFile, List<String>> texts = new LinkedHashMap<>();

  /**
   * Add a probe.
   *
   * @param rule of whose phase it is, and whose file has the imports that it needs
   * @param conditions what it asks for
   */
  void add(P probe, SourceRule rule, List<String> conditions) {
    String name = "probe " + probes.size();
    probes.put(name, probe);
    String group = rule.group() == null ? "" : "  agenda-group \"" + rule.group() + "\"\n";
    texts
        .computeIfAbsent(rule.file(), file -> new ArrayList<>())
        .add(
            "rule \""
                + name
                + "\"\n"
                + group
                + "  salience "
                + Integer.MAX_VALUE
                + "\nwhen\n"
                + conditions.stream().map(it -> "  " + it + "\n").collect(Collectors.joining())
                + "then\nend\n");
  }

  /** The probes, in the order in which they were added. */
  List<P> all() {
    return List.copyOf(probes.values());
  }

  /** Compile them with a pack; empty if they cannot be. */
  Optional<CompiledRules> compiled(Pack pack, KeptRules kept) {
    List<RuleFile> files = new ArrayList<>();
    texts.forEach((file, rules) -> files.add(beside(file, rules)));
    return Optional.ofNullable(CompiledRules.of(ParsedPack.of(pack.with(files)), kept).rules());
  }

  private static RuleFile beside(RuleFile file, List<String> rules) {
    String header =
        HEADER
            .matcher(file.text())
            .results()
            .map(it -> it.group().strip())
            .collect(Collectors.joining("\n"));
    return new RuleFile(
        "probes of " + file.name(),
        file.origin(),
        file.location(),
        header + "\n" + String.join("\n", rules),
        true,
        RuleFile.Encoding.UTF_8);
  }

  /** Plan a network, and tell of every match of a probe. */
  void fire(
      CompiledRules compiled, Network network, Choices choices, BiConsumer<P, Match> matched) {
    SessionFacts facts = SessionFacts.of(network, choices);
    KieSession session = compiled.base().newKieSession();
    try {
      Phase.focus(session);
      facts.all().forEach(session::insert);
      Upkeep.of(session, facts.pool());
      session.fireAllRules(
          match -> {
            P probe = probes.get(match.getRule().getName());
            if (probe != null) {
              matched.accept(probe, match);
            }
            return probe == null;
          });
    } finally {
      session.dispose();
    }
  }
}
