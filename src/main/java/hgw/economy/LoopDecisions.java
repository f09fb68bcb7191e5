package hgw.economy;

import hgw.network.Formulas;
import hgw.network.Player;

/**
 * The decisions of {@code hgw-loop.js}, line by line. A test runs both side by side, so that one
 * cannot change without the other.
 */
public final class LoopDecisions {
  /** No hack takes more than this part of a target's money: all of it never regrows. */
  public static final double MAX_HACK_FRACTION = 0.99;

  private static final double PROBE = 24;

  private final long threads;
  private final double ratio;
  private final double fraction;
  private final double epsilon;
  private double perThread;
  private double own;
  private long wanted;

  /**
   * Start a loop.
   *
   * @param threads threads it has
   * @param money ratio of the maximum money to grow to, 0..1
   * @param hack fraction of the money that one hack takes, 0..1
   * @param epsilon security above the minimum that it tolerates
   */
  public LoopDecisions(long threads, double money, double hack, double epsilon) {
    this.threads = threads;
    this.ratio = money;
    this.fraction = Math.min(hack, MAX_HACK_FRACTION);
    this.epsilon = epsilon;
  }

  /**
   * What a loop knows, beside what it sees of its target.
   *
   * @param perThread fraction of the money that one thread steals, 0 until learned
   * @param own security that hacks added since the last grow or weaken
   */
  public record Memory(double perThread, double own) {}

  /** What the loop knows now. */
  public Memory memory() {
    return new Memory(perThread, own);
  }

  /** Decide what to do with a target as it is now. */
  public Operation next(TargetState target) {
    boolean poor = target.money() < ratio * target.maxMoney();
    if (target.sec() > target.minSec() + epsilon + (poor ? own : 0)) {
      own = 0;
      return new Operation(Operation.Kind.WEAKEN, threads);
    }
    if (poor) {
      own = 0;
      return new Operation(Operation.Kind.GROW, threads);
    }
    wanted = (long) Math.max(1, Math.ceil(perThread > 0 ? fraction / perThread : fraction * PROBE));
    return new Operation(Operation.Kind.HACK, Math.min(wanted, threads));
  }

  /**
   * Say how often at least the loop will decide the same from here: half the way to where it would
   * not. Late in the game an operation takes milliseconds; those of a long way are worked out as
   * one.
   *
   * @param most no more than this
   */
  public long alike(Operation next, TargetState target, Player player, long most) {
    double tolerated = target.minSec() + epsilon;
    double way =
        switch (next.kind()) {
          case HACK ->
              perThread <= 0 // one hack has to teach it first
                  ? 0
                  : Math.min(
                      (tolerated - target.sec()) / TargetState.HACK_SECURITY,
                      (1 - ratio * target.maxMoney() / Math.max(1, target.money()))
                          / target.stolenPerThread(player));
          case WEAKEN -> (target.sec() - tolerated) / Formulas.weakenPerThread(player);
          case GROW ->
              Math.min(
                  (tolerated - target.sec()) / TargetState.GROW_SECURITY,
                  Math.log(ratio * target.maxMoney() / Math.max(1, target.money()))
                      / target.growthLog(player));
        };
    double times = Math.min(most, way / 2 / next.threads());
    return times >= 2 ? (long) times : 1;
  }

  /**
   * Learn from a hack that is over.
   *
   * @param stolen dollars it took, 0 if it failed
   * @param before dollars that were there when it began
   * @param security by how much it raised the security since it began
   */
  public void hacked(double stolen, double before, double security) {
    own += Math.max(0, security);
    if (stolen <= 0) {
      return;
    }
    double part = stolen / before;
    if (wanted <= threads) {
      perThread = part / wanted;
    } else if (part > fraction) {
      perThread = perThread > 0 ? part / wanted : fraction;
    }
  }
}
