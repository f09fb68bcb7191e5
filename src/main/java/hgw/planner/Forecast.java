package hgw.planner;

import hgw.economy.LoopYield;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Server;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a plan is expected to earn: the yields of its loops and batchers together. */
public final class Forecast {
  private Forecast() {}

  /** Work out the income of a plan as {@link #perHour(Plan, Network, double)}, over its horizon. */
  public static double perHour(Plan plan, Network network) {
    return perHour(plan, network, plan.terms().horizon());
  }

  /**
   * Work out the income of a plan in dollars per hour, as the mean of some hours from now;
   * preparing the targets is included.
   */
  public static double perHour(Plan plan, Network network, double hours) {
    double batchers =
        plan.batchers().stream().mapToDouble(batcher -> batcher.incomePerHour(hours)).sum();
    return batchers + loops(plan, network, hours);
  }

  private static double loops(Plan plan, Network network, double hours) {
    Map<String, Server> servers =
        network.servers().stream().collect(Collectors.toMap(Server::host, server -> server));
    return plan.loops().stream()
        .mapToDouble(
            loop ->
                perHour(
                    loop,
                    Objects.requireNonNull(servers.get(loop.target()), loop.target()),
                    network.player(),
                    plan.terms().wipeEveryMs(),
                    hours))
        .sum();
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
