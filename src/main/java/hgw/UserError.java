package hgw;

/**
 * Something the user can mend: a flag, a file, a rule.
 *
 * <p>The message is one clear sentence that names the flag, the file, {@code file.drl:line} or the
 * path of the JSON value, and the likely mend. It is printed as it is, without a stack trace, and
 * the program ends with exit code 2.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Create an error with the sentence that the user reads. */
  public UserError(String message) {
    super(message);
  }

  /** Create an error with the sentence that the user reads, keeping what led to it. */
  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
