package hgw.economy.batch;

import hgw.economy.Operation.Kind;
import hgw.network.Formulas;

/** What a batcher knows of its target, told or learned. */
final class Lore {
  /** Of a poor server, until it is known. */
  private static final double GROWTH_UNTAUGHT = 0.1;

  private final double minSecurity;
  private final double maxMoney;
  private BatchOrders orders;
  private double growth = GROWTH_UNTAUGHT;
  private double thieving;
  private double seenMoney;
  private double seenSecurity;

  Lore(BatchOrders orders, double minSecurity, double maxMoney) {
    this.orders = orders;
    this.minSecurity = minSecurity;
    this.maxMoney = maxMoney;
    told(orders);
  }

  void told(BatchOrders orders) {
    this.orders = orders;
    if (orders.growth() > 0) {
      growth = orders.growth();
    }
  }

  void saw(View view) {
    seenMoney = view.money();
    seenSecurity = view.security();
  }

  /** Fraction of the money that one thread steals at minimum security, as far as is known. */
  double theft(int level) {
    if (orders.theft() > 0) {
      return Formulas.stolenPerThread(level, minSecurity, orders.required(), orders.theft(), 1);
    }
    return thieving > 0 ? thieving : (100 - minSecurity) / 100 / 240;
  }

  boolean theftKnown() {
    return orders.theft() > 0 || thieving > 0;
  }

  /** See {@link BatchOrders}. */
  double growth() {
    return growth;
  }

  /** Security that a weaken thread takes away. */
  double weakening() {
    return orders.weakening() > 0 ? orders.weakening() : Sizes.WEAKENING;
  }

  /**
   * Learn from what an operation did to the money, if nothing else happened since the last look. A
   * grow that reached the maximum says only that the server grows at least so fast.
   */
  void learn(Kind kind, long threads, View view) {
    double money = view.money();
    if (kind == Kind.HACK && money < seenMoney && seenMoney > 0) {
      thieving = (seenMoney - money) / seenMoney / threads;
    } else if (kind == Kind.GROW && orders.growth() == 0 && money > seenMoney) {
      double grown = StrictMath.log(money / (seenMoney + threads));
      double log = grown / threads / Sizes.growthLog(1, seenSecurity);
      if (money < maxMoney || log > growth) {
        growth = log;
      }
    }
  }
}
