package hgw.game;

import hgw.network.LoopArguments;
import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Server;
import hgw.planner.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to do in the game to make a plan true.
 *
 * @param wipe hosts on which every script is killed
 * @param sweep hosts on which only loops are killed: a loop left there could work on a target twice
 * @param kept loops of the plan that run already, and are left alone
 * @param loops loops to launch after that
 */
public record Orders(
    List<String> wipe, List<String> sweep, List<Kept> kept, List<Plan.PlannedLoop> loops) {

  /** A loop of the plan that runs already. */
  public record Kept(Plan.PlannedLoop loop, long pid) {}

  /** A script that is not hgw's and will be killed; see {@link RunningScript#count()}. */
  public record Foreign(String host, RunningScript script) {
    @Override
    public String toString() {
      String args = script.args().isEmpty() ? "" : " " + String.join(" ", script.args());
      String times = script.count() > 1 ? " x " + script.count() : "";
      return host + ": " + script.file() + args + times;
    }
  }

  /**
   * Order what a plan needs. Runners are wiped, but for those that keep RAM for other scripts (the
   * agent's own host is one). Loops on home are the player's own and stay, unless the player's
   * rules lend it.
   */
  public static Orders of(Plan plan, Network network) {
    Set<String> wiped = new HashSet<>();
    boolean lent = false;
    for (Plan.RunnerUse runner : plan.runners()) {
      lent |= runner.host().equals(Server.HOME);
      if (!runner.scriptsStay()) {
        wiped.add(runner.host());
      }
    }
    List<String> wipe = new ArrayList<>();
    List<String> sweep = new ArrayList<>();
    for (Server server : network.servers()) {
      if (wiped.contains(server.host())) {
        wipe.add(server.host());
      } else if (!server.home() || lent) {
        sweep.add(server.host());
      }
    }
    List<Kept> kept = new ArrayList<>();
    List<Plan.PlannedLoop> launched = new ArrayList<>();
    for (Plan.PlannedLoop loop : plan.assignments()) {
      long pid = plan.terms().restartChanged() ? pidOf(loop, network) : 0;
      if (pid > 0) {
        kept.add(new Kept(loop, pid));
      } else {
        launched.add(loop);
      }
    }
    return new Orders(
        List.copyOf(wipe), List.copyOf(sweep), List.copyOf(kept), List.copyOf(launched));
  }

  private static long pidOf(Plan.PlannedLoop loop, Network network) {
    return network.server(loop.runner()).stream()
        .flatMap(server -> server.running().stream())
        .filter(script -> runs(script, loop))
        .mapToLong(RunningScript::pid)
        .findFirst()
        .orElse(0);
  }

  private static boolean runs(RunningScript script, Plan.PlannedLoop loop) {
    return script.threads() == loop.threads()
        && LoopArguments.of(script).equals(Optional.of(loop.arguments()));
  }

  /** The process ids of the loops that are left alone. */
  public Set<Long> keptPids() {
    return kept.stream().map(Kept::pid).collect(Collectors.toSet());
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
