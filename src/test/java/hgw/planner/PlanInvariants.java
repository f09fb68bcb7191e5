package hgw.planner;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import hgw.network.Network;
import hgw.network.Server;
import hgw.planner.Plan.PlannedLoop;
import hgw.planner.Plan.RankedTarget;
import hgw.planner.Plan.RunnerUse;
import java.util.ArrayList;
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
    invariants.noTargetIsAssignedTwice();
    invariants.noRunnerIsOverItsCapacity();
    invariants.targetsAreRanked();
    invariants.everyServerIsInARoleOrExcludedFromIt();
  }

  private void everyLoopMayBe() {
    for (PlannedLoop loop : plan.assignments()) {
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
        .containsAll(plan.assignments().stream().map(PlannedLoop::runner).toList());
    assertThat(plan.targets())
        .extracting(RankedTarget::host)
        .as("targets of loops are targets")
        .containsAll(plan.assignments().stream().map(PlannedLoop::target).toList());
  }

  private void noTargetIsAssignedTwice() {
    assertThat(plan.assignments()).extracting(PlannedLoop::target).doesNotHaveDuplicates();
  }

  private void noRunnerIsOverItsCapacity() {
    Map<String, Long> used =
        plan.assignments().stream()
            .collect(groupingBy(PlannedLoop::runner, summingLong(PlannedLoop::threads)));
    for (RunnerUse runner : plan.runners()) {
      assertThat(runner.threads() * network.loop().ram())
          .as("RAM of all threads of %s", runner)
          .isLessThanOrEqualTo(network.server(runner.host()).orElseThrow().maxRam());
      assertThat(runner.spare())
          .as("spare threads of %s", runner)
          .isNotNegative()
          .isEqualTo(runner.threads() - used.getOrDefault(runner.host(), 0L));
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
