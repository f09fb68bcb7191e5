package hgw.planner;

import hgw.UserError;
import hgw.facts.Assignment;
import hgw.facts.Candidate;
import hgw.facts.Runner;
import hgw.facts.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    Map<Runner, Double> ram = new HashMap<>();
    for (Assignment assignment : assignments) {
      refuseIfFlawed(assignment, flaw(assignment));
      Assignment other = byTarget.putIfAbsent(assignment.getTarget().getHost(), assignment);
      if (other != null) {
        throw twice(assignment, other);
      }
      long loop = assignment.isBatcher() ? 0 : assignment.getThreads();
      long sum = used.merge(assignment.getRunner(), loop, Invariants::sum);
      if (sum > assignment.getRunner().getThreads()) {
        throw broken(
            culprits.overpromised(assignment.getRunner()),
            assignment
                + ": with its other loops that makes "
                + sum
                + " threads, and the runner has "
                + assignment.getRunner().getThreads(),
            assignment,
            assignment.getRunner());
      }
      assignment
          .ram()
          .forEach(
              (runner, gb) -> refuseIfFull(assignment, runner, ram.merge(runner, gb, Double::sum)));
    }
  }

  private void refuseIfFull(Assignment assignment, Runner runner, double sum) {
    if (exceeds(sum, runner)) {
      String full =
          String.format(
              Locale.ROOT,
              ": with what else %s hosts that makes %.2f GB, and it has %.2f GB",
              runner.getHost(),
              sum,
              runner.getUsableRam());
      throw broken(culprits.overpromised(runner), assignment + full, assignment, runner);
    }
  }

  /** Tell whether that much RAM, in GB, is more than a runner has. */
  static boolean exceeds(double ram, Runner runner) {
    return ram > runner.getUsableRam() * (1 + 1e-12) + 1e-6;
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
    for (Runner runner : assignment.ram().keySet()) {
      String flaw = grantFlaw(assignment, runner);
      if (flaw != null) {
        return flaw;
      }
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

  /** What is wrong with what a batcher is granted on a runner; null if nothing is. */
  private static @Nullable String grantFlaw(Assignment assignment, Runner runner) {
    if (!assignment.isBatcher()) {
      return null;
    }
    double ram = assignment.granted(runner);
    if (!(ram >= 0 && Double.isFinite(ram))) {
      return "a grant is RAM in GB, not " + ram + ", on " + runner.getHost();
    }
    if (!runner.isEligible()) {
      return runner.getHost() + " is no eligible runner, and nothing can be granted there";
    }
    return roleFlaw(runner);
  }

  private static boolean isRatio(double value) {
    return value >= 0 && value <= 1;
  }

  private static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private void refuseIfFlawed(Object fact, @Nullable String flaw) {
    if (flaw != null) {
      throw broken(culprits.flawed(fact), fact + ": " + flaw, fact);
    }
  }

  /** Of two rules that gave a target a loop each, a player's own is the one to look at. */
  private UserError twice(Assignment assignment, Assignment other) {
    LoadedRule maker = culprits.maker(other);
    if (isShipped(culprits.maker(assignment)) && !isShipped(maker)) {
      return twiceBy(other, assignment);
    }
    return twiceBy(assignment, other);
  }

  private UserError twiceBy(Assignment assignment, Assignment other) {
    LoadedRule maker = culprits.maker(other);
    String by = maker == null ? "" : ", by " + maker.located();
    return broken(
        culprits.maker(assignment),
        assignment
            + ": the target has "
            + (other.isBatcher() ? "a batcher" : "a loop")
            + " already, on "
            + other.getRunner().getHost()
            + by,
        assignment.getTarget());
  }

  private static boolean isShipped(@Nullable LoadedRule rule) {
    return rule == null || rule.isShipped();
  }

  private UserError broken(@Nullable LoadedRule rule, String why, Object... facts) {
    LoadedRule own = isShipped(rule) ? culprits.own(facts) : null;
    String maybe = own == null ? "" : " Maybe it comes of " + own.located() + "?";
    String made = "made a plan that cannot be: " + why + "." + maybe;
    return rule == null ? new UserError("the rules " + made) : rule.error(made);
  }
}
