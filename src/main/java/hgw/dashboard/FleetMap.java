package hgw.dashboard;

import hgw.dashboard.PageState.Batches;
import hgw.dashboard.PageState.RunnerView;
import hgw.dashboard.PageState.TargetView;
import hgw.dashboard.PageState.Work;
import hgw.economy.batch.BatchMind;
import hgw.game.Applied;
import hgw.game.BatcherReport;
import hgw.game.Telemetry;
import hgw.network.Grant;
import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.orchestrator.Cycle;
import hgw.planner.Plan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The runners and targets of the last plan, and how they fare since. What has not changed stays the
 * same object. Used by one thread at a time.
 */
final class FleetMap {
  private Map<String, RunnerView> runners = Map.of();
  private Map<String, TargetView> targets = Map.of();
  private Map<String, Long> preparedAt = Map.of();
  private Map<String, Double> earned = new HashMap<>();
  private Map<String, Double> earnedBefore = Map.of();
  private double seconds;
  private double secondsBefore;

  Map<String, RunnerView> runners() {
    return runners;
  }

  Map<String, TargetView> targets() {
    return targets;
  }

  /**
   * Take over what a rebalance came to.
   *
   * @param nowMs ms of the Unix epoch
   * @param speed game seconds per real second
   */
  void planned(Cycle cycle, long nowMs, double speed) {
    Plan plan = cycle.plan();
    Map<String, Server> servers = cycle.discovery().network().byHost();
    Map<String, Work> works = works(cycle);
    preparedAt = new HashMap<>();
    for (Plan.PlannedBatcher batcher : plan.batchers()) {
      preparedAt.put(batcher.target(), nowMs + Math.round(batcher.preparedInMs() / speed));
    }
    earnedBefore = earned;
    secondsBefore = seconds;
    earned = new HashMap<>();
    seconds = 0;
    Map<String, RunnerView> newRunners = new LinkedHashMap<>();
    for (Plan.RunnerUse use : plan.runners()) {
      Server server = Objects.requireNonNull(servers.get(use.host()));
      newRunners.put(
          use.host(),
          new RunnerView(
              use.maxRam(), Rounded.of(server.usedRam()), use.threads(), use.spare(), List.of()));
    }
    Map<String, TargetView> newTargets = new LinkedHashMap<>();
    for (Plan.RankedTarget target : plan.targets()) {
      Server server = Objects.requireNonNull(servers.get(target.host()));
      Work work = works.get(target.host());
      newTargets.put(target.host(), view(target, server, work, targets.get(target.host())));
    }
    runners = newRunners;
    targets = newTargets;
  }

  private static TargetView view(
      Plan.RankedTarget target, Server server, @Nullable Work work, @Nullable TargetView before) {
    return new TargetView(
        target.rank(),
        target.score(),
        server.requiredLevel(),
        target.usefulThreads(),
        server.maxMoney(),
        Rounded.of(server.money()),
        server.minSec(),
        Rounded.of(server.sec()),
        Rounded.of(server.hackChance()),
        Rounded.of(server.hackTime()),
        0,
        work == null || before == null ? 0 : before.perSecond(),
        work,
        before != null && work != null && work.batcher() ? before.batches() : null);
  }

  private static Map<String, Work> works(Cycle cycle) {
    double scriptRam = cycle.plan().scriptRam();
    Map<String, Work> works = new HashMap<>();
    for (Applied.Launch launch : cycle.applied().launches()) {
      works.put(launch.script().target(), work(launch, scriptRam));
    }
    return works;
  }

