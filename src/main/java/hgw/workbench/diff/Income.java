package hgw.workbench.diff;

import hgw.Cores;
import hgw.trial.Outcome;
import hgw.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/**
 * What both sides of a difference earn: each plays the same game, with the same luck.
 *
 * @param hours game hours that each played
 * @param was dollars per hour of the old side, as mean of all
 * @param now dollars per hour of the new side
 * @param targets what differs by target, the largest difference first
 */
public record Income(double hours, double was, double now, List<OfTarget> targets) {
  /** Dollars per hour of one target on both sides. */
  public record OfTarget(String host, double was, double now) {
    /** How much more it gives on the new side; negative if less. */
    double more() {
      return now - was;
    }
  }

  public Income {
    targets = List.copyOf(targets);
  }

  /**
   * Play both sides.
   *
   * @throws hgw.UserError if the rules of one fail at any rebalance
   */
  public static Income of(Side from, Side to, double hours) throws InterruptedException {
    List<Outcome> outcomes = Cores.doAll(List.of(game(from, hours), game(to, hours)));
    Outcome was = outcomes.get(0);
    Outcome now = outcomes.get(1);
    return new Income(
        hours, was.incomePerHour(hours), now.incomePerHour(hours), targets(was, now, hours));
  }

  private static Callable<Outcome> game(Side side, double hours) {
    return () ->
        new Trial(side.network(), hours, Double.POSITIVE_INFINITY)
            .run(side.planner(), side.choices());
  }

  private static List<OfTarget> targets(Outcome was, Outcome now, double hours) {
    Map<String, Double> before = was.ledger().byTarget();
    Map<String, Double> after = now.ledger().byTarget();
    TreeSet<String> hosts = new TreeSet<>(before.keySet());
    hosts.addAll(after.keySet());
    List<OfTarget> targets = new ArrayList<>();
    for (String host : hosts) {
      OfTarget target =
          new OfTarget(
              host, before.getOrDefault(host, 0.0) / hours, after.getOrDefault(host, 0.0) / hours);
      if (target.more() != 0) {
        targets.add(target);
      }
    }
    targets.sort(Comparator.comparingDouble((OfTarget it) -> -Math.abs(it.more())));
    return targets;
  }
}
