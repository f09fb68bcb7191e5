package hgw.workbench.lint;

import hgw.planner.source.Problem;
import hgw.planner.source.RuleFile;
import hgw.workbench.lint.Finding.Severity;
import java.util.List;

/** What keeps rules from being used, as findings. */
public final class Problems {
  private Problems() {}

  /** Make findings of problems. */
  public static List<Finding> findings(List<Problem> problems) {
    return problems.stream().map(Problems::finding).toList();
  }

  /** A plan that hgw refuses: what it says names the rule. */
  public static Finding refused(String message) {
    return new Finding(
        "refused-plan", Severity.ERROR, "", 0, 0, message.replaceFirst("\\.$", ""), "");
  }

  private static Finding finding(Problem problem) {
    RuleFile file = problem.file();
    return new Finding(
        id(problem.kind()),
        Severity.ERROR,
        file == null ? "" : file.location(),
        problem.line(),
        problem.column(),
        problem.sentence(),
        problem.mend());
  }

  private static String id(Problem.Kind kind) {
    return switch (kind) {
      case SYNTAX -> "syntax-error";
      case DUPLICATE -> "duplicate-rule";
      case MEANING -> "compile-error";
    };
  }
}
