package hgw.planner;

import hgw.UserError;
import hgw.facts.Settings;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.RuleConditionElement;
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

/** A pack, compiled: the rules, and which file each stands in. */
final class CompiledRules {
  private static final Pattern SCORE = Pattern.compile("\\bscore\\s*==\\s*[\"']([^\"']*)[\"']");
  private static final String MAIN = "MAIN";

  private final KieBase base;
  private final Map<String, RuleFile> fileOfRule = new HashMap<>();
  private final Set<String> scores = new TreeSet<>();
  private final List<String> warnings = new ArrayList<>();

  private CompiledRules(KieBase base, Map<String, RuleFile> files) {
    this.base = base;
    for (KiePackage kiePackage : base.getKiePackages()) {
      for (Rule rule : kiePackage.getRules()) {
        RuleImpl impl = (RuleImpl) rule;
        RuleFile file = files.get(impl.getResource().getSourcePath());
        fileOfRule.put(key(rule), file);
        collectScores(impl.getLhs());
        warnOfPhase(impl, file);
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
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
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
      Set<String> messages = new LinkedHashSet<>();
      errors.forEach(error -> messages.add(describe((KnowledgeBuilderError) error, files)));
      messages.remove("");
      throw new UserError(String.join("\n", messages));
    }
    return new CompiledRules(builder.newKieBase(), files);
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

  RuleFile fileOf(Rule rule) {
    return fileOfRule.get(key(rule));
  }

  /** Name a rule with its file and line, as {@code boost.drl:12: rule "..."}. */
  String locate(Rule rule) {
    RuleFile file = fileOf(rule);
    return file.at(file.lineOf(rule.getName())) + ": rule \"" + rule.getName() + "\"";
  }

  /** Name a rule, known by its name alone, with its file and line. */
  String locate(String name) {
    return base.getKiePackages().stream()
        .flatMap(kiePackage -> kiePackage.getRules().stream())
        .filter(rule -> rule.getName().equals(name))
        .map(this::locate)
        .findFirst()
        .orElse("rule \"" + name + "\"");
  }

  static @Nullable Phase phaseOf(Rule rule) {
    return Phase.ofGroup(((RuleImpl) rule).getAgendaGroup()).orElse(null);
  }

  private static String key(Rule rule) {
    return rule.getPackageName() + "/" + rule.getName();
  }

  private void warnOfPhase(RuleImpl rule, RuleFile file) {
    String group = rule.getAgendaGroup();
    if (Phase.ofGroup(group).isPresent()) {
      return;
    }
    String name = file.at(file.lineOf(rule.getName())) + ": rule \"" + rule.getName() + "\" ";
    warnings.add(
        MAIN.equals(group)
            ? name + "has no agenda-group, it fires after all phases"
            : name + "is in the agenda-group \"" + group + "\", which is no phase: it never fires");
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

  private static String describe(KnowledgeBuilderError error, Map<String, RuleFile> files) {
    Resource resource = error.getResource();
    RuleFile file = resource == null ? null : files.get(resource.getSourcePath());
    int line = error.getLines().length > 0 ? error.getLines()[0] : 0;
    String message = message(error.getMessage());
    if (message.contains("Parser returned a null Package")) {
      return ""; // follows the error that says what is wrong
    }
    return file == null ? message : file.at(line) + ": " + message;
  }

  private static String message(String raw) {
    return raw.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** Drools threw instead of reporting: find the file that makes it throw on its own. */
  private static String blame(Pack pack, RuntimeException thrown) {
    for (RuleFile file : pack.files()) {
      KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
      try {
        builder.add(
            ResourceFactory.newReaderResource(new StringReader(file.text())), ResourceType.DRL);
      } catch (RuntimeException e) {
        return file.location() + ": " + message(String.valueOf(e.getMessage()));
      }
    }
    return "the rules do not compile: " + message(String.valueOf(thrown.getMessage()));
  }
}
