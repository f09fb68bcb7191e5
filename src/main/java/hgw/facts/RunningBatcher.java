package hgw.facts;

import hgw.network.Grant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A batcher that runs while the plan is made, on a server of this network. */
public final class RunningBatcher {
  private final Target target;
  private final Runner runner;
  private final Map<String, Double> grants;

  /**
   * Create the fact.
   *
   * @param grants what it may fill
   */
  public RunningBatcher(Target target, Runner runner, List<Grant> grants) {
    this.target = target;
    this.runner = runner;
    this.grants = grants.stream().collect(Collectors.toMap(Grant::runner, Grant::ram, Double::sum));
  }

  /** The target that it works on. */
  public Target getTarget() {
    return target;
  }

  /** The runner that hosts it; its workers run on others, too. */
  public Runner getRunner() {
    return runner;
  }

  /** RAM of a runner that it may fill, in GB; 0 if none. */
  public double granted(Runner on) {
    return grants.getOrDefault(on.getHost(), 0.0);
  }

  @Override
  public String toString() {
    return "running batcher " + runner.getHost() + " -> " + target.getHost();
  }
}
