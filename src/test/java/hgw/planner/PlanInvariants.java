package hgw.planner;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import hgw.network.Grant;
import hgw.network.Network;
import hgw.network.Script;
import hgw.network.Server;
import hgw.planner.Plan.PlannedBatcher;
import hgw.planner.Plan.PlannedLoop;
import hgw.planner.Plan.PlannedScript;
import hgw.planner.Plan.RankedTarget;
import hgw.planner.Plan.RunnerUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What holds for every plan of every shipped pack. */
final class PlanInvariants {
  private final Network network;
  private final Plan plan;

  private PlanInvariants(Network network, Plan plan) {
    this.network = network;
    this.plan = plan;
  }

  /** Fail if a plan breaks one of them. */
  static void assertHold(Network network, Plan plan) {
    PlanInvariants invariants = new PlanInvariants(network, plan);
    invariants.everyLoopMayBe();
    invariants.everyBatcherMayBe();
    invariants.noTargetIsAssignedTwice();
    invariants.noRunnerIsOverItsCapacity();
    invariants.targetsAreRanked();
    invariants.everyServerIsInARoleOrExcludedFromIt();
  }

  private void everyLoopMayBe() {
    for (PlannedLoop loop : plan.loops()) {
      Server runner = network.server(loop.runner()).orElseThrow();
      Server target = network.server(loop.target()).orElseThrow();
      assertThat(loop.threads()).as("threads of %s", loop).isPositive();
      assertThat(runner.home()).as("a loop runs on home: %s", loop).isFalse();
      assertThat(runner.rooted() || runner.purchased()).as("runner of %s", loop).isTrue();
      assertThat(target.home()).as("a loop hacks home: %s", loop).isFalse();
      assertThat(target.purchased()).as("a loop hacks a purchased server: %s", loop).isFalse();
      assertThat(target.rooted()).as("target of %s", loop).isTrue();
      assertThat(target.requiredLevel())
          .as("level that %s needs", loop)
          .isLessThanOrEqualTo(network.player().hackingLevel());
      assertThat(loop.money()).as("money of %s", loop).isBetween(0.0, 1.0);
      assertThat(loop.hack()).as("hack of %s", loop).isBetween(0.0, 1.0);
      assertThat(loop.epsilon()).as("epsilon of %s", loop).isNotNegative().isFinite();
    }
    assertThat(plan.runners())
        .extracting(RunnerUse::host)
        .as("runners of loops are runners")
        .containsAll(plan.loops().stream().map(PlannedLoop::runner).toList());
    assertThat(plan.targets())
        .extracting(RankedTarget::host)
        .as("targets of loops are targets")
        .containsAll(plan.loops().stream().map(PlannedLoop::target).toList());
  }

  private void everyBatcherMayBe() {
    List<String> runners = plan.runners().stream().map(RunnerUse::host).toList();
    List<String> targets = plan.targets().stream().map(RankedTarget::host).toList();
    for (PlannedBatcher batcher : plan.batchers()) {
      assertThat(runners).as("hosts of batchers").contains(batcher.runner());
      assertThat(targets).as("targets of batchers").contains(batcher.target());
      assertThat(batcher.hack()).as("hack of %s", batcher).isBetween(0.0, 1.0);
      assertThat(batcher.depth()).as("depth of %s", batcher).isPositive();
      assertThat(batcher.grants())
          .as("grants of %s", batcher)
          .isNotEmpty()
          .allSatisfy(grant -> assertThat(grant.ram()).isGreaterThanOrEqualTo(1.75 - 1e-9))
          .extracting(Grant::runner)
          .doesNotHaveDuplicates()
          .isSubsetOf(runners);
    }
  }

  private void noTargetIsAssignedTwice() {
    assertThat(plan.assignments()).extracting(PlannedScript::target).doesNotHaveDuplicates();
  }

  private void noRunnerIsOverItsCapacity() {
    Map<String, Long> used =
        plan.loops().stream()
            .collect(groupingBy(PlannedLoop::runner, summingLong(PlannedLoop::threads)));
    Map<String, Double> batchers = new HashMap<>();
    for (PlannedBatcher batcher : plan.batchers()) {
      batchers.merge(batcher.runner(), Script.BATCHER_RAM, Double::sum);
      batcher.grants().forEach(it -> batchers.merge(it.runner(), it.ram(), Double::sum));
    }
    for (RunnerUse runner : plan.runners()) {
      double ram = network.loop().ram();
      double others = batchers.getOrDefault(runner.host(), 0.0);
      long loops = used.getOrDefault(runner.host(), 0L);
      assertThat(others + loops * ram)
          .as("RAM used of %s", runner)
          .isLessThanOrEqualTo(runner.maxRam() + 1e-6);
      assertThat(runner.threads() * network.loop().ram())
          .as("RAM of all threads of %s", runner)
          .isLessThanOrEqualTo(network.server(runner.host()).orElseThrow().maxRam());
      assertThat(runner.spare())
          .as("spare threads of %s", runner)
          .isNotNegative()
          .isBetween(
              (long) Math.floor((runner.threads() * ram - others) / ram + 1e-9) - loops,
              (long) Math.floor((runner.maxRam() - others) / ram + 1e-9) - loops);
    }
    assertThat(plan.totalThreads())
        .as("threads in all")
        .isEqualTo(plan.runners().stream().mapToLong(RunnerUse::threads).sum());
  }

  private void targetsAreRanked() {
    assertThat(plan.targets())
        .extracting(RankedTarget::rank)
        .as("ranks")
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, plan.targets().size()).boxed().toList());
    assertThat(plan.targets().stream().map(target -> -target.score()).toList())
        .as("scores, negated")
        .allSatisfy(score -> assertThat(score).isFinite())
        .isSorted();
  }

  private void everyServerIsInARoleOrExcludedFromIt() {
    List<String> hosts = network.servers().stream().map(Server::host).toList();
    List<String> asRunner = new ArrayList<>(plan.runners().stream().map(RunnerUse::host).toList());
    asRunner.addAll(excluded("runner"));
    List<String> asTarget =
        new ArrayList<>(plan.targets().stream().map(RankedTarget::host).toList());
    asTarget.addAll(excluded("target"));
    assertThat(asRunner).as("runners and no runners").containsExactlyInAnyOrderElementsOf(hosts);
    assertThat(asTarget).as("targets and no targets").containsExactlyInAnyOrderElementsOf(hosts);
    assertThat(plan.excluded()).as("reasons").noneMatch(one -> one.reason().isBlank());
  }

  private List<String> excluded(String role) {
    return plan.excluded().stream()
        .filter(excluded -> excluded.role().equals(role))
        .map(Plan.Excluded::host)
        .toList();
  }
}
