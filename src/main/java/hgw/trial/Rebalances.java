package hgw.trial;

import hgw.orchestrator.Cycle;
import hgw.planner.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps what each rebalance of a trial came to. Used by the thread that runs the trial. */
public final class Rebalances {
  private final Trial trial;
  private final List<Summary.Rebalance> rebalances = new ArrayList<>();
  private List<Plan.PlannedScript> firstPlanned = List.of();
  private Set<Plan.PlannedScript> scripts = Set.of();

  /** Keep those of a trial. */
  public Rebalances(Trial trial) {
    this.trial = trial;
  }

  /** Add a rebalance at the moment when it is done. */
  public Summary.Rebalance add(Cycle cycle) {
    Set<Plan.PlannedScript> before = scripts;
    scripts = new HashSet<>(cycle.plan().assignments());
    if (rebalances.isEmpty()) {
      firstPlanned = cycle.plan().assignments();
    }
    double now = trial.hoursPassed();
    double since = rebalances.isEmpty() ? 0 : rebalances.get(rebalances.size() - 1).hours();
    double earned = trial.ledger().between(since, now);
    Summary.Rebalance rebalance =
        new Summary.Rebalance(
            now,
            trial.level(),
            cycle.targetsWorked(),
            cycle.threadsUsed(),
            cycle.threadsIdle(),
            scripts.stream().filter(script -> !before.contains(script)).count(),
            now > since ? earned / (now - since) : 0);
    rebalances.add(rebalance);
    return rebalance;
  }

  /** All so far, in order. */
  public List<Summary.Rebalance> all() {
    return List.copyOf(rebalances);
  }

  /** What the first one planned. */
  public List<Plan.PlannedScript> firstPlanned() {
    return firstPlanned;
  }
}
