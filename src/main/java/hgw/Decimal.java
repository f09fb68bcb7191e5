package hgw;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads numbers as people write them: digits, a point, a sign, an exponent, and nothing else. */
public final class Decimal {
  /** Java takes more: {@code 0.5d}, {@code 0x1p-1}, {@code NaN}, the digits of every script. */
  private static final Pattern WRITTEN = Pattern.compile("[0-9.eE+-]+");

  private Decimal() {}

  /** Read a number; empty if the text is none. */
  public static OptionalDouble parse(String text) {
    if (!WRITTEN.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
