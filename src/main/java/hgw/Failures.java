package hgw;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Turns what went wrong into words. */
public final class Failures {
  private Failures() {}

  /** Find what first went wrong. */
  public static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  /**
   * Make a path of what the user wrote.
   *
   * @param named what to call it in a message: the option and its value
   * @throws UserError if it cannot be one
   */
  public static Path path(String named, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UserError(named + " is not a path: " + e.getReason() + ".", e);
    }
  }
}
