package hgw.game.simulated;

import hgw.economy.Operation;
import hgw.economy.SteadyCycle;
import hgw.economy.TargetState;
import hgw.network.Player;

/**
 * What decides for a process: what it does first, and what follows when one of its operations is
 * over. It may have none, one or many in flight.
 */
interface Mind {
  /** Decide what to do first. */
  void begin(Hands hands);

  /** Decide what follows from an operation of its process that is over. */
  void ended(Result result, Hands hands);

  /** What a mind can see, and do with its process. */
  interface Hands {
    /** A target as it is now. */
    TargetState target(String host);

    /** Start an operation; how long it takes is settled now, what it does when it ends. */
    void start(String target, Operation operation);

    /** The player as of now. */
    Player player();

    /**
     * Let a cycle that leaves the target as it was repeat as often as time allows, and then start
     * an operation.
     */
    void repeat(String target, SteadyCycle.Cycle cycle, Operation operation);
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
