package hgw.game;

import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Server;
import hgw.planner.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What to do in the game to make a plan true.
 *
 * @param wipe hosts on which every script is killed
 * @param sweep hosts on which only loops are killed: a loop left there could work on a target twice
 * @param loops loops to launch after that
 */
public record Orders(List<String> wipe, List<String> sweep, List<Plan.PlannedLoop> loops) {

  /** A script that is not hgw's and will be killed. */
  public record Foreign(String host, RunningScript script) {
    @Override
    public String toString() {
      String args = script.args().isEmpty() ? "" : " " + String.join(" ", script.args());
      return host + ": " + script.file() + args;
    }
  }

  /**
   * Order what a plan needs. Runners are wiped, but for those that keep RAM for other scripts (the
   * agent's own host is one). Loops on home are the player's own and stay.
   */
  public static Orders of(Plan plan, Network network) {
    Set<String> wiped = new HashSet<>();
    for (Plan.RunnerUse runner : plan.runners()) {
      if (runner.reservedRam() <= 0) {
        wiped.add(runner.host());
      }
    }
    List<String> wipe = new ArrayList<>();
    List<String> sweep = new ArrayList<>();
    for (Server server : network.servers()) {
      if (wiped.contains(server.host())) {
        wipe.add(server.host());
      } else if (!server.home()) {
        sweep.add(server.host());
      }
    }
    return new Orders(List.copyOf(wipe), List.copyOf(sweep), plan.assignments());
  }

  /** The scripts on the hosts to be wiped that are not loops of hgw. */
  public List<Foreign> foreignScripts(Network network) {
    Set<String> wiped = new HashSet<>(wipe);
    return network.servers().stream()
        .filter(server -> wiped.contains(server.host()))
        .flatMap(
            server ->
                server.running().stream()
                    .filter(script -> !script.isLoop())
                    .map(script -> new Foreign(server.host(), script)))
        .toList();
  }
}
