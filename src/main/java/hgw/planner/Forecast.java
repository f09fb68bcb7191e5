package hgw.planner;

import hgw.economy.Yield;
import hgw.facts.Settings;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Server;
import java.util.Map;
import java.util.stream.Collectors;

/** What a plan is expected to earn: the yields of its loops together. */
public final class Forecast {
  private Forecast() {}

  /**
   * Work out the income of a plan in dollars per hour, as the mean of some hours from now;
   * preparing the targets is included.
   */
  public static double perHour(Plan plan, Network network, Settings settings, double hours) {
    Map<String, Server> servers =
        network.servers().stream().collect(Collectors.toMap(Server::host, server -> server));
    return plan.assignments().stream()
        .mapToDouble(
            loop -> perHour(loop, servers.get(loop.target()), network.player(), settings, hours))
        .sum();
  }

  private static double perHour(
      Plan.PlannedLoop loop, Server target, Player player, Settings settings, double hours) {
    return Yield.perHour(
        target,
        player,
        loop.threads(),
        loop.money(),
        loop.hack(),
        loop.epsilon(),
        hours,
        settings.getWipeEvery());
  }
}
