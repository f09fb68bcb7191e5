package hgw.cli.text;

import hgw.planner.LoadedRule;
import hgw.planner.Plan;
import hgw.planner.TracedFact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says of runners with threads that nobody uses what the rules did instead. */
final class IdleText {
  private static final int MOST_RULES = 3;

  private IdleText() {}

  /** Format as a sentence; empty if every thread is used, or there is nothing to use it on. */
  static Optional<String> of(Plan plan) {
    List<Plan.RunnerUse> idle =
        plan.runners().stream().filter(runner -> runner.spare() > 0).toList();
    if (idle.isEmpty() || plan.targets().isEmpty()) {
      return Optional.empty();
    }
    long spare = idle.stream().mapToLong(Plan.RunnerUse::spare).sum();
    String sentence =
        Units.threads(spare)
            + " on "
            + Units.count(idle.size(), "runner")
            + (spare == 1 ? " is" : " are")
            + " used by no assignment";
    long empty = idle.stream().filter(runner -> runner.spare() == runner.threads()).count();
    if (empty > 0) {
      sentence +=
          ", "
              + Units.count(empty, "runner")
              + (empty == 1 ? " gets" : " get")
              + " no target"
              + instead(plan);
    }
    return Optional.of(sentence + ".");
  }

  /** Where the targets went, by the rules that put them there. */
  private static String instead(Plan plan) {
    Map<LoadedRule, List<TracedFact>> put = put(plan);
    if (put.isEmpty() || put.size() > MOST_RULES) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    put.forEach(
        (rule, scripts) ->
            parts.add(
                "\""
                    + Shown.name(rule.name())
                    + "\" put "
                    + targets(plan, scripts)
                    + " on "
                    + runners(scripts)));
    return ": " + String.join(", ", parts);
  }

  private static String targets(Plan plan, List<TracedFact> scripts) {
    int count = scripts.size();
    String all = count > 1 && count == plan.targets().size() ? "all " : "";
    return all + Units.count(count, "target");
  }

  private static String runners(List<TracedFact> scripts) {
    List<String> runners =
        scripts.stream().map(script -> script.hosts().get(0)).distinct().toList();
    return runners.size() == 1 ? Shown.name(runners.get(0)) : Units.count(runners.size(), "runner");
  }

  /** The loops and batchers of a plan by the rule that made each: the first that knew of it. */
  private static Map<LoadedRule, List<TracedFact>> put(Plan plan) {
    Set<List<String>> planned = new HashSet<>();
    plan.assignments().forEach(it -> planned.add(List.of(it.runner(), it.target())));
    Map<LoadedRule, List<TracedFact>> put = new LinkedHashMap<>();
    for (Plan.Firing firing : plan.firings()) {
      for (TracedFact fact : firing.facts()) {
        boolean script = fact instanceof TracedFact.Loop || fact instanceof TracedFact.Batcher;
        if (script && planned.remove(fact.hosts())) {
          put.computeIfAbsent(firing.rule(), rule -> new ArrayList<>()).add(fact);
        }
      }
    }
    return put;
  }
}
