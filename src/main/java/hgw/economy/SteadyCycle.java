package hgw.economy;

import org.jspecify.annotations.Nullable;

/**
 * Notices when a loop repeats itself, so that what follows can be summed instead of worked out
 * operation by operation: late in the game an operation takes milliseconds, and hours of them would
 * take as long to work out. Told of every hack that is about to begin and of every operation that
 * is over.
 *
 * <p>A game sums only cycles of short operations: long ones are few. A loop that never repeats
 * itself exactly (one with so few threads that it wanders) counts as repeating the mean of some
 * rounds, from the first hack after a weaken to the next such hack, where they are short.
 */
public final class SteadyCycle {
  /** Operations of this many ms and more are played one by one: there are never many. */
  public static final double SHORT_MS = 1000;

  private static final int WANDERING = 2;
  private static final int LONGEST_ROUND = 100; // a rarer weaken weighs little
  private static final double ALIKE = 1e-9;

  /** A loop that is about to hack. */
  private record Moment(double money, double sec, LoopDecisions.Memory memory, int level) {
    boolean like(Moment other) {
      return level == other.level
          && alike(money, other.money)
          && alike(sec, other.sec)
          && alike(memory.perThread(), other.memory.perThread())
          && alike(memory.own(), other.memory.own());
    }

    private static boolean alike(double one, double other) {
      return Math.abs(one - other) <= ALIKE * Math.max(Math.abs(one), Math.abs(other));
    }
  }

  private final boolean longOnes;
  private boolean brief;
  private @Nullable Moment checkpoint;
  private int patience = 1;
  private int rounds;
  private int sinceRound;
  private boolean hackedLast = true;
  private boolean weakened;
  private double operations;
  private double ms;
  private double dollars;
  private double experience;

  /** Look for cycles of short operations alone. */
  public SteadyCycle() {
    this(false);
  }

  private SteadyCycle(boolean longOnes) {
    this.longOnes = longOnes;
  }

  /** Look for cycles of long operations as well, but only for such as repeat exactly. */
  static SteadyCycle alsoLong() {
    return new SteadyCycle(true);
  }

  /**
   * A cycle, or the mean of many.
   *
   * @param ms its duration
   * @param dollars what the player gets in it
   * @param experience what the player learns in it
   */
  public record Cycle(double ms, double dollars, double experience) {}

  /**
   * A hack is about to begin.
   *
   * @return the cycle that repeats from here; null if none does, or none that is looked for
   */
  public @Nullable Cycle hacking(TargetState target, LoopDecisions loop, int level) {
    Moment now = new Moment(target.money(), target.sec(), loop.memory(), level);
    if (checkpoint == null || checkpoint.level != level) {
      patience = 1;
      begin(now);
      return null;
    }
    if (hackedLast) {
      return null; // in the middle of a round
    }
    boolean repeats = now.like(checkpoint);
    if (weakened || ++sinceRound > LONGEST_ROUND) {
      rounds++;
      weakened = false;
      sinceRound = 0;
    } else if (!repeats) {
      return null;
    }
    if (!repeats && rounds < patience) {
      return null;
    }
    Cycle cycle = new Cycle(ms, dollars, experience);
    brief = ms < SHORT_MS * operations;
    begin(now);
    if (!repeats && patience < WANDERING) {
      patience *= 2; // what was before the checkpoint may have been no part of a cycle
      return null;
    }
    return brief || longOnes && repeats ? cycle : null;
  }

  /** Whether the cycle that was found last is one of short operations. */
  boolean brief() {
    return brief;
  }

  private void begin(Moment now) {
    checkpoint = now;
    rounds = 0;
    operations = 0;
    ms = 0;
    dollars = 0;
    experience = 0;
  }

  /**
   * An operation is over.
   *
   * @param ms its duration, that of hacks which fail before it succeeds included
   * @param dollars what the player got
   * @param experience what the player learned
   */
  public void did(Operation operation, double ms, double dollars, double experience) {
    operations += operation.times();
    this.ms += ms;
    this.dollars += dollars;
    this.experience += experience;
    hackedLast = operation.kind() == Operation.Kind.HACK;
    weakened |= operation.kind() == Operation.Kind.WEAKEN;
  }
}
