package hgw.game.simulated;

import hgw.economy.Operation;
import hgw.economy.TargetState;

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
  }

  /**
   * An operation that is over.
   *
   * @param stolen dollars that it took, 0 if it is no hack or failed
   * @param moneyBefore dollars that the target had when it began
   * @param security by how much the security has risen since it began
   */
  record Result(
      String target, Operation operation, double stolen, double moneyBefore, double security) {}
}