  private static Work work(Applied.Launch launch, double scriptRam) {
    Plan.PlannedScript script = launch.script();
    String failed = launch.failed() ? launch.why() : "";
    Map<String, Double> ram = new TreeMap<>();
    if (script instanceof Plan.PlannedBatcher batcher) {
      ram.put(batcher.runner(), Script.BATCHER_RAM);
      for (Grant grant : batcher.grants()) {
        ram.merge(grant.runner(), grant.ram(), Double::sum);
      }
      long threads = Math.round(batcher.grantedRam() / scriptRam);
      return new Work(
          true, batcher.runner(), threads, ram, batcher.hack(), batcher.depth(), failed);
    }
    ram.put(script.runner(), script.threads() * scriptRam);
    double hack = script instanceof Plan.PlannedLoop loop ? loop.hack() : 0;
    return new Work(false, script.runner(), script.threads(), ram, hack, 0, failed);
  }

  /** Take over how every server is now. */
  void seen(Network network) {
    Map<String, Server> servers = network.byHost();
    runners = changed(runners, (host, runner) -> seen(runner, servers.get(host)));
    targets = changed(targets, (host, target) -> seen(target, servers.get(host)));
  }

  private static RunnerView seen(RunnerView runner, @Nullable Server server) {
    return server == null
        ? runner
        : new RunnerView(
            runner.ram(),
            Rounded.of(server.usedRam()),
            runner.threads(),
            runner.spare(),
            server.running().stream()
                .filter(script -> !script.works())
                .map(RunningScript::file)
                .distinct()
                .toList());
  }

  private static TargetView seen(TargetView target, @Nullable Server server) {
    return server == null
        ? target
        : new TargetView(
            target.rank(),
            target.score(),
            target.level(),
            target.useful(),
            target.maxMoney(),
            Rounded.of(server.money()),
            target.minSec(),
            Rounded.of(server.sec()),
            Rounded.of(server.hackChance()),
            Rounded.of(server.hackTime()),
            target.earned(),
            target.perSecond(),
            target.work(),
            target.batches());
  }

  /**
   * Take over what the game told.
   *
   * @param seconds of the game since the last rebalance
   */
  void fared(Telemetry telemetry, double seconds) {
    this.seconds = seconds;
    telemetry.earned().forEach((target, dollars) -> earned.merge(target, dollars, Double::sum));
    Map<String, BatcherReport> reports =
        telemetry.batchers().stream()
            .collect(Collectors.toMap(BatcherReport::target, Function.identity(), (a, b) -> b));
    targets =
        changed(
            targets,
            (host, target) ->
                fared(
                    target,
                    earned.getOrDefault(host, 0.0),
                    perSecond(host),
                    batches(reports.get(host), preparedAt.get(host))));
  }

  private double perSecond(String host) {
    double before = earnedBefore.getOrDefault(host, 0.0);
    double time = seconds + (before > 0 ? secondsBefore : 0);
    return (before + earned.getOrDefault(host, 0.0)) / Math.max(1, time);
  }

  private static TargetView fared(
      TargetView target, double earned, double perSecond, @Nullable Batches batches) {
    return new TargetView(
        target.rank(),
        target.score(),
        target.level(),
        target.useful(),
        target.maxMoney(),
        target.money(),
        target.minSec(),
        target.sec(),
        target.chance(),
        target.hackMs(),
        Rounded.of(earned),
        Rounded.of(perSecond),
        target.work(),
        batches);
  }

  private static @Nullable Batches batches(
      @Nullable BatcherReport report, @Nullable Long preparedAt) {
    return report == null
        ? null
        : new Batches(
            report.state().name().toLowerCase(Locale.ROOT),
            report.state() == BatchMind.State.PREPARE ? preparedAt : null,
            report.inFlight(),
            report.landed(),
            report.misfires());
  }

  /** The same map if nothing changes, and the same views of what does not. */
  private static <V> Map<String, V> changed(Map<String, V> views, BiFunction<String, V, V> change) {
    Map<String, V> changed = new LinkedHashMap<>();
    boolean any = false;
    for (Map.Entry<String, V> view : views.entrySet()) {
      V now = change.apply(view.getKey(), view.getValue());
      boolean same = now.equals(view.getValue());
      any |= !same;
      changed.put(view.getKey(), same ? view.getValue() : now);
    }
    return any ? changed : views;
  }
}
