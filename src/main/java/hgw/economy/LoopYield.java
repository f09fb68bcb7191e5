package hgw.economy;

import hgw.network.Player;
import hgw.network.Server;

/**
 * What one loop earns on one target, worked out by running it against the target from its state of
 * now, time to prepare included. Hacks count by their chance: one that fails is tried again, so a
 * success takes the time of {@code 1 / chance} hacks. The player's level stays as it is.
 */
public final class LoopYield {
  private static final double MS_PER_HOUR = 3_600_000;

  /** Short operations are worked out many at a time, for no more than so many ms together ... */
  private static final double MOST_MS = 60_000;

  /** ... and after so many steps the rest is taken to go on as it went. */
  private static final int MOST_STEPS = 5000;

  private LoopYield() {}

  /**
   * Work out the dollars per hour that a loop takes, as the mean of some hours from now; the rest
   * as in {@link #of}.
   */
  public static double perHour(
      Server target,
      Player player,
      long threads,
      double money,
      double hack,
      double epsilon,
      double hours,
      double wipeEveryMs) {
    double horizonMs = hours * MS_PER_HOUR;
    return of(target, player, threads, money, hack, epsilon, horizonMs, wipeEveryMs) / hours;
  }

  /**
   * Work out the dollars that a loop takes within a time.
   *
   * @param target the target as it is now
   * @param threads threads of the loop
   * @param money see {@link LoopDecisions}
   * @param hack see {@link LoopDecisions}
   * @param epsilon see {@link LoopDecisions}
   * @param horizonMs the time looked at, in ms
   * @param wipeEveryMs time after which the loop is killed and starts anew, in ms
   */
  public static double of(
      Server target,
      Player player,
      long threads,
      double money,
      double hack,
      double epsilon,
      double horizonMs,
      double wipeEveryMs) {
    if (threads < 1 || target.requiredLevel() > player.hackingLevel()) {
      return 0;
    }
    TargetState state = new TargetState(target);
    SteadyCycle steady = new SteadyCycle();
    LoopDecisions loop = new LoopDecisions(threads, money, hack, epsilon);
    double earned = 0;
    double now = 0;
    double wipe = wipeEveryMs;
    int steps = 0;
    while (true) {
      Operation operation = loop.next(state);
      boolean hacks = operation.kind() == Operation.Kind.HACK;
      if (hacks) {
        SteadyCycle.Cycle cycle = steady.hacking(state, loop, player.hackingLevel());
        if (cycle != null) {
          // of a short cycle a wipe loses no more than one
          double kept = Math.max(0, 1 - cycle.ms() / wipeEveryMs);
          return earned + Math.max(0, horizonMs - now) / cycle.ms() * kept * cycle.dollars();
        }
      }
      double duration = state.duration(player, operation.kind());
      if (duration < SteadyCycle.SHORT_MS) {
        if (++steps > MOST_STEPS) {
          return now > 0 ? earned * horizonMs / now : 0;
        }
        double most = Math.min(MOST_MS, Math.min(wipe, horizonMs) - now) / duration;
        operation = operation.times(loop.alike(operation, state, player, (long) most));
        duration *= operation.times();
      }
      double before = state.money();
      double sec = state.sec();
      if (hacks) {
        double chance = state.hackChance(player);
        if (chance <= 0) {
          return earned;
        }
        duration /= chance;
      }
      if (now + duration > wipe) {
        now = wipe;
        wipe += wipeEveryMs;
        loop = new LoopDecisions(threads, money, hack, epsilon);
        steady = new SteadyCycle();
        if (now >= horizonMs || duration > wipeEveryMs) {
          return earned;
        }
        continue;
      }
      now += duration;
      if (now > horizonMs) {
        return earned;
      }
      double dollars = 0;
      switch (operation.kind()) {
        case HACK -> {
          double stolen = state.hack(player, operation.threadsInAll(), 1);
          earned += stolen;
          dollars = stolen;
          loop.hacked(stolen / operation.times(), before, state.sec() - sec);
        }
        case GROW -> state.grow(player, operation.threadsInAll());
        case WEAKEN -> state.weaken(player, operation.threadsInAll());
      }
      steady.did(operation, duration, dollars, 0);
    }
  }
}
