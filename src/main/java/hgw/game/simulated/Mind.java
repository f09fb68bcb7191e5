package hgw.game.simulated;

import hgw.economy.Operation;
import hgw.economy.SteadyCycle;
import hgw.economy.TargetState;
import hgw.network.Player;
import hgw.network.Script;

/**
 * What decides for a process: what it does first, and what follows when one of its operations is
 * over. It may have none, one or many in flight.
 */
interface Mind {
  /** Decide what to do first. */
  void begin(Hands hands);

  /** Decide what follows from an operation of its process that is over. */
  default void ended(Result result, Hands hands) {}

  /**
   * Decide what follows from the time that it waited for.
   *
   * @param dueMs the time; it may be later by now
   */
  default void woken(double dueMs, Hands hands) {}

  /** Do what a script does at its exit: its process was killed. */
  default void killed(Hands hands) {}

  /** What a mind can see, and do with its process. */
  interface Hands {
    /** The moment, in ms. */
    double nowMs();

    /** Whether timers are held back, so that short operations take longer than they should. */
    boolean throttled();

    /** The game's number of this process. */
    long pid();

    /** A target as it is now. */
    TargetState target(String host);

    /** The player as of now. */
    Player player();

    /** Start an operation; how long it takes is settled now, what it does when it ends. */
    default void start(String target, Operation operation) {
      start(target, operation, 0);
    }

    /**
     * Start an operation that takes longer.
     *
     * @param waitMs by how much longer
     */
    void start(String target, Operation operation, double waitMs);

    /**
     * Let a cycle that leaves the target as it was repeat as often as time allows, and then start
     * an operation.
     */
    void repeat(String target, SteadyCycle.Cycle cycle, Operation operation);

    /**
     * Let a cycle that leaves the target as it was repeat as often as time allows.
     *
     * @return ms that all of them take
     */
    double repeat(String target, SteadyCycle.Cycle cycle);

    /** Wait for a moment, in ms, and no longer for one before. */
    void wakeAt(double ms);

    /** Do something when what happens now is over, and before anything else. */
    void soon(Runnable action);

    /**
     * Launch a script.
     *
     * @param argument its first argument
     * @param ram GB per thread
     * @return its process; 0 if the game refuses
     */
    long launch(
        String host, Script.Kind script, String argument, long threads, double ram, Mind mind);

    /** End this process by its own will: its RAM is free. */
    void finish();
  }

  /**
   * An operation that is over.
   *
   * @param stolen dollars that it took, 0 if it is no hack or failed
   * @param moneyBefore dollars that the target had when it began
   * @param security by how much the security has risen since it began
   * @param ms how long it took
   * @param hacked whether it was a hack that took something from the target
   * @param chance the chance 0..1 that it had, 1 for others than hacks
   * @param experience what the player learned
   */
  record Result(
      String target,
      Operation operation,
      double stolen,
      double moneyBefore,
      double security,
      double ms,
      boolean hacked,
      double chance,
      double experience) {}
}
