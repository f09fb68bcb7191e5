package hgw.economy.batch;

import org.jspecify.annotations.Nullable;

/** Chooses the sizes of batches for the level, the money and the orders of the moment. */
final class SizeChooser {
  /** Of the maximum money: a batch grows back the rest on its own. */
  private static final double ENOUGH = 0.98;

  /** Of the money, that a batch takes at most until the theft per thread is known. */
  private static final double FRACTION_UNTAUGHT = 0.05;

  private final double minSecurity;
  private final double maxMoney;
  private final Lore lore;
  private final Holds holds;
  private @Nullable Sizes plan;
  private Sizes.@Nullable Given planGiven;

  SizeChooser(double minSecurity, double maxMoney, Lore lore, Holds holds) {
    this.minSecurity = minSecurity;
    this.maxMoney = maxMoney;
    this.lore = lore;
    this.holds = holds;
  }

  /** The batches of a prepared target as last chosen; null if none were or nothing fits. */
  @Nullable Sizes plan() {
    return plan;
  }

  /**
   * Sizes of the next batch: without a hack as long as money is foreseen to be missing.
   *
   * @param money that is foreseen
   * @return null if nothing fits
   */
  @Nullable Sizes next(BatchOrders orders, View view, double early, double money) {
    Sizes.Given given = given(orders, view, early);
    if (!given.equals(planGiven)) {
      planGiven = given;
      plan = Sizes.best(given);
    }
    if (money >= ENOUGH * maxMoney) {
      return plan;
    }
    Sizes growing = Sizes.growing(given);
    if (growing == null) {
      return plan;
    }
    double log = StrictMath.log(maxMoney / Math.max(1, money));
    long whole = holds.largest(view.nowMs());
    Sizes.Grow needed = Sizes.growThreads(log, lore.growth(), minSecurity, whole);
    if (needed.threads() >= growing.grow()) {
      return growing;
    }
    return growing.growing(needed, Sizes.weakenThreads(0, needed.threads(), lore.weakening()));
  }

  private Sizes.Given given(BatchOrders orders, View view, double early) {
    double most = Sizes.FRACTION_MOST;
    if (orders.fraction() > 0) {
      most = Math.min(most, orders.fraction());
    }
    return new Sizes.Given(
        lore.theft(view.level()),
        lore.growth(),
        lore.weakening(),
        minSecurity,
        view.hackMs(),
        early,
        holds.capacity(view.nowMs()),
        holds.largest(view.nowMs()),
        lore.theftKnown() ? most : Math.min(most, FRACTION_UNTAUGHT),
        orders.depth() > 0 ? orders.depth() : Integer.MAX_VALUE);
  }
}
