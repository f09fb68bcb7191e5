package hgw.planner;

import static java.util.Comparator.comparing;

import hgw.Place;
import hgw.UserError;
import hgw.facts.Assignment;
import hgw.facts.Candidate;
import hgw.facts.Market;
import hgw.facts.Settings;
import hgw.facts.Shares;
import hgw.planner.diagnosis.Diagnosis;
import hgw.planner.source.ParsedFile;
import hgw.planner.source.Problem;
import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.RuleConditionElement;
import org.drools.compiler.builder.impl.KnowledgeBuilderImpl;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.ResultSeverity;
import org.kie.internal.io.ResourceFactory;

/** A pack, compiled: the index of its rules. */
final class CompiledRules {
  private static final Pattern SCORE = Pattern.compile("\\bscore\\s*==\\s*[\"']([^\"']*)[\"']");

  private static final Set<String> WEIGH_INCOMES =
      Set.of(Market.class.getName(), Shares.class.getName());

  private final KieBase base;
  private final ParsedPack pack;
  private final Map<Rule, Known> known = new IdentityHashMap<>();
  private final List<RuleImpl> rules = new ArrayList<>();
  private final Set<String> scores = new TreeSet<>();
  private boolean weighsIncomes;

  /** What there is to know of a rule: where it stands in its file, and its line to sort by. */
  private record Known(LoadedRule loaded, RuleFile file, int line, List<String> factProperties) {}

  private CompiledRules(CompiledForm form, ParsedPack pack) {
    this.pack = pack;
    Map<String, RuleFile> files = pack.byName();
    base = form.base();
    for (KiePackage kiePackage : base.getKiePackages()) {
      for (Rule rule : kiePackage.getRules()) {
        RuleImpl impl = (RuleImpl) rule;
        CompiledForm.Place place = form.place(rule);
        RuleFile file = Objects.requireNonNull(files.get(place.file()), rule.getName());
        int line = place.line();
        Phase phase = Phase.ofGroup(impl.getAgendaGroup()).orElse(null);
        LoadedRule loaded =
            new LoadedRule(
                rule.getName(),
                file.name(),
                new Place(file.location(), line),
                file.shipped(),
                phase);
        known.put(rule, new Known(loaded, file, line, factProperties(impl)));
        rules.add(impl);
        look(impl.getLhs());
      }
    }
  }

  /**
   * What came of compiling a pack.
   *
   * @param rules the rules; null if there are problems
   * @param problems what keeps them from being used, each once, by file and line
   */
  record Attempt(@Nullable CompiledRules rules, List<Problem> problems) {
    /**
     * The rules.
     *
     * @throws UserError with every problem as {@code file.drl:line: message}, one a line
     */
    CompiledRules orRefuse() {
      if (rules == null) {
        throw new UserError(problems.stream().map(Problem::text).distinct().toList());
      }
      return rules;
    }
  }

  /**
   * Compile a pack.
   *
   * @param kept where packs are kept compiled
   */
  static Attempt of(ParsedPack pack, KeptRules kept) {
    return kept.read(pack.pack().files(), form -> new CompiledRules(form, pack))
        .map(rules -> new Attempt(rules, List.of()))
        .orElseGet(() -> compile(pack, kept));
  }

  private static Attempt compile(ParsedPack pack, KeptRules kept) {
    if (!pack.problems().isEmpty()) {
      return new Attempt(null, pack.problems());
    }
    var builder = (KnowledgeBuilderImpl) KnowledgeBuilderFactory.newKnowledgeBuilder();
    Diagnosis diagnosis = new Diagnosis(pack.files());
    try {
      var batch = builder.batch();
      for (ParsedFile file : pack.files()) {
        Resource resource =
            ResourceFactory.newDescrResource(Objects.requireNonNull(file.parsed(), "no problems"));
        resource.setSourcePath(file.file().name());
        resource.setResourceType(ResourceType.DESCR);
        batch.type(ResourceType.DESCR).add(resource);
      }
      batch.build();
    } catch (RuntimeException e) {
      return new Attempt(null, diagnosis.thrown(e));
    }
    var wrong = builder.getResults(ResultSeverity.ERROR);
    if (!wrong.isEmpty()) {
      return new Attempt(null, diagnosis.problems(wrong));
    }
    CompiledForm form = CompiledForm.of(builder, pack);
    kept.write(pack.pack().files(), form);
    return new Attempt(new CompiledRules(form, pack), List.of());
  }

  KieBase base() {
    return base;
  }

  /** The score models that the rules define, sorted. */
  Set<String> scores() {
    return scores;
  }

  /** Whether a rule works out what targets would earn, which takes longer than all else. */
  boolean weighsIncomes() {
    return weighsIncomes;
  }

  /** Every rule, as Drools knows it. */
  Stream<RuleImpl> all() {
    return rules.stream();
  }

  private Known known(Rule rule) {
    return Objects.requireNonNull(known.get(rule), rule.getName());
  }

  /** What a rule is called and where it stands. */
  LoadedRule get(Rule rule) {
    return known(rule).loaded();
  }

  /** The rule as it is written. */
  Optional<SourceRule> source(Rule rule) {
    Known known = known(rule);
    return pack.rules()
        .filter(it -> it.file().equals(known.file()) && it.name().equals(rule.getName()))
        .findFirst();
  }

  /** Find the first rule by file and line that is as wanted. */
  Optional<RuleImpl> first(Predicate<RuleImpl> wanted) {
    return all()
        .filter(wanted)
        .min(
            comparing((RuleImpl it) -> known(it).file().location())
                .thenComparing(it -> known(it).line()));
  }

  /** Variables of a rule that hold a fact, but as a property of another: {@code $r : emptiest}. */
  List<String> factsBoundAsProperties(Rule rule) {
    return known(rule).factProperties();
  }

  private static List<String> factProperties(RuleImpl rule) {
    return rule.getDeclarations().values().stream()
        .filter(declaration -> !declaration.isPatternDeclaration())
        .filter(declaration -> isFact(declaration.getDeclarationClass()))
        .map(Declaration::getIdentifier)
        .toList();
  }

  private static boolean isFact(Class<?> type) {
    return Candidate.class.isAssignableFrom(type) || Assignment.class.isAssignableFrom(type);
  }

  /** A score model is a rule that tests the score of the settings for equality with a name. */
  private void look(RuleConditionElement element) {
    if (element instanceof GroupElement group) {
      group.getChildren().forEach(this::look);
    } else if (element instanceof org.drools.base.rule.Pattern pattern) {
      String fact = pattern.getObjectType().getClassName();
      if (fact.equals(Settings.class.getName())) {
        pattern.getConstraints().forEach(constraint -> collectScores(constraint.toString()));
      }
      weighsIncomes |= WEIGH_INCOMES.contains(fact);
    }
  }

  private void collectScores(String constraint) {
    Matcher matcher = SCORE.matcher(constraint);
    while (matcher.find()) {
      scores.add(matcher.group(1));
    }
  }
}
