package hgw.cli.text;

import hgw.planner.Matched;
import org.jspecify.annotations.Nullable;

/** Writes values that conditions looked at. */
final class ValueText {
  private ValueText() {}

  /** A value and whose it is: {@code requiredLevel 725}. */
  static String plain(Matched matched) {
    return matched.property() + " " + value(matched.value());
  }

  /** A value and what it was compared with: {@code requiredLevel 725 > hackingLevel 610}. */
  static String comparison(Matched matched) {
    return matched.property()
        + " "
        + value(matched.value())
        + " "
        + matched.operator()
        + " "
        + asked(matched);
  }

  /** What a value was compared with: {@code hackingLevel 610}. */
  static String asked(Matched matched) {
    String of = matched.of() == null ? "" : name(matched.of());
    if (matched.asked() == null && !of.isEmpty()) {
      return of;
    }
    return (of.isEmpty() ? "" : of + " ") + value(matched.asked());
  }

  /** The last word of where a value comes from. */
  private static String name(String of) {
    return of.substring(of.lastIndexOf(' ') + 1);
  }

  /** A value as it is read. */
  static String value(@Nullable Object value) {
    return value instanceof Number number
        ? Units.number(number.doubleValue())
        : Shown.name(String.valueOf(value));
  }

  /** A value as a number, 0 if it is none. */
  static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }
}
