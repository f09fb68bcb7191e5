package hgw.game;

import hgw.OneLine;

/** The game could not be reached, or did not do what it was told. May pass by itself. */
public final class GameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean away;

  private GameException(String message, boolean away) {
    super(OneLine.of(message));
    this.away = away;
  }

  /** Create an exception with a sentence for the player. */
  public GameException(String message) {
    this(message, false);
  }

  /** Create an exception with a sentence for the player, keeping what led to it. */
  public GameException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
    this.away = false;
  }

  /** Create the exception of a game that is not there, as before it connects. */
  public static GameException away(String message) {
    return new GameException(message, true);
  }

  /** Whether the game is just not there: nothing is wrong then, and it is heard when it is back. */
  public boolean away() {
    return away;
  }
}
