package hgw.workbench.scenario;

import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.LoadedRule;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.planner.TracedFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A plan that was made for a scenario, and how.
 *
 * @param planner the rules
 * @param network the servers
 * @param choices what the player chose
 * @param plan what came of it
 */
public record Tried(Planner planner, Network network, Choices choices, Plan plan) {
  /** The rules that had to do with servers, in the order in which they fired first. */
  List<Failure.Because> because(List<String> hosts) {
    return because(facts -> facts.stream().anyMatch(fact -> concerns(fact, hosts)));
  }

  private static boolean concerns(TracedFact fact, List<String> hosts) {
    return fact.hosts().stream().anyMatch(hosts::contains);
  }

  /** The rules whose facts are as wanted, in the order in which they fired first. */
  List<Failure.Because> because(Predicate<List<TracedFact>> wanted) {
    Map<LoadedRule, List<Plan.Firing>> byRule = new LinkedHashMap<>();
    for (Plan.Firing firing : plan.firings()) {
      if (wanted.test(firing.facts())) {
        byRule.computeIfAbsent(firing.rule(), rule -> new ArrayList<>()).add(firing);
      }
    }
    List<Failure.Because> because = new ArrayList<>();
    byRule.forEach(
        (rule, firings) ->
            because.add(
                new Failure.Because(rule, firings.size(), facts(firings.get(firings.size() - 1)))));
    return because;
  }

  private static String facts(Plan.Firing firing) {
    return firing.facts().stream().map(TracedFact::text).collect(Collectors.joining("; "));
  }
}
