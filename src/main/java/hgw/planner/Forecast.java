package hgw.planner;

import hgw.economy.LoopYield;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Server;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a plan is expected to earn: the yields of its loops and batchers together. */
public final class Forecast {
  private Forecast() {}

  /**
   * Work out the income of a plan in dollars per hour, as the mean of some hours from now;
   * preparing the targets is included.
   */
  public static double perHour(Plan plan, Network network, double hours) {
    double batchers =
        plan.batchers().stream().mapToDouble(batcher -> batcher.incomePerHour(hours)).sum();
    return batchers + loops(plan, network, hours);
  }

  /**
   * Work out the income of a plan by target, in dollars per hour, as the mean of some hours from
   * now.
   */
  public static Map<String, Double> byTarget(Plan plan, Network network, double hours) {
    Map<String, Double> incomes = new HashMap<>();
    plan.batchers().forEach(it -> incomes.put(it.target(), it.incomePerHour(hours)));
    Map<String, Server> servers = servers(network);
    plan.loops()
        .forEach(it -> incomes.put(it.target(), perHour(it, servers, plan, network, hours)));
    return incomes;
  }

  private static double loops(Plan plan, Network network, double hours) {
    Map<String, Server> servers = servers(network);
    return plan.loops().stream()
        .mapToDouble(loop -> perHour(loop, servers, plan, network, hours))
        .sum();
  }

  private static Map<String, Server> servers(Network network) {
    return network.servers().stream().collect(Collectors.toMap(Server::host, server -> server));
  }

  private static double perHour(
      Plan.PlannedLoop loop,
      Map<String, Server> servers,
      Plan plan,
      Network network,
      double hours) {
    Server target = Objects.requireNonNull(servers.get(loop.target()), loop.target());
    return perHour(loop, target, network.player(), plan.terms().wipeEveryMs(), hours);
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
