package hgw.economy.batch;

import hgw.economy.TargetState;
import hgw.network.Formulas;
import hgw.network.Player;
import hgw.network.Server;
import org.jspecify.annotations.Nullable;

/**
 * What a batcher brings in on one target, by the RAM that it has: worked out from the sizes that it
 * would choose, at the player's level of now.
 */
public final class BatchYield {
  private static final double MS_PER_HOUR = 3_600_000;

  /** Operations that prepare are larger than exactly needed, and some of them wait for others. */
  private static final double GROWING_WELL = 0.97;

  /** Money that is missing by no more than this is no reason to prepare. */
  private static final double ENOUGH_LOG = 0.02;

  private final Server target;
  private final Player player;
  private final double hackMs;
  private final double theft;
  private final double growth;
  private final double weakening;
  private final double chance;
  private final double earlyMs;

  /**
   * Look at a target.
   *
   * @param leastAheadMs ms that its batcher looks ahead
   */
  public BatchYield(Server target, Player player, double leastAheadMs) {
    this.target = target;
    this.player = player;
    this.hackMs = Formulas.hackTime(player, target.minSec(), target.requiredLevel());
    this.theft = Formulas.stolenPerThread(player, target.minSec(), target.requiredLevel());
    this.growth = Formulas.growth(player, target.growth());
    this.weakening = Formulas.weakenPerThread(player);
    this.chance =
        Formulas.hackChance(player, target.minSec(), target.requiredLevel(), target.rooted());
    this.earlyMs = Sizes.earliness(leastAheadMs);
  }

  /** The target. */
  public Server target() {
    return target;
  }

  /**
   * What batches bring in, once the target is prepared.
   *
   * @param sizes of a batch
   * @param ram GB that they fill at most
   * @param dollars per hour
   * @param experience per hour
   */
  public record Pace(Sizes sizes, double ram, double dollars, double experience) {}

  /**
   * Work out the pace in some RAM.
   *
   * @param ram GB
   * @param whole threads of the largest piece of it
   * @param fraction of the money that a batch takes at most, 0 for what pays most
   * @param depth batches in flight at most, 0 for as many as fit
   * @return null if nothing fits
   */
  public @Nullable Pace pace(double ram, long whole, double fraction, int depth) {
    if (theft <= 0 || growth <= 0 || !(hackMs < MS_PER_HOUR * 1000)) {
      return null;
    }
    Sizes sizes = Sizes.best(given(ram, whole, fraction, depth));
    if (sizes == null) {
      return null;
    }
    double batches = MS_PER_HOUR / sizes.periodMs();
    double stolen = sizes.fraction() * target.maxMoney() * chance;
    double learning = sizes.hack() * (chance + (1 - chance) / 4) + sizes.grow() + sizes.weaken();
    return new Pace(
        sizes,
        Sizes.ramInFlight(
            sizes.hack(), sizes.grow(), sizes.weaken(), hackMs, earlyMs, sizes.periodMs()),
        batches * Formulas.gained(player, stolen),
        batches * learning * Formulas.experiencePerThread(player, target.baseSec()));
  }

  /**
   * Work out how long it takes in some RAM until the first hack lands, in ms: the security is
   * weakened in waves, what is left grows, then batches without a hack grow the rest.
   *
   * @param ram GB
   * @param whole threads of the largest piece of it
   * @param runs whether its batcher runs: batches are in flight then
   * @return infinite if it cannot be done
   */
  public double preparesInMs(double ram, long whole, boolean runs) {
    long threads = WorkerRam.threads(ram, WorkerRam.PLANNED);
    if (threads < 2) {
      return Double.POSITIVE_INFINITY;
    }
    double ms = 0;
    double money = Math.max(1, Math.min(target.money(), target.maxMoney()));
    double growLog = Formulas.growthLog(player, target.minSec(), target.growth());
    double sec = target.sec();
    long left = (long) Math.ceil((sec - target.minSec()) / weakening - 1e-9);
    boolean calm = left <= 0 || runs && left <= threads;
    while (!calm && left > 0) {
      ms += 4 * Formulas.hackTime(player, sec, target.requiredLevel());
      long used = Math.min(left, threads);
      left -= used;
      sec -= used * weakening;
      double grows = (threads - used) / (1 + TargetState.GROW_SECURITY / weakening);
      money =
          Math.min(target.maxMoney(), (money + grows) * Math.exp(growLog * grows * GROWING_WELL));
    }
    double log = Math.log(target.maxMoney() / money);
    if (log > ENOUGH_LOG) {
      Sizes growing = Sizes.growing(given(ram, whole, 0, 0));
      if (growing == null) {
        return Double.POSITIVE_INFINITY;
      }
      ms += Math.ceil(log / growing.regrowth()) * growing.periodMs();
    }
    return runs && calm ? ms : ms + 4 * hackMs;
  }

  private Sizes.Given given(double ram, long whole, double fraction, int depth) {
    return new Sizes.Given(
        theft,
        growth,
        weakening,
        target.minSec(),
        hackMs,
        earlyMs,
        ram,
        whole,
        fraction > 0 ? Math.min(fraction, Sizes.FRACTION_MOST) : Sizes.FRACTION_MOST,
        depth > 0 ? depth : Integer.MAX_VALUE);
  }
}
