package hgw.planner;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Server;
import hgw.planner.Plan.PlannedLoop;
import hgw.planner.Plan.RankedTarget;
import hgw.planner.Plan.RunnerUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The design's policy once more in plain Java: slow, short, and written from the design alone, so
 * that it shares no mistake with the rules and the facts. It takes only the network and the flags.
 *
 * @param score name of the score model
 * @param money forwarded to each loop
 * @param hack forwarded to each loop, and what a loop's useful threads depend on
 * @param epsilon forwarded to each loop
 * @param boost what to do with the threads that coverage leaves
 */
record ReferencePlanner(String score, double money, double hack, double epsilon, Boost boost) {
  /** The packs that come with hgw differ in this only. */
  enum Boost {
    BEST_FIRST_UP_TO_USEFUL,
    ROUND_ROBIN
  }

  /** The parts of a plan that the design prescribes. */
  record Outcome(
      long totalThreads,
      boolean shortfall,
      List<RunnerUse> runners,
      List<RankedTarget> targets,
      List<PlannedLoop> assignments,
      Set<Role> excluded) {}

  /** A server in a role. */
  record Role(String host, String role) {}

  /** A runner while threads are given out. */
  private static final class Host {
    final Server server;
    final long threads;
    long remaining;

    Host(Server server, long threads) {
      this.server = server;
      this.threads = threads;
      this.remaining = threads;
    }
  }

  /** A loop while threads are given out. */
  private static final class Loop {
    final Server target;
    final Host host;
    long threads;

    Loop(Server target, Host host) {
      this.target = target;
      this.host = host;
    }

    void take(long wanted) {
      long taken = Math.min(wanted, host.remaining);
      host.remaining -= taken;
      threads += taken;
    }
  }

  Outcome plan(Network network) {
    Set<Role> excluded = new HashSet<>();
    List<Host> hosts = new ArrayList<>();
    List<Server> targets = new ArrayList<>();
    for (Server server : network.servers()) {
      long threads = (long) Math.floor(server.maxRam() / network.loop().ram());
      if (isRunner(server, threads)) {
        hosts.add(new Host(server, threads));
      } else {
        excluded.add(new Role(server.host(), "runner"));
      }
      if (isTarget(server, network.player())) {
        targets.add(server);
      } else {
        excluded.add(new Role(server.host(), "target"));
      }
    }
    targets.sort(comparingDouble(this::scoreOf).reversed().thenComparing(Server::host));

    long totalThreads = hosts.stream().mapToLong(host -> host.threads).sum();
    List<Loop> loops = cover(targets, hosts);
    if (boost == Boost.ROUND_ROBIN) {
      boostRoundRobin(loops);
    } else {
      boostBestFirst(loops, network.player());
    }
    return new Outcome(
        totalThreads,
        totalThreads < targets.size(),
        hosts.stream()
            .sorted(comparing(host -> host.server.host()))
            .map(ReferencePlanner::used)
            .toList(),
        ranked(targets, network.player()),
        loops.stream().map(this::planned).toList(),
        excluded);
  }

  private List<RankedTarget> ranked(List<Server> bestFirst, Player player) {
    List<RankedTarget> ranked = new ArrayList<>();
    for (Server target : bestFirst) {
      long useful = (long) usefulThreads(target, player);
      ranked.add(new RankedTarget(target.host(), scoreOf(target), ranked.size() + 1, useful));
    }
    return ranked;
  }

  private static boolean isRunner(Server server, long threads) {
    return (server.rooted() || server.purchased())
        && !server.host().equals("home")
        && !server.hacknet()
        && threads >= 1;
  }

  private static boolean isTarget(Server server, Player player) {
    return server.rooted()
        && server.requiredLevel() <= player.hackingLevel()
        && !server.purchased()
        && !server.host().equals("home")
        && server.maxMoney() > 0;
  }

  private double scoreOf(Server target) {
    double maxMoney = target.maxMoney();
    return switch (score) {
      case "moneyChanceTime" -> maxMoney * target.hackChance() / target.hackTime();
      case "money" -> maxMoney;
      case "moneyTime" -> maxMoney / target.hackTime();
      case "prepAware" ->
          maxMoney
              * target.hackChance()
              / target.hackTime()
              * (target.money() / maxMoney)
              * (target.minSec() / target.sec());
      case "growthWeighted" -> maxMoney * (target.growth() / 100) / target.hackTime();
      default -> throw new IllegalArgumentException(score);
    };
  }

  private static List<Loop> cover(List<Server> rankedTargets, List<Host> hosts) {
    Comparator<Host> mostRemaining =
        comparing((Host host) -> -host.remaining).thenComparing(host -> host.server.host());
    List<Loop> loops = new ArrayList<>();
    for (Server target : rankedTargets) {
      Optional<Host> runner = hosts.stream().filter(host -> host.remaining > 0).min(mostRemaining);
      if (runner.isPresent()) {
        Loop loop = new Loop(target, runner.get());
        loop.take(1);
        loops.add(loop);
      }
    }
    return loops;
  }

  private void boostBestFirst(List<Loop> rankedLoops, Player player) {
    for (Loop loop : rankedLoops) {
      loop.take((long) Math.max(0, usefulThreads(loop.target, player) - loop.threads));
    }
    Map<Host, Loop> best = new LinkedHashMap<>();
    rankedLoops.forEach(loop -> best.putIfAbsent(loop.host, loop));
    best.forEach((host, loop) -> loop.take(host.remaining));
  }

  private static void boostRoundRobin(List<Loop> rankedLoops) {
    while (rankedLoops.stream().anyMatch(loop -> loop.host.remaining > 0)) {
      rankedLoops.forEach(loop -> loop.take(1));
    }
  }

  /** The most threads that any one operation of the loop can use; infinite if none are enough. */
  private double usefulThreads(Server target, Player player) {
    double fraction = Math.min(hack, 0.99);
    double level = player.hackingLevel();
    double stolenPerThread =
        (100 - target.minSec())
            / 100
            * ((level - (target.requiredLevel() - 1)) / level)
            * player.multipliers().named().getOrDefault("hacking_money", 1.0)
            / 240;
    double k =
        Math.min(Math.log1p(0.03 / target.minSec()), 0.00349388925425578)
            * (target.growth() / 100)
            * player.multipliers().named().getOrDefault("hacking_grow", 1.0);
    double regrow = Math.log(1 / (1 - fraction));
    double growNow = Math.log(target.maxMoney() / Math.max(target.money(), 1));
    double most = (target.sec() - target.minSec()) / 0.05;
    // Where there is nothing to do, 0 threads do it, even when a thread does nothing.
    most = fraction > 0 ? Math.max(most, fraction / Math.min(1, stolenPerThread)) : most;
    most = regrow > 0 ? Math.max(most, regrow / k) : most;
    most = growNow > 0 ? Math.max(most, growNow / k) : most;
    return Math.ceil(most);
  }

  private static RunnerUse used(Host host) {
    return new RunnerUse(
        host.server.host(),
        host.server.maxRam(),
        host.threads,
        host.remaining,
        host.server.reservedRam(),
        false);
  }

  private PlannedLoop planned(Loop loop) {
    return new PlannedLoop(
        loop.host.server.host(), loop.target.host(), loop.threads, money, hack, epsilon);
  }
}
