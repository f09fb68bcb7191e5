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

/** What holds for every plan, whatever the rules say. */
final class Invariants {
  private final Culprits culprits;

  Invariants(Culprits culprits) {
    this.culprits = culprits;
  }

  /**
   * Refuse a plan that breaks an invariant.
   *
   * @throws UserError that names the rule which caused it
   */
  void check(List<Runner> runners, List<Target> targets, List<Assignment> assignments) {
    runners.forEach(runner -> refuseIfFlawed(runner, flaw(runner)));
    targets.forEach(target -> refuseIfFlawed(target, flaw(target)));
    Map<String, Assignment> byTarget = new HashMap<>();
    Map<Runner, Long> used = new HashMap<>();
    for (Assignment assignment : assignments) {
      refuseIfFlawed(assignment, flaw(assignment));
      Assignment other = byTarget.putIfAbsent(assignment.getTarget().getHost(), assignment);
      if (other != null) {
        throw twice(assignment, other);
      }
      long sum = used.merge(assignment.getRunner(), assignment.getThreads(), Invariants::sum);
      if (sum > assignment.getRunner().getThreads()) {
        throw broken(
            culprits.overpromised(assignment.getRunner()),
            assignment
                + ": with its other loops that makes "
                + sum
                + " threads, and the runner has "
                + assignment.getRunner().getThreads());
      }
    }
  }

  /** What is wrong with an eligible candidate, seen alone; null if nothing is. */
  static @Nullable String flaw(Candidate candidate) {
    if (!candidate.isEligible()) {
      return null;
    }
    if (candidate instanceof Target target) {
      return Double.isFinite(target.getScore())
          ? roleFlaw(target)
          : "the score is " + target.getScore() + ", no number";
    }
    return roleFlaw(candidate);
  }

  /** What is wrong with an assignment, seen alone; null if nothing is. */
  static @Nullable String flaw(Assignment assignment) {
    if (assignment.getThreads() < 1) {
      return "a loop needs at least one thread";
    }
    String flaw = roleFlaw(assignment.getTarget());
    if (flaw == null) {
      flaw = roleFlaw(assignment.getRunner());
    }
    if (flaw != null) {
      return flaw;
    }
    if (!isRatio(assignment.getMoney())) {
      return "money must lie in 0..1";
    }
    if (!isRatio(assignment.getHack())) {
      return "hack must lie in 0..1";
    }
    boolean sound = assignment.getEpsilon() >= 0 && Double.isFinite(assignment.getEpsilon());
    return sound ? null : "epsilon must be a number of at least 0";
  }

  private static @Nullable String roleFlaw(Candidate candidate) {
    String role = candidate.getRole();
    if (candidate.isHome()) {
      if (!(candidate instanceof Runner runner)) {
        return "home is never a " + role;
      }
      if (!runner.isLent()) {
        return "home is never a runner, unless a rule lends it: setLent( true )";
      }
    }
    if (candidate instanceof Target && candidate.isPurchased()) {
      return "a purchased server is never a target";
    }
    return candidate.isRooted() || candidate.isPurchased()
        ? null
        : "the " + role + " has no root access";
  }

  private static boolean isRatio(double value) {
    return value >= 0 && value <= 1;
  }

  private static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private void refuseIfFlawed(Object fact, @Nullable String flaw) {
    if (flaw != null) {
      throw broken(culprits.flawed(fact), fact + ": " + flaw);
    }
  }

  private UserError twice(Assignment assignment, Assignment other) {
    LoadedRule maker = culprits.maker(other);
    String by = maker == null ? "" : ", by " + maker.located();
    return broken(
        culprits.maker(assignment),
        assignment + ": the target has a loop already, on " + other.getRunner().getHost() + by);
  }

  private UserError broken(@Nullable LoadedRule rule, String why) {
    String who = rule == null ? "the rules" : rule.located();
    return new UserError(who + " made a plan that cannot be: " + why + ".");
  }
}
