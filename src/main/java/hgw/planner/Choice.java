package hgw.planner;

/**
 * A value that the player may choose.
 *
 * @param value what holds
 * @param given whether the player chose it; a rule that finds a better one leaves it then
 */
public record Choice<T>(T value, boolean given) {
  /** Return what the player chose. */
  public static <T> Choice<T> given(T value) {
    return new Choice<>(value, true);
  }

  /** Return what holds because the player chose nothing. */
  public static <T> Choice<T> usual(T value) {
    return new Choice<>(value, false);
  }
}
