package hgw.facts;

/** RAM that one target is to be batched with, and what it earns so. */
public final class Share {
  private final Target target;
  private final double ram;
  private final double hack;
  private final int depth;
  private final double preparedIn;
  private final double income;
  private final int place;
  private final Shares shares;

  Share(
      Shares shares,
      Target target,
      double ram,
      double hack,
      int depth,
      double preparedIn,
      double income,
      int place) {
    this.shares = shares;
    this.target = target;
    this.ram = ram;
    this.hack = hack;
    this.depth = depth;
    this.preparedIn = preparedIn;
    this.income = income;
    this.place = place;
  }

  /** The target. */
  public Target getTarget() {
    return target;
  }

  /** RAM for workers, in GB; the batcher's own is not part of it. */
  public double getRam() {
    return ram;
  }

  /** Fraction 0..1 of the money that a batch takes, at the level of now. */
  public double getHack() {
    return hack;
  }

  /** Batches in flight, at the level of now. */
  public int getDepth() {
    return depth;
  }

  /** Time until the first hack lands, in ms. */
  public double getPreparedIn() {
    return preparedIn;
  }

  /** Income once it is prepared, in dollars per hour, at the level of now. */
  public double getIncome() {
    return income;
  }

  /** Its place among the shares, 1 the largest. */
  public int getPlace() {
    return place;
  }

  /** The limits that hold for its batcher. */
  public Shares getShares() {
    return shares;
  }

  @Override
  public String toString() {
    return "share of " + target.getHost();
  }
}
