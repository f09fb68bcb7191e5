package hgw.planner;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hgw.network.Network;
import hgw.network.Servers;
import hgw.planner.Plan.Excluded;
import hgw.planner.Plan.PlannedLoop;
import hgw.planner.Plan.RankedTarget;
import hgw.planner.Plan.RunnerUse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds that the assertion which all packs are tested with sees what it is meant to see. */
class PlanInvariantsTest {
  private static final Network NETWORK =
      Servers.network(
          Servers.runner("big", 10),
          Servers.runner("small", 3),
          Servers.target("rich", 1e9),
          Servers.target("poor", 1e6),
          Servers.server("hard").requiredLevel(900).maxMoney(1e6).build(),
          Servers.server("shut").rooted(false).maxMoney(1e6).maxRam(Servers.ram(7)).build(),
          Servers.server("home").purchased(true).maxRam(Servers.ram(5)).build(),
          Servers.purchased("pserv-0", 2));
  private static final Plan PLAN = Planner.of(Pack.load(List.of())).plan(NETWORK, Choices.USUAL);

  @Test
  void a_sound_plan_passes() {
    assertThatCode(() -> PlanInvariants.assertHold(NETWORK, PLAN)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "home,  poor,    1,  0.9, 0.5, 1,   a loop runs on home",
    "shut,  poor,    1,  0.9, 0.5, 1,   runner of",
    "small, home,    1,  0.9, 0.5, 1,   a loop hacks home",
    "small, pserv-0, 1,  0.9, 0.5, 1,   a loop hacks a purchased server",
    "small, shut,    1,  0.9, 0.5, 1,   target of",
    "small, hard,    1,  0.9, 0.5, 1,   level that",
    "small, poor,    0,  0.9, 0.5, 1,   threads of",
    "small, poor,    1,  1.1, 0.5, 1,   money of",
    "small, poor,    1,  0.9, NaN, 1,   hack of",
    "small, poor,    1,  0.9, 0.5, -1,  epsilon of",
    "small, poor,    1,  0.9, 0.5, 1,   spare threads of",
    "big,   rich,    10, 0.9, 0.5, 1,   duplicate"
  })
  void a_loop_that_may_not_be_fails(
      String runner,
      String target,
      long threads,
      double money,
      double hack,
      double epsilon,
      String complaint) {
    List<PlannedLoop> loops = new ArrayList<>(PLAN.loops());
    loops.removeIf(loop -> loop.target().equals("poor"));
    loops.add(new PlannedLoop(runner, target, threads, money, hack, epsilon));

    assertFails(
        plan(PLAN.totalThreads(), PLAN.runners(), PLAN.targets(), loops, PLAN.excluded()),
        complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 2,  spare threads of", // small has no loop
    "4, 4,  RAM of all threads of",
    "2, -1, spare threads of"
  })
  void a_runner_that_is_not_counted_right_fails(long threads, long spare, String complaint) {
    List<RunnerUse> runners = new ArrayList<>(PLAN.runners());
    runners.replaceAll(
        it ->
            it.host().equals("small") ? new RunnerUse("small", 7.2, threads, spare, 0, false) : it);

    assertFails(plan(15, runners, PLAN.targets(), PLAN.loops(), PLAN.excluded()), complaint);
  }

  @Test
  void a_wrong_number_of_threads_in_all_fails() {
    assertFails(
        plan(16, PLAN.runners(), PLAN.targets(), PLAN.loops(), PLAN.excluded()), "threads in all");
  }

  @Test
  void targets_in_the_wrong_order_fail() {
    RankedTarget best = PLAN.targets().get(0);
    RankedTarget worst = PLAN.targets().get(1);

    assertFails(targets(List.of(worst, best)), "ranks");
    assertFails(
        targets(
            List.of(
                new RankedTarget(worst.host(), worst.score(), 1, 1),
                new RankedTarget(best.host(), best.score(), 2, 1))),
        "scores, negated");
  }

  @Test
  void a_server_that_is_neither_in_a_role_nor_excluded_from_it_fails() {
    for (Excluded excluded : PLAN.excluded()) {
      List<Excluded> others = new ArrayList<>(PLAN.excluded());
      others.remove(excluded);

      assertFails(
          plan(PLAN.totalThreads(), PLAN.runners(), PLAN.targets(), PLAN.loops(), others),
          excluded.role() + "s and no " + excluded.role() + "s");
    }
  }

  private static void assertFails(Plan plan, String complaint) {
    assertThatThrownBy(() -> PlanInvariants.assertHold(NETWORK, plan))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(complaint);
  }

  private static Plan targets(List<RankedTarget> targets) {
    return plan(PLAN.totalThreads(), PLAN.runners(), targets, PLAN.loops(), PLAN.excluded());
  }

  private static Plan plan(
      long totalThreads,
      List<RunnerUse> runners,
      List<RankedTarget> targets,
      List<PlannedLoop> loops,
      List<Excluded> excluded) {
    return new Plan(
        PLAN.score(),
        PLAN.scriptRam(),
        totalThreads,
        PLAN.warnings(),
        PLAN.rules(),
        runners,
        targets,
        loops,
        List.of(),
        excluded,
        PLAN.firings(),
        PLAN.terms());
  }
}
