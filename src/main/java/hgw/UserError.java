package hgw;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Something the user can mend: a flag, a file, a rule.
 *
 * <p>The message is one clear sentence, on one line whatever names are in it. It names the flag,
 * the file, {@code file.drl:line} or the path of the JSON value, and the likely mend. It is printed
 * as it is, without a stack trace, and the program ends with exit code 2.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Create an error with the sentence that the user reads. */
  public UserError(String message) {
    super(OneLine.of(message));
  }

  /** Create an error of several sentences, one a line. */
  public UserError(Collection<String> messages) {
    super(messages.stream().map(OneLine::of).collect(Collectors.joining("\n")));
  }

  /** Create an error with the sentence that the user reads, keeping what led to it. */
  public UserError(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }
}
