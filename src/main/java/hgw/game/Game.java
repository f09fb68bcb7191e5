package hgw.game;

import java.util.List;

/**
 * A game that hgw plays: the live one or a simulated one. Used by one thread, but for {@link
 * #request} and {@link #end}.
 *
 * <p>Every action may throw a {@link GameException} when the game cannot be reached; what it was
 * doing then is either done as a whole or not begun, and the next rebalance makes it right.
 */
public interface Game {
  /** Why {@link #await} returned. */
  enum Event {
    /** The time is up. */
    TIME,
    /** The game has come back, or was there from the start: its fleet is unknown. */
    CONNECTED,
    /** Somebody wants to be heard: another thread, or the game, which then has {@link #notes}. */
    REQUESTED,
    /** There is no more to come. */
    ENDED
  }

  /**
   * Look at the player and every server, and see to it that the loop is there.
   *
   * @throws GameException if the game cannot be reached
   */
  Discovery discover();

  /**
   * Look at the player and every server, and change nothing.
   *
   * @throws GameException if the game cannot be reached
   */
  default Discovery look() {
    return discover();
  }

  /**
   * Kill, copy and launch as ordered, all in one turn of the game. A launch that fails does not
   * stop the others.
   *
   * @throws GameException if the game cannot be reached
   */
  Applied apply(Orders orders);

  /**
   * Ask for the player's cash and what the loops have earned since the last time.
   *
   * @throws GameException if the game cannot be reached
   */
  Telemetry telemetry();

  /**
   * Game time in ms since some moment; it never goes back, and goes on while the machine sleeps.
   */
  long now();

  /** Game time in ms after which it makes sense to ask for {@link #telemetry} again. */
  long lookEveryMs();

  /**
   * Let time pass until a moment, or until something happens.
   *
   * @param until as {@link #now} will say then
   */
  Event await(long until) throws InterruptedException;

  /** Let {@link #await} return {@link Event#REQUESTED}, now or the next time. By any thread. */
  void request();

  /** Let {@link #await} return {@link Event#ENDED} from now on. The loops go on. By any thread. */
  void end();

  /** What the player should know of the game since the last time, sentences; most say nothing. */
  default List<String> notes() {
    return List.of();
  }
}
