package hgw.planner;

import hgw.UserError;
import hgw.facts.Assignment;
import hgw.facts.Candidate;
import hgw.facts.Runner;
import hgw.facts.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;

/** What holds for every plan, whatever the rules say. */
final class Invariants {
  private final CompiledRules rules;
  private final Trace trace;

  Invariants(CompiledRules rules, Trace trace) {
    this.rules = rules;
    this.trace = trace;
  }

  /**
   * Refuse a plan that breaks an invariant.
   *
   * @throws UserError that names the rule which caused it
   */
  void check(List<Target> targets, List<Assignment> assignments) {
    for (Target target : targets) {
      if (!Double.isFinite(target.getScore())) {
        throw broken(
            target,
            "the score of " + target.getHost() + " is " + target.getScore() + ", no number");
      }
    }
    Map<String, Assignment> byTarget = new HashMap<>();
    Map<Runner, Long> used = new HashMap<>();
    for (Assignment assignment : assignments) {
      checkAlone(assignment);
      Assignment other = byTarget.putIfAbsent(assignment.getTarget().getHost(), assignment);
      if (other != null) {
        throw broken(
            assignment, "the target has a loop already, on " + other.getRunner().getHost());
      }
      long sum = used.merge(assignment.getRunner(), assignment.getThreads(), Invariants::sum);
      if (sum > assignment.getRunner().getThreads()) {
        throw broken(
            assignment,
            "with its other loops that makes "
                + sum
                + " threads, and the runner has "
                + assignment.getRunner().getThreads());
      }
    }
  }

  private void checkAlone(Assignment assignment) {
    Runner runner = assignment.getRunner();
    Target target = assignment.getTarget();
    refuseIf(assignment, assignment.getThreads() < 1, "a loop needs at least one thread");
    refuseIf(assignment, target.isHome(), "home is never a target");
    refuseIf(assignment, target.isPurchased(), "a purchased server is never a target");
    refuseIf(assignment, !target.isRooted(), "the target has no root access");
    refuseIf(assignment, runner.isHome(), "home is never a runner");
    refuseIf(
        assignment, !runner.isRooted() && !runner.isPurchased(), "the runner has no root access");
    refuseIf(assignment, !isRatio(assignment.getMoney()), "money must lie in 0..1");
    refuseIf(assignment, !isRatio(assignment.getHack()), "hack must lie in 0..1");
    refuseIf(
        assignment,
        !(assignment.getEpsilon() >= 0 && Double.isFinite(assignment.getEpsilon())),
        "epsilon must be a number of at least 0");
  }

  private void refuseIf(Assignment assignment, boolean broken, String why) {
    if (broken) {
      throw broken(assignment, why);
    }
  }

  private static boolean isRatio(double value) {
    return value >= 0 && value <= 1;
  }

  private static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private UserError broken(Assignment assignment, String why) {
    return broken((Object) assignment, assignment + ": " + why);
  }

  private UserError broken(Candidate candidate, String why) {
    return broken((Object) candidate, why);
  }

  private UserError broken(Object fact, String why) {
    @Nullable Rule rule = trace.lastRule(fact);
    String who = rule == null ? "the rules" : rules.locate(rule);
    return new UserError(who + " made a plan that cannot be: " + why + ".");
  }
}
