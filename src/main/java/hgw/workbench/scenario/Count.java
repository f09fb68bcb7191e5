package hgw.workbench.scenario;

import hgw.planner.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What of a plan can be counted. */
enum Count {
  ASSIGNMENTS(Because.Of.ASSIGNMENTS, plan -> plan.assignments().size()),
  LOOPS(Because.Of.ASSIGNMENTS, plan -> plan.loops().size()),
  BATCHERS(Because.Of.ASSIGNMENTS, plan -> plan.batchers().size()),
  GRANTS(
      Because.Of.ASSIGNMENTS,
      plan -> plan.batchers().stream().mapToLong(it -> it.grants().size()).sum()),
  RUNNERS(Because.Of.EXCLUSIONS, plan -> plan.runners().size()),
  TARGETS(Because.Of.EXCLUSIONS, plan -> plan.targets().size()),
  EXCLUDED(Because.Of.EXCLUSIONS, plan -> plan.excluded().size()),
  WARNINGS(Because.Of.WARNINGS, plan -> plan.warnings().size()),
  FIRINGS(Because.Of.ASSIGNMENTS, plan -> plan.firings().size()),
  /** Threads that loops have. */
  THREADS(
      Because.Of.ASSIGNMENTS,
      plan -> plan.loops().stream().mapToLong(Plan.PlannedLoop::threads).sum()),
  /** Threads that nothing uses. */
  SPARE(
      Because.Of.ASSIGNMENTS,
      plan -> plan.runners().stream().mapToLong(Plan.RunnerUse::spare).sum());

  private final Because.Of because;
  private final ToLongFunction<Plan> count;

  Count(Because.Of because, ToLongFunction<Plan> count) {
    this.because = because;
    this.count = count;
  }

  /** Which rules decide it. */
  Because.Of because() {
    return because;
  }

  long of(Plan plan) {
    return count.applyAsLong(plan);
  }

  /** The key under {@code counts}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The count of a word. */
  static Count of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Count::word).toList();
  }
}
