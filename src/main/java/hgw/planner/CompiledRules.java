package hgw.planner;

import static java.util.Comparator.comparing;

import hgw.Failures;
import hgw.UserError;
import hgw.facts.Assignment;
import hgw.facts.Candidate;
import hgw.facts.Settings;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.RuleConditionElement;
import org.drools.compiler.builder.impl.KnowledgeBuilderImpl;
import org.drools.compiler.compiler.DescrBuildError;
import org.drools.compiler.compiler.ImportError;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.mvel.ConstraintEvaluationException;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.ResultSeverity;
import org.kie.internal.io.ResourceFactory;
import org.mvel2.CompileException;

/** A pack, compiled: the rules, and which file each stands in. */
final class CompiledRules {
  private static final Pattern SCORE = Pattern.compile("\\bscore\\s*==\\s*[\"']([^\"']*)[\"']");
  private static final Pattern UNKNOWN_PROPERTY =
      Pattern.compile("strict-mode: (hgw\\.facts\\.\\w+)\\.(\\w+)\\(\\)");
  private static final Pattern FAILED_CONDITION =
      Pattern.compile("Error evaluating constraint '(.*)' in \\[Rule", Pattern.DOTALL);
  private static final Pattern UNBINDABLE_PROPERTY =
      Pattern.compile("Field Reader does not exist for declaration '[^']*' in '[^']*: (\\w+)'");

  /** What Drools says on top of an error that says what is wrong. */
  private static final Pattern FOLLOWS =
      Pattern.compile(
          "Parser returned a null Package|Only a type can be imported|The import .* cannot be resolved|Field Reader does not exist"
              + "|Unable to analyze expression|The type Rule_\\w+ is already defined");

  private static final String MAIN = "MAIN";

  private final KieBase base;
  private final Map<Rule, Known> known = new IdentityHashMap<>();
  private final Set<String> scores = new TreeSet<>();
  private final List<String> warnings = new ArrayList<>();

  /** What there is to know of a rule beside the rule. */
  private record Known(
      RuleFile file, int line, @Nullable Phase phase, List<String> factProperties) {}

  private CompiledRules(KnowledgeBuilderImpl builder, Map<String, RuleFile> files) {
    base = builder.newKieBase();
    for (KiePackage kiePackage : base.getKiePackages()) {
      Map<String, RuleDescr> parsed =
          builder.getPackageDescrs(kiePackage.getName()).stream()
              .flatMap(descr -> descr.getRules().stream())
              .collect(Collectors.toMap(RuleDescr::getName, descr -> descr));
      for (Rule rule : kiePackage.getRules()) {
        RuleImpl impl = (RuleImpl) rule;
        RuleFile file =
            Objects.requireNonNull(files.get(impl.getResource().getSourcePath()), rule.getName());
        int line = Objects.requireNonNull(parsed.get(rule.getName()), rule.getName()).getLine();
        Phase phase = Phase.ofGroup(impl.getAgendaGroup()).orElse(null);
        known.put(rule, new Known(file, line, phase, factProperties(impl)));
        collectScores(impl.getLhs());
        warnOfPhase(impl, phase);
      }
    }
  }

  /**
   * Compile a pack.
   *
   * @throws UserError with every error as {@code file.drl:line: message}, one a line
   */
  static CompiledRules of(Pack pack) {
    Map<String, RuleFile> files = new HashMap<>();
    List<Resource> resources = new ArrayList<>();
    for (RuleFile file : pack.files()) {
      files.put(file.name(), file);
      Reader reader = new StringReader(file.text());
      Resource resource = ResourceFactory.newReaderResource(reader);
      resource.setSourcePath(file.name());
      resource.setResourceType(ResourceType.DRL);
      resources.add(resource);
    }
    var builder = (KnowledgeBuilderImpl) KnowledgeBuilderFactory.newKnowledgeBuilder();
    try {
      var batch = builder.batch();
      for (Resource resource : resources) {
        batch.type(ResourceType.DRL).add(resource);
      }
      batch.build();
    } catch (RuntimeException e) {
      throw new UserError(blame(pack, e), e);
    }
    var errors = builder.getResults(ResultSeverity.ERROR);
    if (!errors.isEmpty()) {
      Set<String> messages =
          errors.stream()
              .map(error -> problem((KnowledgeBuilderError) error, files))
              .sorted(comparing(Problem::where).thenComparing(Problem::line))
              .map(Problem::text)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      if (!messages.stream().allMatch(FOLLOWS.asPredicate())) {
        messages.removeIf(FOLLOWS.asPredicate());
      }
      throw new UserError(String.join("\n", messages));
    }
    return new CompiledRules(builder, files);
  }

