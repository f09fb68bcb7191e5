package hgw.game;

import hgw.economy.batch.BatchOrders;
import hgw.network.Formulas;
import hgw.network.LoopArguments;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.planner.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What to do in the game to make a plan true.
 *
 * @param wipe hosts on which every script is killed
 * @param sweep hosts on which only what works for hgw is killed: a loop left there could work on a
 *     target twice
 * @param kept loops and batchers of the plan that run already, and are left alone
 * @param launches loops and batchers to launch after that
 * @param batchers what the batchers of the plan are told, those that run already too
 */
public record Orders(
    List<String> wipe,
    List<String> sweep,
    List<Kept> kept,
    List<Plan.PlannedScript> launches,
    List<Batcher> batchers) {

  /** A loop or batcher of the plan that runs already. */
  public record Kept(Plan.PlannedScript script, long pid) {}

  /**
   * What a batcher is told. Workers of one that runs stay where it has grants, as far as those
   * reach; all others are killed, so that RAM taken away is free before others get it.
   *
   * @param runner host name of the runner that hosts it
   * @param target host name of the target
   * @param pid of the batcher that runs; 0 if it is launched
   */
  public record Batcher(String runner, String target, long pid, BatchOrders orders) {
    /** Whether it runs already. */
    public boolean runs() {
      return pid > 0;
    }
  }

  /** A script that is not hgw's and will be killed; see {@link RunningScript#count()}. */
  public record Foreign(String host, RunningScript script) {
    /** What runs there: {@code my/hack.js joesguns x 3}. */
    public String command() {
      String args = script.args().isEmpty() ? "" : " " + String.join(" ", script.args());
      String times = script.count() > 1 ? " x " + script.count() : "";
      return script.file() + args + times;
    }

    @Override
    public String toString() {
      return host + ": " + command();
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
    List<Plan.PlannedScript> launched = new ArrayList<>();
    List<Batcher> batchers = new ArrayList<>();
    for (Plan.PlannedScript script : plan.assignments()) {
      long pid = plan.terms().restartChanged() ? pidOf(script, network) : 0;
      if (pid > 0) {
        kept.add(new Kept(script, pid));
      } else {
        launched.add(script);
      }
      if (script instanceof Plan.PlannedBatcher batcher) {
        batchers.add(new Batcher(batcher.runner(), batcher.target(), pid, told(batcher, network)));
      }
    }
    return new Orders(
        List.copyOf(wipe),
        List.copyOf(sweep),
        List.copyOf(kept),
        List.copyOf(launched),
        List.copyOf(batchers));
  }

  private static BatchOrders told(Plan.PlannedBatcher batcher, Network network) {
    Server target = network.server(batcher.target()).orElseThrow();
    Plan.Limits limits = batcher.limits();
    Player player = network.player();
    return new BatchOrders(
        0, // the game stamps them
        limits.hack(),
        limits.depth(),
        batcher.grants(),
        limits.leastAheadMs(),
        limits.mostAheadMs(),
        Formulas.theft(player),
        target.requiredLevel(),
        Formulas.growth(player, target.growth()),
        Formulas.weakenPerThread(player));
  }

  private static long pidOf(Plan.PlannedScript script, Network network) {
    return network.server(script.runner()).stream()
        .flatMap(server -> server.running().stream())
        .filter(running -> runs(running, script))
        .mapToLong(RunningScript::pid)
        .findFirst()
        .orElse(0);
  }

  /** Tell whether a script is what is planned; a batcher is, whatever it was told before. */
  private static boolean runs(RunningScript running, Plan.PlannedScript planned) {
    if (planned instanceof Plan.PlannedLoop loop) {
      return running.threads() == loop.threads()
          && LoopArguments.of(running).equals(Optional.of(loop.loop()));
    }
    return running.is(Script.Kind.BATCHER)
        && running.args().stream().findFirst().equals(Optional.of(planned.target()));
  }

  /** The process ids of what is left alone. */
  public Set<Long> keptPids() {
    return kept.stream().map(Kept::pid).collect(Collectors.toSet());
  }

  /** The scripts on the hosts to be wiped that do not work for hgw. */
  public List<Foreign> foreignScripts(Network network) {
    Set<String> wiped = new HashSet<>(wipe);
    return network.servers().stream()
        .filter(server -> wiped.contains(server.host()))
        .flatMap(
            server ->
                server.running().stream()
                    .filter(script -> !script.works())
                    .map(script -> new Foreign(server.host(), script)))
        .toList();
  }

  /** What a batcher of the plan is told. */
  public Batcher of(Plan.PlannedScript planned) {
    return batchers.stream()
        .filter(batcher -> batcher.target().equals(planned.target()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What a wipe of a host leaves alone: what is kept, and workers of a batcher that is, as far as
   * its grants there reach. It is to be asked once about each script, in the order of their start.
   */
  public Predicate<RunningScript> sparedOn(String host) {
    Set<Long> kept = keptPids();
    Map<String, Double> left = new HashMap<>();
    for (Batcher batcher : batchers) {
      batcher.orders().grants().stream()
          .filter(grant -> batcher.runs() && grant.runner().equals(host))
          .forEach(grant -> left.put(batcher.target(), grant.ram()));
    }
    return script -> {
      if (!script.isWorker()) {
        return kept.contains(script.pid());
      }
      String target = script.args().get(0);
      double rest = left.getOrDefault(target, 0.0) - script.ram() * script.threads();
      if (rest > -1e-6) {
        left.put(target, rest);
      }
      return rest > -1e-6;
    };
  }
}
