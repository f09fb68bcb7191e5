package hgw.dashboard;

import hgw.game.Applied;
import hgw.game.BatcherReport;
import hgw.game.Telemetry;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Reporter;
import hgw.orchestrator.ReporterChain;
import hgw.planner.Plan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Hears what the orchestrator does, and counts. Called on the orchestrator's thread; any thread may
 * ask for the counts.
 */
public final class MetricsReporter extends ReporterChain {
  /** What targets beyond this many are counted together as: no game has so many. */
  static final String OTHER = "other";

  private static final int MOST_TARGETS = 2000;

  private final Map<String, Double> earned = new TreeMap<>();
  private final Map<String, Batches> batches = new TreeMap<>();
  private final Map<String, BatcherReport> told = new HashMap<>();
  private Set<Running> running = Set.of();
  private Launches loops = new Launches(0, 0);
  private Launches batchers = new Launches(0, 0);
  private long killed;
  private long problems;
  private @Nullable Double cash;
  private @Nullable Cycle cycle;
  private long rebalancedMs;

  /** Count what is heard, and hand it on. */
  public MetricsReporter(Reporter next) {
    super(next);
  }

  /**
   * What was counted since hgw started.
   *
   * @param cash the player's money, in dollars; null while it is not known
   * @param earned dollars, by target
   * @param batches by target
   * @param batchers how those that run fared last, by target
   * @param killed scripts
   * @param problems told of
   * @param cycle the last rebalance; null before the first
   * @param rebalancedMs when that was, in ms of the Unix epoch
   */
  record Counts(
      @Nullable Double cash,
      Map<String, Double> earned,
      Map<String, Batches> batches,
      Map<String, BatcherReport> batchers,
      Launches loopLaunches,
      Launches batcherLaunches,
      long killed,
      long problems,
      @Nullable Cycle cycle,
      long rebalancedMs) {}

  /** Batches that took money, and batches that did not land as they should. */
  record Batches(long landed, long misfires) {}

  /** Scripts that were to be launched: those that run, and those that do not. */
  record Launches(long done, long failed) {
    private Launches with(boolean failure) {
      return failure ? new Launches(done, failed + 1) : new Launches(done + 1, failed);
    }
  }

  /** What tells a script that was left alone from one that is new. */
  private record Running(String target, long pid) {}

  synchronized Counts counts() {
    return new Counts(
        cash,
        new TreeMap<>(earned),
        new TreeMap<>(batches),
        new TreeMap<>(told),
        loops,
        batchers,
        killed,
        problems,
        cycle,
        rebalancedMs);
  }

  @Override
  public void rebalanced(Cycle done) {
    synchronized (this) {
      cycle = done;
      rebalancedMs = System.currentTimeMillis();
      killed += done.applied().killed();
      Set<Running> now = new HashSet<>();
      for (Applied.Launch launch : done.applied().launches()) {
        Running script = new Running(launch.script().target(), launch.pid());
        if (launch.failed() || !running.contains(script)) {
          count(launch);
        }
        now.add(script);
      }
      running = now;
    }
    super.rebalanced(done);
  }

  private void count(Applied.Launch launch) {
    if (launch.script() instanceof Plan.PlannedBatcher) {
      batchers = batchers.with(launch.failed());
    } else {
      loops = loops.with(launch.failed());
    }
  }

  @Override
  public void problem(String sentence) {
    synchronized (this) {
      problems++;
    }
    super.problem(sentence);
  }

  @Override
  public void fared(Telemetry telemetry) {
    synchronized (this) {
      cash = telemetry.cash();
      telemetry.earned().forEach((target, dollars) -> earn(target, dollars));
      add(telemetry.batchers());
    }
    super.fared(telemetry);
  }

  private void earn(String target, double dollars) {
    earned.merge(label(earned, target), Math.max(0, dollars), Double::sum);
  }

  private void add(List<BatcherReport> reports) {
    Map<String, BatcherReport> before = Map.copyOf(told);
    told.clear();
    for (BatcherReport now : reports) {
      Batches more = moreThan(before.get(now.target()), now);
      batches.merge(
          label(batches, now.target()),
          more,
          (a, b) -> new Batches(a.landed() + b.landed(), a.misfires() + b.misfires()));
      told.put(now.target(), now);
    }
  }

  /** A batcher counts from its own start: one that tells of less than before is another. */
  private static Batches moreThan(@Nullable BatcherReport last, BatcherReport now) {
    if (last == null || now.landed() < last.landed() || now.misfires() < last.misfires()) {
      return new Batches(now.landed(), now.misfires());
    }
    return new Batches(now.landed() - last.landed(), now.misfires() - last.misfires());
  }

  private static String label(Map<String, ?> counted, String target) {
    return counted.containsKey(target) || counted.size() < MOST_TARGETS ? target : OTHER;
  }
}
