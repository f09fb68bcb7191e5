package hgw.planner;

import hgw.planner.source.SourceRule;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.compiler.builder.impl.KnowledgeBuilderImpl;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;
import org.kie.internal.conf.ConstraintJittingThresholdOption;

/**
 * What the compiler makes of rule files: all that their rules need to work, whatever directory the
 * files came from.
 *
 * @param packages as Drools has them; they serve one base
 * @param places where each rule stands
 */
record CompiledForm(Collection<KiePackage> packages, Map<Id, Place> places) {
  /** What tells a rule from all others. */
  record Id(String packageName, String rule) implements Serializable {
    static Id of(Rule rule) {
      return new Id(rule.getPackageName(), rule.getName());
    }
  }

  /**
   * Where a rule stands.
   *
   * @param file name of its file
   * @param line its first line
   */
  record Place(String file, int line) implements Serializable {}

  /** Take what a builder has made of a pack without errors. */
  static CompiledForm of(KnowledgeBuilderImpl builder, ParsedPack pack) {
    Map<String, Integer> lines =
        pack.rules().collect(Collectors.toMap(SourceRule::name, SourceRule::line, (a, b) -> a));
    Collection<KiePackage> packages = builder.getKnowledgePackages();
    Map<Id, Place> places = new HashMap<>();
    for (KiePackage kiePackage : packages) {
      for (Rule rule : kiePackage.getRules()) {
        String file = ((RuleImpl) rule).getResource().getSourcePath();
        int line = Objects.requireNonNull(lines.get(rule.getName()), rule.getName());
        places.put(Id.of(rule), new Place(file, line));
      }
    }
    return new CompiledForm(packages, places);
  }

  /** Where a rule stands. */
  Place place(Rule rule) {
    return Objects.requireNonNull(places.get(Id.of(rule)), rule.getName());
  }

  /** Make the base for sessions; at most one of one form. */
  KieBase base() {
    KieBaseConfiguration configuration = RuleBaseFactory.newKnowledgeBaseConfiguration();
    // Conditions that Drools compiles while it runs crash now and then: str[startsWith], memberOf.
    configuration.setOption(ConstraintJittingThresholdOption.get(-1));
    InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase(configuration);
    base.addPackages(packages);
    return base;
  }
}
