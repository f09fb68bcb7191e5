package hgw.planner;

import hgw.facts.Assignment;
import hgw.facts.Candidate;
import hgw.facts.Runner;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows since which rule each unsound fact of a session is unsound. Rules that fire later and carry
 * the flaw on are innocent; a fact that is mended has no culprit.
 */
final class Culprits {
  private final Map<Object, LoadedRule> flawed = new IdentityHashMap<>();
  private final Map<Runner, LoadedRule> overpromised = new IdentityHashMap<>();
  private final Map<Assignment, LoadedRule> makers = new IdentityHashMap<>();
  private final Map<Assignment, Map<Runner, Double>> counted = new IdentityHashMap<>();
  private final Map<Runner, Double> used = new IdentityHashMap<>();
  private final Map<Object, LoadedRule> changers = new IdentityHashMap<>();
  private @Nullable LoadedRule last;
  private final Set<Assignment> deleted = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The rule since which a candidate or an assignment, seen alone, is unsound. */
  @Nullable LoadedRule flawed(Object fact) {
    return flawed.get(fact);
  }

  /** The rule since which a runner has more RAM in use and on offer than there is. */
  @Nullable LoadedRule overpromised(Runner runner) {
    return overpromised.get(runner);
  }

  /** The rule that made an assignment. */
  @Nullable LoadedRule maker(Assignment assignment) {
    return makers.get(assignment);
  }

  /**
   * The rule of the player's own that one had better look at where a rule of hgw's makes what
   * cannot be: the last that changed one of the facts, else the last that fired.
   *
   * @param facts those that the plan is at fault with
   * @return null if no rule of the player's fired
   */
  @Nullable LoadedRule own(Object... facts) {
    for (Object fact : facts) {
      LoadedRule changer = changers.get(fact);
      if (changer != null) {
        return changer;
      }
    }
    return last;
  }

  /** Note which facts a rule has changed or made. */
  void changed(LoadedRule rule, List<Object> facts) {
    if (!rule.isShipped()) {
      last = rule;
      facts.forEach(fact -> changers.put(fact, rule));
    }
  }

  /** Look at the facts that a firing had a hand in. */
  void afterFiring(LoadedRule rule, List<Object> facts) {
    for (Object fact : facts) {
      if (fact instanceof Assignment assignment) {
        makers.putIfAbsent(assignment, rule);
        count(assignment);
      }
    }
    for (Object fact : facts) {
      if (fact instanceof Assignment assignment) {
        note(flawed, fact, rule, Invariants.flaw(assignment) != null);
        assignment.ram().keySet().forEach(runner -> notePromise(runner, rule));
      } else if (fact instanceof Candidate candidate) {
        note(flawed, fact, rule, Invariants.flaw(candidate) != null);
        if (candidate instanceof Runner runner) {
          notePromise(runner, rule);
        }
      }
    }
  }

  /** No longer count an assignment that a rule takes back. */
  void deleted(Assignment assignment) {
    deleted.add(assignment);
    count(assignment);
  }

  private void count(Assignment assignment) {
    Map<Runner, Double> now = deleted.contains(assignment) ? Map.of() : assignment.ram();
    Map<Runner, Double> before = counted.put(assignment, now);
    if (before != null) {
      before.forEach((runner, ram) -> used.merge(runner, -ram, Double::sum));
    }
    now.forEach((runner, ram) -> used.merge(runner, ram, Double::sum));
  }

  private void notePromise(Runner runner, LoadedRule rule) {
    double onOffer = Math.max(0, runner.getFreeRam());
    double sum = onOffer + used.getOrDefault(runner, 0.0);
    note(overpromised, runner, rule, Invariants.exceeds(sum, runner));
  }

  private static <F> void note(
      Map<F, LoadedRule> culprits, F fact, LoadedRule rule, boolean unsound) {
    if (unsound) {
      culprits.putIfAbsent(fact, rule);
    } else {
      culprits.remove(fact);
    }
  }
}
