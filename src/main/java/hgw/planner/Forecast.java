package hgw.planner;

import hgw.economy.LoopYield;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Server;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a plan is expected to earn: the yields of its loops and batchers together. */
public final class Forecast {
  private Forecast() {}

  /**
   * Work out the income of a plan in dollars per hour, as the mean of some hours from now;
   * preparing the targets is included.
   */
  public static double perHour(Plan plan, Network network, double hours) {
    return sum(byTarget(plan, network, hours));
  }

  /** The incomes of all targets together. */
  public static double sum(Map<String, Double> byTarget) {
    return byTarget.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Work out the same by target. */
  public static Map<String, Double> byTarget(Plan plan, Network network, double hours) {
    Map<String, Double> incomes = new LinkedHashMap<>();
    plan.batchers().forEach(it -> incomes.put(it.target(), it.incomePerHour(hours)));
    Map<String, Server> servers = network.byHost();
    for (Plan.PlannedLoop loop : plan.loops()) {
      Server target = Objects.requireNonNull(servers.get(loop.target()), loop.target());
      double wipeEvery = plan.terms().wipeEveryMs();
      incomes.put(loop.target(), perHour(loop, target, network.player(), wipeEvery, hours));
    }
    return incomes;
  }

  private static double perHour(
      Plan.PlannedLoop loop, Server target, Player player, double wipeEveryMs, double hours) {
    return LoopYield.perHour(
        target,
        player,
        loop.threads(),
        loop.money(),
        loop.hack(),
        loop.epsilon(),
        hours,
        wipeEveryMs);
  }
}
