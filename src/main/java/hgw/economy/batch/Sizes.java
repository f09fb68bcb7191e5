package hgw.economy.batch;

import hgw.economy.Operation.Kind;
import hgw.economy.TargetState;
import hgw.network.Formulas;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Thread counts of a batch, and the pace of landing such batches.
 *
 * @param hack threads that hack
 * @param grow threads that grow back what the hack takes
 * @param weaken threads that undo what both do to the security
 * @param fraction of the money, 0..1, that the hack takes
 * @param regrowth the log by which the grow grows
 * @param depth batches in flight
 * @param periodMs time between two batches
 */
public record Sizes(
    long hack,
    long grow,
    long weaken,
    double fraction,
    double regrowth,
    int depth,
    double periodMs) {
  /** Security that a weaken thread takes away, where a BitNode does not say otherwise. */
  public static final double WEAKENING = 0.05;

  /** The shortest time between the landings of two batches, in ms. */
  public static final double PERIOD_LEAST_MS = 60;

  /** Of the money, that one batch takes at most where the orders name no fraction. */
  public static final double FRACTION_MOST = 0.95;

  /** Time between two landings of one batch at most, in ms. */
  static final double SPACING_MOST_MS = 40;

  /** Grows are that much larger than needed: levels rise meanwhile. */
  static final double SPARE = 1.01;

  /** Batches in flight at most while the money grows. */
  private static final int GROWING_DEPTH = 12;

  /** Sizes of hacks are tried in steps of one part in so many. */
  private static final int HACK_STEPS = 12;

  /** More threads in one grow would reach the highest security there is. */
  static final long GROW_MOST = (long) Math.floor(90 / TargetState.GROW_SECURITY);

  /**
   * What sizes depend on.
   *
   * @param theft fraction of the money that one thread steals
   * @param growth see {@link BatchOrders}
   * @param weakening security that a weaken thread takes away
   * @param security of the target, at its minimum
   * @param hackMs time of a hack
   * @param earlyMs how long before its time an operation may have to start: {@link #earliness}
   * @param ram GB that there are
   * @param whole threads of the largest grant
   * @param fraction of the money that a hack takes at most
   * @param depth batches in flight at most
   */
  public record Given(
      double theft,
      double growth,
      double weakening,
      double security,
      double hackMs,
      double earlyMs,
      double ram,
      long whole,
      double fraction,
      int depth) {}

  /** Threads of grow that follow a hack, and the log by which they grow. */
  public record Grow(long threads, double log) {}

  /**
   * Find the batch that takes most of the money per second in the RAM that there is: every size of
   * hack is tried, each with as many batches in flight as fit. Neither the target's money nor the
   * chance of a hack matter, as they are the same for every size.
   *
   * @return null if nothing fits
   */
  public static @Nullable Sizes best(Given given) {
    // Cycles after which a pipeline repeats: the shortest there is, and one in which a whole number
    // of batches has hacks in flight if a quarter of their number is whole.
    double weakens = Kind.WEAKEN.hackTimes();
    double[] cycles = {
      weakens * given.hackMs + given.earlyMs, weakens * (given.hackMs + given.earlyMs)
    };
    Sizes best = null;
    double bestPace = 0;
    boolean fitting = true;
    for (long hacks = 1;
        fitting && (hacks == 1 || hacks * given.theft <= given.fraction);
        hacks += Math.max(1, hacks / HACK_STEPS)) {
      double part = hacks * given.theft;
      if (part >= 1) {
        break;
      }
      double security = given.security + TargetState.HACK_SECURITY * hacks;
      Grow grow = growThreads(-StrictMath.log(1 - part), given.growth, security, given.whole);
      long weaken = weakenThreads(hacks, grow.threads, given.weakening);
      Sizes sizes = new Sizes(hacks, grow.threads, weaken, part, grow.log, 0, 0);
      fitting = false; // if these do not, larger ones fit no better
      for (double cycle : cycles) {
        int depth = sizes.deepest(cycle, given);
        fitting |= depth > 0;
        double pace = part * depth / cycle;
        if (pace > bestPace) {
          bestPace = pace;
          best = sizes.landing(depth, cycle / depth);
        }
      }
    }
    return best;
  }

  /** The most of these that can be in flight when all of them land within a cycle. */
  private int deepest(double cycleMs, Given given) {
    double most = Math.max(1, Math.min(given.depth, Math.floor(cycleMs / PERIOD_LEAST_MS)));
    return (int)
        largest(
            (long) most,
            n ->
                ramInFlight(hack, grow, weaken, given.hackMs, given.earlyMs, cycleMs / n)
                    <= given.ram);
  }

  private Sizes landing(int depth, double periodMs) {
    return new Sizes(hack, grow, weaken, fraction, regrowth, depth, periodMs);
  }

  /** Return the same pace for a batch that only grows. */
  Sizes growing(Grow grows, long weakens) {
    return new Sizes(0, grows.threads, weakens, 0, grows.log, depth, periodMs);
  }

  /**
   * Find the batch without a hack that grows most per second in the RAM that there is. The theft
   * and the fraction do not matter.
   *
   * @return null if nothing fits
   */
  public static @Nullable Sizes growing(Given given) {
    double full = Kind.WEAKEN.hackTimes() * given.hackMs + given.earlyMs;
    Sizes best = null;
    for (int depth = 1; depth <= Math.min(GROWING_DEPTH, given.depth); depth++) {
      double period = full / depth;
      long grows =
          largest(
              GROW_MOST,
              n ->
                  ramInFlight(
                          0,
                          n,
                          weakenThreads(0, n, given.weakening),
                          given.hackMs,
                          given.earlyMs,
                          period)
                      <= given.ram);
      if (grows == 0) {
        break;
      }
      if (best != null && grows * depth <= best.grow * best.depth) {
        continue;
      }
      double apart = grows > given.whole ? TargetState.GROW_SECURITY * grows / 2 : 0;
      double log = growthLog(given.growth, given.security + apart) * grows;
      long weakens = weakenThreads(0, grows, given.weakening);
      best = new Sizes(0, grows, weakens, 0, log, depth, period);
    }
    return best;
  }

  /** The largest number from 1 to most that passes, 0 if none does. What passes, passes below. */
  static long largest(long most, LongPredicate passes) {
    long low = 0;
    long high = most;
    while (low < high) {
      long middle = (low + high + 1) / 2;
      if (passes.test(middle)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /**
   * RAM needed at most, in GB, just before a batch lands, when batches land every period.
   *
   * @param earlyMs how long before its time an operation may have to start
   */
  public static double ramInFlight(
      long hack, long grow, long weaken, double hackMs, double earlyMs, double periodMs) {
    return ram(Kind.HACK, hack, hackMs, earlyMs, periodMs)
        + ram(Kind.GROW, grow, hackMs, earlyMs, periodMs)
        + ram(Kind.WEAKEN, weaken, hackMs, earlyMs, periodMs);
  }

  private static double ram(
      Kind kind, long threads, double hackMs, double earlyMs, double periodMs) {
    double flying = Math.ceil((kind.hackTimes() * hackMs + earlyMs) / periodMs - 1e-9);
    return threads * WorkerRam.PLANNED * flying;
  }

  /** How long before its time an operation may have to start, by how far a batcher looks ahead. */
  public static double earliness(double aheadMs) {
    return aheadMs + 3 * SPACING_MOST_MS;
  }

  /**
   * Work out threads of grow. A hack has raised the security before; pieces of a grow that no
   * runner can take whole raise it for each other.
   *
   * @param log to grow by
   * @param growth see {@link BatchOrders}
   * @param security when the grow lands
   * @param whole threads of the largest grant
   */
  public static Grow growThreads(double log, double growth, double security, long whole) {
    double per = growthLog(growth, security);
    long threads = (long) Math.ceil(SPARE * log / per - 1e-9);
    if (threads > whole) {
      per = growthLog(growth, security + TargetState.GROW_SECURITY * threads / 2);
      threads = (long) Math.ceil(SPARE * log / per - 1e-9);
    }
    return new Grow(threads, per * threads);
  }

  /** The log by which one thread grows the money. */
  static double growthLog(double growth, double security) {
    return Formulas.baseGrowthLog(security) * growth;
  }

  /** Threads of weaken that undo a hack and a grow. */
  public static long weakenThreads(long hack, long grow, double weakening) {
    double security = TargetState.HACK_SECURITY * hack + TargetState.GROW_SECURITY * grow;
    return (long) Math.ceil(security / weakening - 1e-9);
  }
}