  KieBase base() {
    return base;
  }

  /** The score models that the rules define, sorted. */
  Set<String> scores() {
    return scores;
  }

  /** What is likely wrong with the rules, though they compile. */
  List<String> warnings() {
    return warnings;
  }

  private Known known(Rule rule) {
    return Objects.requireNonNull(known.get(rule), rule.getName());
  }

  RuleFile fileOf(Rule rule) {
    return known(rule).file();
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

  /** Name a rule with its file and line, as {@code boost.drl:12: rule "..."}. */
  String locate(Rule rule) {
    return fileOf(rule).at(known(rule).line()) + ": rule \"" + rule.getName() + "\"";
  }

  /** Name a rule, known by its name alone, with its file and line. */
  String locate(String name) {
    return find(rule -> rule.getName().equals(name))
        .map(this::locate)
        .orElse("rule \"" + name + "\"");
  }

  @Nullable Phase phaseOf(Rule rule) {
    return known(rule).phase();
  }

  private void warnOfPhase(RuleImpl rule, @Nullable Phase phase) {
    String group = rule.getAgendaGroup();
    if (phase == null && !rule.isQuery()) {
      warnings.add(
          locate(rule)
              + (MAIN.equals(group)
                  ? " has no agenda-group, it fires after all phases"
                  : " is in the agenda-group \"" + group + "\", no phase: it never fires"));
    }
  }

  /** A model is a rule that tests the score of the settings for equality with a name. */
  private void collectScores(RuleConditionElement element) {
    if (element instanceof GroupElement group) {
      group.getChildren().forEach(this::collectScores);
    } else if (element instanceof org.drools.base.rule.Pattern pattern
        && pattern.getObjectType().getClassName().equals(Settings.class.getName())) {
      pattern.getConstraints().forEach(constraint -> collectScores(constraint.toString()));
    }
  }

  private void collectScores(String constraint) {
    Matcher matcher = SCORE.matcher(constraint);
    while (matcher.find()) {
      scores.add(matcher.group(1));
    }
  }

  /** An error with what it is sorted by. */
  private record Problem(String where, int line, String text) {}

  private static Problem problem(KnowledgeBuilderError error, Map<String, RuleFile> files) {
    Resource resource = error.getResource();
    RuleFile file = resource == null ? null : files.get(resource.getSourcePath());
    int line = error.getLines().length > 0 ? error.getLines()[0] : 0;
    if (line < 1 && error instanceof DescrBuildError build && build.getParentDescr() != null) {
      line = build.getParentDescr().getLine();
    }
    if (error instanceof ImportError wrong && file != null) {
      line = file.lineOf(wrong.getGlobal()); // Drools says 1
    }
    String message = message(error.getMessage());
    if (error instanceof DescrBuildError build) {
      message = withFact(build, message);
      if (build.getParentDescr() instanceof RuleDescr rule) {
        message = "rule \"" + rule.getName() + "\": " + message;
      }
    }
    return file == null
        ? new Problem("", 0, message)
        : new Problem(file.location(), line, file.at(line) + ": " + message);
  }

  /** Drools does not say of which fact a property that cannot be bound is missing. */
  private static String withFact(DescrBuildError error, String message) {
    Matcher unbindable = UNBINDABLE_PROPERTY.matcher(message);
    if (unbindable.find() && error.getDescr() instanceof PatternDescr pattern) {
      String fact = Settings.class.getPackageName() + "." + pattern.getObjectType();
      return lacking(fact, unbindable.group(1)).orElse(message);
    }
    return message;
  }

  /** Put a message of Drools or MVEL on one line, and say what the fact has where it lacks one. */
  private static String message(@Nullable String raw) {
    String message = String.valueOf(raw).strip().replaceAll("\\s*\\R\\s*", " ");
    int near = message.indexOf(" [Near : ");
    message = near < 0 ? message : message.substring(0, near);
    message = message.replaceFirst("^Rule Compilation error ", "");
    Matcher unknown = UNKNOWN_PROPERTY.matcher(message);
    return unknown.find() ? lacking(unknown.group(1), unknown.group(2)).orElse(message) : message;
  }

  private static Optional<String> lacking(String factClass, String property) {
    try {
      Class<?> fact = Class.forName(factClass);
      String properties =
          Stream.of(Introspector.getBeanInfo(fact).getPropertyDescriptors())
              .map(PropertyDescriptor::getName)
              .filter(name -> !name.equals("class"))
              .sorted()
              .collect(Collectors.joining(", "));
      return Optional.of(
          fact.getSimpleName()
              + " has no property \""
              + property
              + "\". It has: "
              + properties
              + ".");
    } catch (ClassNotFoundException | IntrospectionException e) {
      return Optional.empty();
    }
  }

  /**
   * Say which rule a failure belongs to. That is not always the rule at work: what it changes makes
   * Drools evaluate the conditions of others.
   *
   * @param atWork the rule that was firing or being evaluated; null if none was
   * @return file, line, rule and message; just the message if the rule cannot be known
   */
  String blame(Throwable thrown, @Nullable Rule atWork) {
    Throwable root = Failures.rootOf(thrown);
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String condition = failedCondition(cause);
      if (condition != null) {
        Optional<Rule> rule = find(it -> has(((RuleImpl) it).getLhs(), condition));
        if (rule.isPresent()) {
          return locate(rule.get()) + " cannot evaluate " + condition + ": " + describe(root);
        }
      }
    }
    return (atWork == null ? "a condition of the rules" : locate(atWork))
        + " failed: "
        + describe(root);
  }

