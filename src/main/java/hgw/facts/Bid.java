package hgw.facts;

/** What a target earns with some threads, and how its loop has to be run for that. */
public final class Bid {
  private final Target target;
  private final long threads;
  private final double income;
  private final double money;
  private final double hack;
  private final double epsilon;

  Bid(Target target, long threads, double income, double money, double hack, double epsilon) {
    this.target = target;
    this.threads = threads;
    this.income = income;
    this.money = money;
    this.hack = hack;
    this.epsilon = epsilon;
  }

  /** The target. */
  public Target getTarget() {
    return target;
  }

  /** Threads of the loop. */
  public long getThreads() {
    return threads;
  }

  /** Income in dollars per hour, preparing the target included. */
  public double getIncome() {
    return income;
  }

  /** Ratio 0..1 of its maximum money to which the loop has to grow the target. */
  public double getMoney() {
    return money;
  }

  /** Fraction 0..1 of the money that one hack has to take. */
  public double getHack() {
    return hack;
  }

  /** Security above the minimum that the loop has to tolerate. */
  public double getEpsilon() {
    return epsilon;
  }

  @Override
  public String toString() {
    return "bid of " + target.getHost();
  }
}
