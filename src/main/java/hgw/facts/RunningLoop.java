package hgw.facts;

import hgw.economy.LoopYield;
import java.util.HashMap;
import java.util.Map;

/**
 * A loop that runs while the plan is made, on a server of this network. There are none unless a
 * rebalance restarts only what changes ({@code --restart changed}).
 */
public final class RunningLoop {
  private final Target target;
  private final Runner runner;
  private final long threads;
  private final double money;
  private final double hack;
  private final double epsilon;
  private final double finishesIn;
  private final Map<Double, Double> incomes = new HashMap<>(); // worked out when first asked for

  /**
   * Create the fact.
   *
   * @param finishesIn see {@link #getFinishesIn}
   */
  public RunningLoop(
      Target target,
      Runner runner,
      long threads,
      double money,
      double hack,
      double epsilon,
      double finishesIn) {
    this.target = target;
    this.runner = runner;
    this.threads = threads;
    this.money = money;
    this.hack = hack;
    this.epsilon = epsilon;
    this.finishesIn = finishesIn;
  }

  /** The target that it hacks. */
  public Target getTarget() {
    return target;
  }

  /** The runner that hosts it. */
  public Runner getRunner() {
    return runner;
  }

  /** Its threads. */
  public long getThreads() {
    return threads;
  }

  /** Ratio 0..1 of its maximum money to which it grows the target. */
  public double getMoney() {
    return money;
  }

  /** Fraction 0..1 of the money that one hack takes. */
  public double getHack() {
    return hack;
  }

  /** Security above the minimum that it tolerates. */
  public double getEpsilon() {
    return epsilon;
  }

  /** Time until its operation of now ends, in ms; infinite where the source does not say. */
  public double getFinishesIn() {
    return finishesIn;
  }

  /** What it earns if it goes on, in dollars per hour over the settings' horizon. */
  public double getIncome() {
    return income(target.settings().getHorizon());
  }

  /** What it earns if it goes on, in dollars per hour as the mean of some hours. */
  public double income(double hours) {
    return incomes.computeIfAbsent(hours, this::work);
  }

  private double work(double hours) {
    return LoopYield.perHour(
        target.server(),
        target.player(),
        threads,
        money,
        hack,
        epsilon,
        hours,
        Double.POSITIVE_INFINITY);
  }

  @Override
  public String toString() {
    return "running " + runner.getHost() + " -> " + target.getHost();
  }
}
