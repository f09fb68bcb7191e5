package hgw.orchestrator;

import hgw.game.Applied;
import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.planner.Forecast;
import hgw.planner.Plan;
import java.util.List;
import java.util.Map;

/**
 * One rebalance, done.
 *
 * @param number 1 for the first
 * @param policy by what was planned
 * @param discovery what was found
 * @param plan what the rules decided
 * @param foreign scripts that were not loops of hgw and were killed
 * @param applied what became of the plan
 * @param income what the plan promises, and what the last one kept
 * @param nextInMs ms until the next rebalance is due
 */
public record Cycle(
    int number,
    Policy policy,
    Discovery discovery,
    Plan plan,
    List<Orders.Foreign> foreign,
    Applied applied,
    Income income,
    long nextInMs) {

  /**
   * Promise and result, in dollars.
   *
   * @param predictedByTarget what this plan should earn per hour until the next rebalance is due,
   *     or within the horizon of the plan if that ends before
   * @param earned what was earned since the rebalance before
   * @param predicted what the plan before should have earned in that time; 0 if there was none
   */
  public record Income(Map<String, Double> predictedByTarget, double earned, double predicted) {
    /** The same of all targets together. */
    public double predictedPerHour() {
      return Forecast.sum(predictedByTarget);
    }
  }

  /** Threads of runners that loops use, or that batchers have the RAM of. */
  public long threadsUsed() {
    return plan.totalThreads() - threadsIdle();
  }

  /** Threads of runners that nothing uses. */
  public long threadsIdle() {
    long spare = plan.runners().stream().mapToLong(Plan.RunnerUse::spare).sum();
    long failed =
        applied.launches().stream()
            .filter(Applied.Launch::failed)
            .mapToLong(launch -> launch.script().threads())
            .sum();
    return spare + failed;
  }

  /** Targets that a loop or a batcher works on. */
  public long targetsWorked() {
    return applied.launches().stream().filter(launch -> !launch.failed()).count();
  }
}
