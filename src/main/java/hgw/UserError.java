package hgw;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something the user can mend: a flag, a file, a rule.
 *
 * <p>The message is one clear sentence, on one line whatever names are in it. It names the flag,
 * the file, {@code file.drl:line} or the path of the JSON value, and the likely mend. It is printed
 * as it is, without a stack trace, and the program ends with exit code 2.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Place place;
  private final transient String sentence;

  /** Create an error with the sentence that the user reads. */
  public UserError(String message) {
    super(OneLine.of(message));
    place = null;
    sentence = message;
  }

  /** Create an error of several sentences, one a line. */
  public UserError(Collection<String> messages) {
    super(messages.stream().map(OneLine::of).collect(Collectors.joining("\n")));
    place = null;
    sentence = String.valueOf(getMessage());
  }

  /** Create an error with the sentence that the user reads, keeping what led to it. */
  public UserError(String message, Throwable cause) {
    super(OneLine.of(message), cause);
    place = null;
    sentence = message;
  }

  /** Create an error at a place, with which the message begins. */
  public UserError(Place place, String sentence, @Nullable Throwable cause) {
    super(OneLine.of(place.text() + ": " + sentence), cause);
    this.place = place;
    this.sentence = sentence;
  }

  /** Where it is; empty if it is in no file, or only the message tells. */
  public Optional<Place> place() {
    return Optional.ofNullable(place);
  }

  /** The message without the place. */
  public String sentence() {
    return OneLine.of(sentence);
  }
}
