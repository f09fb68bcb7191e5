package hgw.planner;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A value that a condition of a rule looked at, as it was when the rule fired. Immutable.
 *
 * @param fact whose it is: {@code target joesguns}, {@code settings}
 * @param property what of it: {@code requiredLevel}, {@code emptiest.remaining}
 * @param value a number, a boolean or a text, such as the host name of a runner; null if it is none
 * @param operator how the condition compares it; null where it only binds, or asks more at once
 * @param asked what it is compared with, as {@code value} is; null if that is not known
 * @param of where that comes from, such as {@code settings hackingLevel}; null for a constant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Matched(
    String fact,
    String property,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Object value,
    @Nullable String operator,
    @Nullable Object asked,
    @Nullable String of) {

  /** A value that is compared with nothing. */
  static Matched bound(String fact, String property, @Nullable Object value) {
    return new Matched(fact, property, value, null, null, null);
  }
}
