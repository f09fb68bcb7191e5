package hgw.game;

/** The game could not be reached, or did not do what it was told. May pass by itself. */
public final class GameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Create an exception with a sentence for the player. */
  public GameException(String message) {
    super(message);
  }

  /** Create an exception with a sentence for the player, keeping what led to it. */
  public GameException(String message, Throwable cause) {
    super(message, cause);
  }
}
