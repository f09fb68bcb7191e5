package hgw.workbench.lint;

import hgw.Place;
import hgw.UserError;
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

  /** A plan that hgw refuses: at the rule that is to blame, where it is known. */
  public static Finding refused(UserError error) {
    Place place = error.place().orElse(new Place("", 0));
    String sentence = error.sentence().replaceFirst("\\.$", "");
    return new Finding("refused-plan", Severity.ERROR, place.file(), place.line(), 0, sentence, "");
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
