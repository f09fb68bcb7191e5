package hgw.cli.text;

import hgw.planner.LoadedRule;
import hgw.planner.Phase;
import hgw.planner.Plan;
import hgw.planner.TracedFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Formats which rules fired: one line for each, or every single firing. */
final class FiringsText {
  private FiringsText() {}

  /** Format one line a rule: the player's own first, then those of hgw, each by phase. */
  static String list(Plan plan, Style style) {
    Map<LoadedRule, Long> times = plan.timesFired();
    StringBuilder text = new StringBuilder();
    text.append(style.heading("Rules that fired (" + times.size() + ")"));
    if (!times.isEmpty()) {
      String all = Units.count(plan.firings().size(), "time") + " in all, --trace lists each";
      text.append("  ").append(style.faint(all));
    }
    text.append('\n');
    for (boolean shipped : new boolean[] {false, true}) {
      String before = "";
      for (Map.Entry<LoadedRule, Long> each : times.entrySet()) {
        LoadedRule rule = each.getKey();
        if (rule.isShipped() == shipped) {
          String title = (shipped ? "" : "your own: ") + title(rule.phase());
          if (!title.equals(before)) {
            text.append("  ").append(style.heading(title)).append('\n');
          }
          before = title;
          text.append("    ").append(line(rule, each.getValue(), style)).append('\n');
        }
      }
    }
    return text.toString();
  }

  /** Format every firing, in order. */
  static String trace(List<Plan.Firing> firings, Style style) {
    StringBuilder text = new StringBuilder();
    text.append(style.heading("Firings (" + firings.size() + "), in order")).append('\n');
    String before = "";
    for (FiringRun run : FiringRun.of(firings)) {
      String title = title(run.rule().phase());
      if (!title.equals(before)) {
        text.append("  ").append(style.heading(title)).append('\n');
      }
      before = title;
      text.append("    ").append(run.title(style)).append('\n');
      List<String> outcomes = outcomes(run);
      if (!outcomes.isEmpty()) {
        text.append(Wrap.indented(6, outcomes, "; "));
      }
    }
    return text.toString();
  }

  /** Name a rule, where it stands, and how often it fired. */
  static String line(LoadedRule rule, long times, Style style) {
    String often = times > 1 ? ", " + times + " times" : "";
    return Shown.name(rule.name()) + "  " + style.faint(Shown.name(rule.place()) + often);
  }

  private static List<String> outcomes(FiringRun run) {
    List<String> outcomes = new ArrayList<>();
    for (Plan.Firing firing : run.firings()) {
      if (!firing.facts().isEmpty()) {
        outcomes.add(brief(firing.facts().get(firing.facts().size() - 1)));
      }
    }
    return outcomes;
  }

  /** Shorten a fact to what the rule's name and the lists above do not say already. */
  private static String brief(TracedFact fact) {
    if (fact instanceof TracedFact.Role role) {
      return Shown.name(role.host());
    }
    return Shown.name(
        fact instanceof TracedFact.Excluded excluded ? excluded.role().host() : fact.text());
  }

  private static String title(@Nullable Phase phase) {
    return phase == null ? "outside of all phases" : phase.group();
  }
}
