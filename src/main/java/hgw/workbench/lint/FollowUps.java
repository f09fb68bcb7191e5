package hgw.workbench.lint;

import hgw.planner.ParsedPack;
import hgw.planner.source.SourceRule;
import java.util.List;

/** Leaves out findings that follow from others: a rule on a server that is not never fires. */
final class FollowUps {
  private FollowUps() {}

  /**
   * Return the findings of a plan whose rule the rules alone do not show to be wrong.
   *
   * @param causes what the rules show alone
   */
  static List<Finding> drop(List<Finding> ofPlan, List<Finding> causes, ParsedPack pack) {
    return ofPlan.stream()
        .filter(
            finding ->
                finding.severity() == Finding.Severity.ERROR // a cause of its own
                    || pack.ownRules()
                        .filter(rule -> isIn(finding, rule))
                        .noneMatch(rule -> causes.stream().anyMatch(cause -> isIn(cause, rule))))
        .toList();
  }

  private static boolean isIn(Finding finding, SourceRule rule) {
    return finding.file().equals(rule.file().location())
        && finding.line() >= rule.line()
        && finding.line() <= rule.endLine();
  }
}