  private static @Nullable String failedCondition(Throwable thrown) {
    if (thrown instanceof CompileException mvel && mvel.getExpr() != null) {
      return new String(mvel.getExpr()).strip();
    }
    Matcher failed = FAILED_CONDITION.matcher(String.valueOf(thrown.getMessage()));
    boolean found = thrown instanceof ConstraintEvaluationException && failed.find();
    return found ? failed.group(1) : null;
  }

  private Optional<Rule> find(Predicate<Rule> wanted) {
    return known.keySet().stream()
        .filter(wanted)
        .min(
            comparing((Rule rule) -> fileOf(rule).location())
                .thenComparing(rule -> known(rule).line()));
  }

  private static String describe(Throwable thrown) {
    if (thrown instanceof CompileException) {
      return message(thrown.getMessage());
    }
    String name = thrown.getClass().getSimpleName();
    if (thrown instanceof StackOverflowError) {
      return name + ". Maybe a function calls itself without end?";
    }
    return thrown.getMessage() == null ? name : name + ": " + message(thrown.getMessage());
  }

  private static boolean has(RuleConditionElement element, String condition) {
    return element instanceof org.drools.base.rule.Pattern pattern
            && pattern.getConstraints().stream().anyMatch(it -> it.toString().contains(condition))
        || element.getNestedElements().stream().anyMatch(nested -> has(nested, condition));
  }

  /** Drools threw instead of reporting: find the file that makes it throw on its own. */
  private static String blame(Pack pack, RuntimeException thrown) {
    for (RuleFile file : pack.files()) {
      KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
      try {
        builder.add(
            ResourceFactory.newReaderResource(new StringReader(file.text())), ResourceType.DRL);
      } catch (RuntimeException e) {
        return file.location() + ": " + message(e.getMessage());
      }
    }
    return "the rules do not compile: " + message(thrown.getMessage());
  }
}
