package hgw.economy;

import hgw.network.Player;
import hgw.network.Server;
import java.util.function.Supplier;

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

  private final Player player;
  private final Supplier<LoopDecisions> newLoop;
  private final double horizonMs;
  private final double wipeEveryMs;
  private final TargetState state;
  private SteadyCycle steady = SteadyCycle.alsoLong();
  private LoopDecisions loop;
  private double earned;
  private double now;
  private double wipe;
  private int steps;

  private LoopYield(
      Server target,
      Player player,
      Supplier<LoopDecisions> newLoop,
      double horizonMs,
      double wipeEveryMs) {
    this.player = player;
    this.newLoop = newLoop;
    this.horizonMs = horizonMs;
    this.wipeEveryMs = wipeEveryMs;
    this.state = new TargetState(target);
    this.loop = newLoop.get();
    this.wipe = wipeEveryMs;
  }

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
    return new LoopYield(
            target,
            player,
            () -> new LoopDecisions(threads, money, hack, epsilon),
            horizonMs,
            wipeEveryMs)
        .run();
  }

  private double run() {
    while (true) {
      Operation operation = loop.next(state);
      boolean hacks = operation.kind() == Operation.Kind.HACK;
      SteadyCycle.Cycle cycle = hacks ? steady.hacking(state, loop, player.hackingLevel()) : null;
      if (cycle != null && steady.brief()) {
        return earned + rest(cycle);
      }
      if (cycle != null) {
        repeat(cycle);
      }
      double chance = hacks ? state.hackChance(player) : 1;
      if (chance <= 0) {
        return earned;
      }
      double duration = state.duration(player, operation.kind());
      if (duration < SteadyCycle.SHORT_MS) {
        if (++steps > MOST_STEPS) {
          return now > 0 ? earned * horizonMs / now : 0;
        }
        double most = Math.min(MOST_MS, Math.min(wipe, horizonMs) - now) / duration;
        operation = operation.times(loop.alike(operation, state, player, (long) most));
      }
      duration = duration * operation.times() / chance;
      if (now + duration > wipe) {
        wipe();
        if (now >= horizonMs || duration > wipeEveryMs) {
          return earned;
        }
      } else if (now + duration > horizonMs) {
        return earned;
      } else {
        now += duration;
        end(operation, duration);
      }
    }
  }

  /** What a cycle brings until the horizon; of a short one a wipe loses no more than one. */
  private double rest(SteadyCycle.Cycle cycle) {
    double kept = Math.max(0, 1 - cycle.ms() / wipeEveryMs);
    return Math.max(0, horizonMs - now) / cycle.ms() * kept * cycle.dollars();
  }

  /** Let a cycle pass as often as it fits before a wipe. */
  private void repeat(SteadyCycle.Cycle cycle) {
    double times = Math.max(0, Math.floor((Math.min(wipe, horizonMs) - now) / cycle.ms()));
    now += times * cycle.ms();
    earned += times * cycle.dollars();
  }

  private void wipe() {
    now = wipe;
    wipe += wipeEveryMs;
    loop = newLoop.get();
    steady = SteadyCycle.alsoLong();
  }

  private void end(Operation operation, double duration) {
    double before = state.money();
    double sec = state.sec();
    double dollars = 0;
    switch (operation.kind()) {
      case HACK -> {
        dollars = state.hack(player, operation.threadsInAll(), 1);
        earned += dollars;
        loop.hacked(dollars / operation.times(), before, state.sec() - sec);
      }
      case GROW -> state.grow(player, operation.threadsInAll());
      case WEAKEN -> state.weaken(player, operation.threadsInAll());
    }
    steady.did(operation, duration, dollars, 0);
  }
}
