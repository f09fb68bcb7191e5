package hgw.workbench.scenario;

import hgw.planner.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What of a plan can be counted. */
enum Count {
  ASSIGNMENTS(plan -> plan.assignments().size()),
  LOOPS(plan -> plan.loops().size()),
  BATCHERS(plan -> plan.batchers().size()),
  GRANTS(plan -> plan.batchers().stream().mapToLong(it -> it.grants().size()).sum()),
  RUNNERS(plan -> plan.runners().size()),
  TARGETS(plan -> plan.targets().size()),
  EXCLUDED(plan -> plan.excluded().size()),
  WARNINGS(plan -> plan.warnings().size()),
  FIRINGS(plan -> plan.firings().size()),
  /** Threads that loops have. */
  THREADS(plan -> plan.loops().stream().mapToLong(Plan.PlannedLoop::threads).sum()),
  /** Threads that nothing uses. */
  SPARE(plan -> plan.runners().stream().mapToLong(Plan.RunnerUse::spare).sum());

  private final ToLongFunction<Plan> count;

  Count(ToLongFunction<Plan> count) {
    this.count = count;
  }

  long of(Plan plan) {
    return count.applyAsLong(plan);
  }

  /** The key under {@code counts}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Count::word).toList();
  }
}
