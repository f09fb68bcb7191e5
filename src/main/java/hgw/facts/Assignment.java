package hgw.facts;

import org.kie.api.definition.type.Modifies;

/** One loop to run: a runner works on a target with some threads. A target has at most one. */
public final class Assignment {
  private final Target target;
  private final Runner runner;
  private long threads;
  private double money;
  private double hack;
  private double epsilon;

  /**
   * Put a target on a runner; money, hack and epsilon start as the settings'.
   *
   * @param threads threads of the loop
   */
  public Assignment(Target target, Runner runner, long threads) {
    this.target = target;
    this.runner = runner;
    this.threads = threads;
    this.money = target.settings().getMoney();
    this.hack = target.settings().getHack();
    this.epsilon = target.settings().getEpsilon();
  }

  /** Accept a bid: put its target on a runner with its threads, money, hack and epsilon. */
  public Assignment(Bid bid, Runner runner) {
    this(bid.getTarget(), runner, bid.getThreads());
    this.money = bid.getMoney();
    this.hack = bid.getHack();
    this.epsilon = bid.getEpsilon();
  }

  /** Let a loop go on as it is. */
  public Assignment(RunningLoop loop) {
    this(loop.getTarget(), loop.getRunner(), loop.getThreads());
    this.money = loop.getMoney();
    this.hack = loop.getHack();
    this.epsilon = loop.getEpsilon();
  }

  /** The target that the loop hacks. */
  public Target getTarget() {
    return target;
  }

  /** The runner that hosts the loop. */
  public Runner getRunner() {
    return runner;
  }

  /** Rank of the target, 1 the best. */
  public int getRank() {
    return target.getRank();
  }

  /** Threads of the loop. */
  public long getThreads() {
    return threads;
  }

  /** Set the threads of the loop. */
  public void setThreads(long threads) {
    this.threads = threads;
  }

  /** Give the loop more threads. */
  @Modifies({"threads", "usable"})
  public void addThreads(long more) {
    this.threads += more;
  }

  /**
   * Further threads that the target could use (up to its {@code usefulThreads}) and that its runner
   * still has. Read it in a consequence: a condition on it is not tried again when the runner gives
   * threads to another assignment.
   */
  public long getUsable() {
    return Math.max(0, Math.min(target.getUsefulThreads() - threads, runner.getRemaining()));
  }

  /** Ratio 0..1 of its maximum money to which the loop grows the target before it hacks. */
  public double getMoney() {
    return money;
  }

  /** Set the ratio of the maximum money to grow to, 0..1. */
  public void setMoney(double money) {
    this.money = money;
  }

  /** Fraction 0..1 of the money that one hack takes. */
  public double getHack() {
    return hack;
  }

  /** Set the fraction of the money that one hack takes, 0..1. */
  public void setHack(double hack) {
    this.hack = hack;
  }

  /** Security above the minimum that the loop tolerates before it weakens. */
  public double getEpsilon() {
    return epsilon;
  }

  /** Set the security above the minimum that the loop tolerates, at least 0. */
  public void setEpsilon(double epsilon) {
    this.epsilon = epsilon;
  }

  @Override
  public String toString() {
    String noun = threads == 1 ? " thread" : " threads";
    return runner.getHost() + " -> " + target.getHost() + ", " + threads + noun;
  }
}
