package hgw.workbench.scenario;

import hgw.planner.LoadedRule;
import hgw.planner.Pack;
import hgw.planner.ParsedPack;
import hgw.planner.Phase;
import hgw.planner.Plan;
import hgw.planner.TracedFact;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A rule that led to what was not expected.
 *
 * @param times how often it fired for that
 * @param last the facts that it was about at last
 */
public record Because(LoadedRule rule, long times, String last) {

  /** Which rules a reader wants to see. */
  enum Of {
    ASSIGNMENTS,
    RUNNERS,
    TARGETS,
    EXCLUSIONS,
    WARNINGS
  }

  /** The rules whose firings are as wanted, in the order in which they fired first. */
  static List<Because> of(Plan plan, Predicate<Plan.Firing> wanted) {
    Map<LoadedRule, List<Plan.Firing>> byRule = new LinkedHashMap<>();
    plan.firings().stream()
        .filter(wanted)
        .forEach(it -> byRule.computeIfAbsent(it.rule(), rule -> new ArrayList<>()).add(it));
    List<Because> because = new ArrayList<>();
    byRule.forEach(
        (rule, firings) ->
            because.add(new Because(rule, firings.size(), facts(firings.get(firings.size() - 1)))));
    return because;
  }

  private static String facts(Plan.Firing firing) {
    return firing.facts().stream().map(TracedFact::text).collect(Collectors.joining("; "));
  }

  /**
   * The rules that decided something about servers.
   *
   * @param roles the servers and their roles; none for all servers
   */
  static List<Because> of(Plan plan, Of what, List<TracedFact.Role> roles) {
    return of(
        plan,
        firing ->
            firing.facts().stream().anyMatch(fact -> decides(firing.rule(), fact, what, roles)));
  }

  private static boolean decides(
      LoadedRule rule, TracedFact fact, Of what, List<TracedFact.Role> roles) {
    if (fact instanceof TracedFact.Warned) {
      return what == Of.WARNINGS;
    }
    if (fact instanceof TracedFact.Excluded excluded) {
      return what != Of.WARNINGS && isOf(excluded.role(), roles);
    }
    if (fact instanceof TracedFact.Role role) {
      boolean telling =
          switch (what) {
            case TARGETS -> rule.phase() == Phase.SCORING;
            case EXCLUSIONS -> rule.phase() == Phase.ELIGIBILITY;
            default -> false;
          };
      return isOf(role, roles) && (telling || !roles.isEmpty() && isOwn(rule));
    }
    boolean works = what == Of.ASSIGNMENTS || what == Of.RUNNERS;
    if (fact instanceof TracedFact.Loop loop) {
      return works && isOf(loop.target(), loop.runner(), roles);
    }
    return works
        && fact instanceof TracedFact.Batcher batcher
        && isOf(batcher.target(), batcher.runner(), roles);
  }

  /** Whether a rule is the player's own, and no copy of one of the default pack. */
  private static boolean isOwn(LoadedRule rule) {
    return !rule.isShipped() && !Default.RULES.contains(rule.name());
  }

  /** Read when first something fails. */
  private static final class Default {
    private static final Set<String> RULES =
        ParsedPack.of(Pack.load(List.of()))
            .rules()
            .map(SourceRule::name)
            .collect(Collectors.toSet());
  }

  private static boolean isOf(String target, String runner, List<TracedFact.Role> roles) {
    boolean byTarget = roles.stream().anyMatch(role -> role.role().equals(Rows.TARGET));
    return byTarget
        ? isOf(new TracedFact.Role(Rows.TARGET, target), roles)
        : isOf(new TracedFact.Role(Rows.RUNNER, runner), roles);
  }

  private static boolean isOf(TracedFact.Role role, List<TracedFact.Role> roles) {
    return roles.isEmpty() || roles.contains(role);
  }
}
