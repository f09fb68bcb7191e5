package hgw.planner;

import static java.util.Comparator.comparing;

import hgw.planner.source.Problem;
import hgw.planner.source.RuleFile;
import java.io.StringReader;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.compiler.compiler.DescrBuildError;
import org.drools.compiler.compiler.ImportError;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.KnowledgeBuilderResult;
import org.kie.internal.io.ResourceFactory;

/** Turns what Drools says of rules that do not compile into {@code file.drl:line: message}. */
final class CompileErrors {
  private static final Pattern UNBINDABLE_PROPERTY =
      Pattern.compile("Field Reader does not exist for declaration '[^']*' in '[^']*: (\\w+)'");

  /** What Drools says on top of an error that says what is wrong. */
  private static final Pattern FOLLOWS =
      Pattern.compile(
          "Parser returned a null Package|Only a type can be imported|The import .* cannot be resolved|Field Reader does not exist"
              + "|Unable to analyze expression|The type Rule_\\w+ is already defined");

  private final Map<String, RuleFile> files;

  /**
   * Create it for a pack.
   *
   * @param files its files by name
   */
  CompileErrors(Map<String, RuleFile> files) {
    this.files = files;
  }

  /** What is wrong, each once, by file and line. */
  List<Problem> problems(Collection<KnowledgeBuilderResult> errors) {
    Set<Problem> problems =
        errors.stream()
            .map(error -> problem((KnowledgeBuilderError) error))
            .sorted(
                comparing((Problem it) -> it.file() == null ? "" : it.file().location())
                    .thenComparing(Problem::line))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!problems.stream().allMatch(CompileErrors::follows)) {
      problems.removeIf(CompileErrors::follows);
    }
    return List.copyOf(problems);
  }

  private static boolean follows(Problem problem) {
    return FOLLOWS.matcher(problem.sentence()).find();
  }

  /** What is wrong where Drools threw instead of reporting: the file that does it on its own. */
  Problem thrown(RuntimeException thrown) {
    for (RuleFile file : files.values()) {
      KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
      try {
        builder.add(
            ResourceFactory.newReaderResource(new StringReader(file.text())), ResourceType.DRL);
      } catch (RuntimeException e) {
        return new Problem(Problem.Kind.MEANING, file, 0, 0, DroolsMessage.plain(e.getMessage()));
      }
    }
    String message = "the rules do not compile: " + DroolsMessage.plain(thrown.getMessage());
    return new Problem(Problem.Kind.MEANING, null, 0, 0, message);
  }

  private Problem problem(KnowledgeBuilderError error) {
    Resource resource = error.getResource();
    RuleFile file = resource == null ? null : files.get(resource.getSourcePath());
    int line = error.getLines().length > 0 ? error.getLines()[0] : 0;
    if (line < 1 && error instanceof DescrBuildError build && build.getParentDescr() != null) {
      line = build.getParentDescr().getLine();
    }
    if (error instanceof ImportError wrong && file != null) {
      line = file.lineOf(wrong.getGlobal()); // Drools says 1
    }
    String message = DroolsMessage.plain(error.getMessage());
    if (error instanceof DescrBuildError build) {
      message = withFact(build, message);
      if (build.getParentDescr() instanceof RuleDescr rule) {
        message = "rule \"" + rule.getName() + "\": " + message;
      }
    }
    return new Problem(Problem.Kind.MEANING, file, line, 0, message);
  }

  /** Drools does not say of which fact a property that cannot be bound is missing. */
  private static String withFact(DescrBuildError error, String message) {
    Matcher unbindable = UNBINDABLE_PROPERTY.matcher(message);
    if (unbindable.find() && error.getDescr() instanceof PatternDescr pattern) {
      return DroolsMessage.lacksProperty(pattern.getObjectType(), unbindable.group(1))
          .orElse(message);
    }
    return message;
  }
}
