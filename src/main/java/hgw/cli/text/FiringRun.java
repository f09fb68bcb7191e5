package hgw.cli.text;

import hgw.planner.LoadedRule;
import hgw.planner.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * Firings of one rule, one right after the other.
 *
 * @param firings at least one
 */
record FiringRun(List<Plan.Firing> firings) {
  /** Cut firings where the rule changes. */
  static List<FiringRun> of(List<Plan.Firing> firings) {
    List<FiringRun> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= firings.size(); i++) {
      if (i == firings.size() || !firings.get(start).rule().equals(firings.get(i).rule())) {
        runs.add(new FiringRun(firings.subList(start, i)));
        start = i;
      }
    }
    return runs;
  }

  /** The rule. */
  LoadedRule rule() {
    return firings.get(0).rule();
  }

  /** How often it fired. */
  int times() {
    return firings.size();
  }

  /** Its last firing. */
  Plan.Firing last() {
    return firings.get(firings.size() - 1);
  }

  /** Name the rule, where it stands, and how often it fired. */
  String title(Style style) {
    return FiringsText.line(rule(), times(), style);
  }
}
