package hgw.planner.diagnosis;

import hgw.planner.source.Constraint;
import hgw.planner.source.ParsedFile;
import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.compiler.compiler.DescrBuildError;
import org.drools.compiler.compiler.FunctionError;
import org.drools.compiler.compiler.ImportError;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.Resource;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.jci.CompilationProblem;

/** Takes what Drools says of a pack apart: what it complains of, and where that stands. */
final class Complaints {
  private static final Pattern FUNCTION_MESSAGE =
      Pattern.compile("\\[ function \\w+ \\(line:\\d+\\): (.*) \\]", Pattern.DOTALL);

  private final List<ParsedFile> files;
  private final Map<String, RuleFile> byName = new HashMap<>();
  private final Set<String> shared = new TreeSet<>();

  Complaints(List<ParsedFile> files) {
    this.files = files;
    for (ParsedFile file : files) {
      byName.put(file.file().name(), file.file());
      shared.addAll(file.shared());
    }
  }

  /**
   * One thing that is wrong.
   *
   * @param scope the rule at fault; null if it is none
   * @param consequence whether it stands in the rule's consequence
   * @param message as Drools says it
   */
  record Complaint(
      @Nullable RuleFile file,
      @Nullable RuleScope scope,
      int line,
      int column,
      boolean consequence,
      String message,
      Advice advice) {}

  /** What an error says, one complaint for each thing that is wrong. */
  List<Complaint> of(KnowledgeBuilderError error) {
    Resource resource = error.getResource();
    RuleFile file = resource == null ? null : byName.get(resource.getSourcePath());
    String message =
        String.valueOf(error.getMessage()).replaceFirst("^Rule Compilation error ", "");
    int line = error.getLines().length > 0 ? error.getLines()[0] : 0;
    if (error instanceof DescrBuildError build
        && file != null
        && build.getParentDescr() instanceof RuleDescr descr) {
      SourceRule rule = rule(file, descr.getName());
      if (rule != null) {
        return of(build, descr, message, line, new RuleScope(rule));
      }
    }
    if (error instanceof ImportError wrong && file != null) {
      String named = wrong.getGlobal();
      return List.of(
          new Complaint(file, null, file.lineOf(named), 0, false, message, importing(named)));
    }
    Matcher function = FUNCTION_MESSAGE.matcher(message);
    if (error instanceof FunctionError && function.find()) {
      Advice advice = JavaAdvice.of(function.group(1), new Names(Set.of(), Map.of(), shared));
      return List.of(new Complaint(file, null, line, 0, false, message, advice));
    }
    return List.of(unnamed(file, line, message));
  }

  /** A complaint of which only the line tells the rule. */
  private Complaint unnamed(@Nullable RuleFile file, int line, String message) {
    Advice advice = ConditionAdvice.other(message);
    Optional<SourceRule> rule =
        rules(file).filter(it -> it.line() <= line && line <= it.endLine()).findFirst();
    if (file == null || rule.isEmpty()) {
      return new Complaint(file, null, line, 0, false, message, advice);
    }
    RuleScope scope = new RuleScope(rule.get());
    int from = file.offsetOf(line);
    int offset = ConditionAdvice.name(message).map(name -> scope.offsetOf(name, from)).orElse(-1);
    return offset < 0
        ? new Complaint(file, scope, line, 0, false, message, advice)
        : new Complaint(
            file, scope, file.lineAt(offset), file.columnAt(offset), false, message, advice);
  }

  private Stream<SourceRule> rules(@Nullable RuleFile file) {
    return files.stream().filter(it -> it.file().equals(file)).flatMap(it -> it.rules().stream());
  }

  private @Nullable SourceRule rule(RuleFile file, String name) {
    return rules(file).filter(it -> it.name().equals(name)).findFirst().orElse(null);
  }

  private List<Complaint> of(
      DescrBuildError build, RuleDescr descr, String message, int line, RuleScope scope) {
    if (!(build.getObject() instanceof CompilationProblem[] problems)) {
      return List.of(condition(build, message, line, scope));
    }
    List<Complaint> complaints = new ArrayList<>();
    boolean broken = Stream.of(problems).anyMatch(it -> JavaAdvice.isSyntax(it.getMessage()));
    for (CompilationProblem problem : problems) {
      if (problem.isError() && (!broken || JavaAdvice.isSyntax(problem.getMessage()))) {
        complaints.add(java(problem, descr, scope, scope.names(shared)));
      }
      if (broken && !complaints.isEmpty()) {
        break; // what is said further on follows from it
      }
    }
    return complaints;
  }

  /** What the Java compiler says of a consequence, or of code within conditions. */
  private static Complaint java(
      CompilationProblem problem, RuleDescr descr, RuleScope scope, Names names) {
    String message = problem.getMessage();
    int line =
        ConsequenceLines.inFile(problem.getStartLine(), descr.getConsequenceOffset(), scope.rule);
    boolean consequence = line > 0;
    RuleFile file = scope.rule.file();
    int from = consequence ? file.offsetOf(line) : file.offsetOf(scope.rule.line());
    int offset = JavaAdvice.name(message).map(name -> scope.offsetOf(name, from)).orElse(-1);
    if (!consequence) {
      line = offset < 0 ? scope.lineOfEval() : file.lineAt(offset);
    }
    int column = offset >= 0 && file.lineAt(offset) == line ? file.columnAt(offset) : 0;
    return new Complaint(
        file, scope, line, column, consequence, message, JavaAdvice.of(message, names));
  }

  private static Complaint condition(
      DescrBuildError build, String message, int line, RuleScope scope) {
    String fact = build.getDescr() instanceof PatternDescr pattern ? pattern.getObjectType() : "";
    RuleFile file = scope.rule.file();
    int found = line;
    Constraint constraint = ConditionAdvice.expression(message).flatMap(scope::saying).orElse(null);
    if (constraint != null) {
      found = constraint.line();
    }
    int from = file.offsetOf(Math.max(found, scope.rule.line()));
    int offset = ConditionAdvice.name(message).map(name -> scope.offsetOf(name, from)).orElse(-1);
    if (offset >= 0 && file.lineAt(offset) <= scope.rule.endLine()) {
      found = file.lineAt(offset);
    }
    boolean exact = offset >= 0 && file.lineAt(offset) == found;
    int column = exact ? file.columnAt(offset) : constraint == null ? 0 : constraint.column();
    return new Complaint(
        file,
        scope,
        found < 1 ? scope.rule.line() : found,
        column,
        false,
        message,
        ConditionAdvice.of(message, scope, fact));
  }

  private static Advice importing(String named) {
    String simple = named.substring(named.lastIndexOf('.') + 1);
    String facts = "hgw.facts.";
    return FactTypes.named(simple).isPresent()
        ? new Advice("there is no " + named + " to import", Advice.maybe(facts + simple))
        : Advice.none("there is no " + named + " to import", named, imports());
  }

  private static Set<String> imports() {
    Set<String> imports = new TreeSet<>();
    FactTypes.names().forEach(name -> imports.add("hgw.facts." + name));
    return imports;
  }
}
