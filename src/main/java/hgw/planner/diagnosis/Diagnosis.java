package hgw.planner.diagnosis;

import static java.util.Comparator.comparing;

import hgw.planner.diagnosis.Complaints.Complaint;
import hgw.planner.source.Outline;
import hgw.planner.source.ParsedFile;
import hgw.planner.source.Problem;
import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.KnowledgeBuilderResult;
import org.kie.internal.io.ResourceFactory;

/**
 * Finds out of what Drools says of rules that do not compile what their author did wrong: each
 * mistake once, where it stands, and not what follows from it.
 */
public final class Diagnosis {
  /** What Drools says on top of an error that says what is wrong. */
  private static final Pattern FOLLOWS =
      Pattern.compile(
          "Parser returned a null Package|Only a type can be imported|The import .* cannot be"
              + " resolved|Unable to analyze expression|The type Rule_\\w+ is already defined"
              + "|Unable to build expression for|Error importing : '[\\w.]+\\.[A-Z]\\w*\\.\\w+'");

  private final List<ParsedFile> files;

  /**
   * Create it for a pack.
   *
   * @param files what its files say
   */
  public Diagnosis(List<ParsedFile> files) {
    this.files = files;
  }

  /** What is wrong, each once, by file and line. */
  public List<Problem> problems(Collection<KnowledgeBuilderResult> errors) {
    Complaints complaints = new Complaints(files);
    List<Complaint> all = new ArrayList<>();
    errors.forEach(error -> all.addAll(complaints.of((KnowledgeBuilderError) error)));
    Set<Problem> problems = new LinkedHashSet<>(misread(all));
    Set<String> broken = new HashSet<>();
    problems.forEach(it -> rulesAt(it).forEach(rule -> broken.add(id(rule))));
    List<Complaint> causes =
        all.stream()
            .filter(it -> it.scope() == null || !broken.contains(id(it.scope().rule)))
            .toList();
    causes.stream()
        .filter(it -> !follows(it, causes))
        .map(Diagnosis::problem)
        .forEach(problems::add);
    if (problems.isEmpty()) {
      all.stream().map(Diagnosis::problem).forEach(problems::add);
    }
    return sorted(problems);
  }

  /** What is wrong where Drools threw instead of reporting: the file that does it on its own. */
  public List<Problem> thrown(RuntimeException thrown) {
    for (ParsedFile file : files) {
      KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
      String text = file.file().text();
      try {
        builder.add(ResourceFactory.newReaderResource(new StringReader(text)), ResourceType.DRL);
      } catch (RuntimeException e) {
        return thrown(file.file(), String.valueOf(e.getMessage()));
      }
    }
    String message = "the rules do not compile: " + ConditionAdvice.plain(thrown.getMessage());
    return List.of(new Problem(Problem.Kind.MEANING, null, 0, 0, message, ""));
  }

  private static List<Problem> thrown(RuleFile file, String message) {
    List<Problem> mistakes = Outline.mistakes(file);
    Advice advice = ConditionAdvice.other(message);
    int line = ConditionAdvice.name(message).map(file::lineOf).orElse(0);
    Problem problem =
        new Problem(Problem.Kind.MEANING, file, line, 0, advice.sentence(), advice.mend());
    return mistakes.isEmpty() ? List.of(problem) : mistakes;
  }

  private static List<Problem> sorted(Collection<Problem> problems) {
    return problems.stream()
        .distinct()
        .sorted(
            comparing((Problem it) -> it.file() == null ? "" : it.file().location())
                .thenComparing(Problem::line)
                .thenComparing(Problem::column))
        .toList();
  }

  /** Files at fault that can be compiled as they stand, but were not meant so: without an end. */
  private static List<Problem> misread(List<Complaint> complaints) {
    return complaints.stream()
        .map(Complaint::file)
        .filter(file -> file != null && !file.shipped())
        .distinct()
        .flatMap(file -> Outline.mistakes(file).stream())
        .toList();
  }

  private List<SourceRule> rulesAt(Problem problem) {
    return files.stream()
        .filter(file -> file.file().equals(problem.file()))
        .flatMap(file -> file.rules().stream())
        .filter(rule -> rule.line() <= problem.line() && problem.line() <= rule.endLine())
        .toList();
  }

  private static String id(SourceRule rule) {
    return rule.place();
  }

  /** Whether a complaint comes of another one. */
  private static boolean follows(Complaint complaint, List<Complaint> all) {
    RuleScope scope = complaint.scope();
    if (FOLLOWS.matcher(complaint.message()).find()) {
      return true;
    }
    if (scope == null) {
      return false;
    }
    if (complaint.advice().mend().equals(ConditionAdvice.IMPORT)) { // once for a file
      return all.stream()
              .filter(it -> it.file() == complaint.file())
              .filter(it -> it.advice().mend().equals(complaint.advice().mend()))
              .min(comparing(Complaint::line))
              .orElse(complaint)
          != complaint;
    }
    Set<String> unknown = new HashSet<>();
    all.stream()
        .filter(it -> it != complaint && !it.consequence() && isOf(it, scope.rule))
        .forEach(it -> unknown.addAll(scope.boundAt(it.line())));
    String name =
        complaint.consequence()
            ? JavaAdvice.name(complaint.message()).orElse("")
            : ConditionAdvice.name(complaint.message()).orElse("");
    boolean unknownHere =
        all.stream()
            .anyMatch(
                it ->
                    isOf(it, scope.rule)
                        && it.line() == complaint.line()
                        && it.message().endsWith("cannot be resolved to a variable"));
    boolean ofUnknown =
        (!unknown.isEmpty() || unknownHere)
            && complaint.message().endsWith("is undefined for the type Object");
    return unknown.contains(name) || ofUnknown;
  }

  private static boolean isOf(Complaint complaint, SourceRule rule) {
    return complaint.scope() != null && id(complaint.scope().rule).equals(id(rule));
  }

  private static Problem problem(Complaint complaint) {
    String head =
        complaint.scope() == null ? "" : "rule \"" + complaint.scope().rule.name() + "\": ";
    return new Problem(
        Problem.Kind.MEANING,
        complaint.file(),
        complaint.line(),
        complaint.column(),
        head + complaint.advice().sentence(),
        complaint.advice().mend());
  }
}
