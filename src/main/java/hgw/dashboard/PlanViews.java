package hgw.dashboard;

import hgw.game.Orders;
import hgw.orchestrator.Cycle;
import hgw.planner.LoadedRule;
import hgw.planner.Plan;
import hgw.workbench.edit.Proposal;
import hgw.workbench.edit.RulesState;
import hgw.workbench.lint.Finding;
import java.util.List;
import java.util.Locale;

/** Makes of a plan what the page shows of it. */
final class PlanViews {
  private PlanViews() {}

  /** The rules that made it, and those of them that fired. */
  static PageState.RulesView rules(Plan plan) {
    return new PageState.RulesView(
        plan.score(),
        plan.rules().stream()
            .map(it -> new PageState.RuleFileView(it.file(), it.origin(), it.replaces()))
            .toList(),
        plan.timesFired().entrySet().stream()
            .map(it -> fired(it.getKey(), it.getValue()))
            .toList());
  }

  private static PageState.Fired fired(LoadedRule rule, long times) {
    String phase = rule.phase() == null ? "" : rule.phase().group();
    return new PageState.Fired(phase, rule.name(), rule.place(), !rule.isShipped(), times);
  }

  /** Who may not take a role, and why. */
  static List<PageState.Excluded> excluded(Plan plan) {
    return plan.excluded().stream()
        .map(
            it ->
                new PageState.Excluded(
                    it.host(),
                    it.role(),
                    it.reasons().stream()
                        .map(why -> new PageState.Why(why.sentence(), why.values()))
                        .toList()))
        .toList();
  }

  /** What a rebalance killed that was not hgw's. */
  static List<PageState.Foreign> foreign(List<Orders.Foreign> foreign) {
    return foreign.stream().map(it -> new PageState.Foreign(it.host(), it.command())).toList();
  }

  /** What is likely wrong with the rules. */
  static PageState.FindingView finding(Finding finding) {
    return new PageState.FindingView(
        finding.id(),
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.place(),
        finding.said());
  }

  /** What becomes of rules that change. */
  static PageState.EditingView editing(RulesState state) {
    Proposal waiting = state.waiting();
    Proposal broken = state.broken();
    return new PageState.EditingView(
        state.inForce().rules(),
        state.inForce().score(),
        waiting == null ? "" : packs(waiting.rules()) + ", score " + waiting.score(),
        broken == null ? List.of() : broken.problems());
  }

  private static String packs(List<String> rules) {
    return rules.isEmpty() ? "the default pack" : String.join(" + ", rules);
  }

  /** What is promised and kept. */
  static PageState.Fare fare(Cycle cycle, PageState.Fare before) {
    Cycle.Income income = cycle.income();
    return new PageState.Fare(
        before.cash(),
        before.perSecond(),
        Rounded.of(income.predictedPerHour()),
        Rounded.of(income.earned()),
        Rounded.of(income.predicted()),
        cycle.discovery().network().player().hackingLevel());
  }
}
