package hgw.economy;

import hgw.network.Formulas;
import hgw.network.Player;
import hgw.network.Server;

/** How many threads a loop can put to use on a target. */
public final class LoopThreads {
  private LoopThreads() {}

  /**
   * The most threads that any one operation of a loop on this target can use, at minimum security:
   * the largest of hacking {@code hack} of the money, growing that back, growing to the maximum
   * from what is there now, and weakening to the minimum from now; rounded up.
   *
   * @param hack fraction of the money that a hack takes, counted as at most {@link
   *     LoopDecisions#MAX_HACK_FRACTION}
   * @return threads, {@link Long#MAX_VALUE} where no number of threads is enough
   */
  public static long usefulThreads(Player player, Server target, double hack) {
    double fraction = Math.min(hack, LoopDecisions.MAX_HACK_FRACTION);
    double k = Formulas.growthLog(player, target.minSec(), target.growth());
    double stolen = Formulas.stolenPerThread(player, target.minSec(), target.requiredLevel());
    double steal = quotient(fraction, stolen);
    double regrow = quotient(Math.log(1 / (1 - fraction)), k);
    double growNow = quotient(Math.log(target.maxMoney() / Math.max(target.money(), 1)), k);
    double weakenNow = (target.sec() - target.minSec()) / Formulas.weakenPerThread(player);
    return (long) Math.ceil(Math.max(Math.max(steal, regrow), Math.max(growNow, weakenNow)));
  }

  /** Divide, where nothing to do takes no threads even if a thread does nothing. */
  private static double quotient(double work, double perThread) {
    return work <= 0 ? 0 : work / perThread;
  }
}
