package hgw.cli.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Writes money, hours, counts and other numbers, all over hgw in the same way. */
public final class Units {
  private static final double MS_PER_HOUR = 3_600_000;

  private Units() {}

  /** A number and its noun: {@code 1 thread}. */
  public static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** A number of threads: {@code 12 threads}. */
  public static String threads(long threads) {
    return count(threads, "thread");
  }

  /** Format a number as short as it can be read. */
  public static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format(Locale.ROOT, "%d", (long) value);
    }
    return value >= 1000
        ? String.format(Locale.ROOT, "%.1f", value)
        : String.valueOf(Math.round(value * 1e6) / 1e6);
  }

  /** Format a number with no more digits than these, but for those before the point. */
  public static String digits(double value, int digits) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits));
    return (rounded.scale() < 0 ? BigDecimal.valueOf(Math.round(value)) : rounded)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Format money as the game does: {@code $1.234m}. */
  public static String dollars(double amount) {
    String[] units = {"", "k", "m", "b", "t", "q"};
    int unit = 0;
    double value = amount;
    while (Math.abs(value) >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "$%.0f%s" : "$%.3f%s", value, units[unit]);
  }

  /** Format ms as minutes and seconds, rounded up: {@code 29:59}. */
  public static String minutes(long ms) {
    long seconds = Math.max(0, ms + 999) / 1000;
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  /** Format game hours as hours and minutes: {@code 1:30}. */
  public static String hours(double hours) {
    long minutes = (long) (hours * 60 + 1e-9);
    return String.format(Locale.ROOT, "%d:%02d", minutes / 60, minutes % 60);
  }

  /** Format ms as hours, minutes and seconds: {@code 0:04:12}. */
  public static String seconds(long ms) {
    return hours(ms / MS_PER_HOUR) + String.format(Locale.ROOT, ":%02d", ms / 1000 % 60);
  }

  /** Name a time to come: {@code the next three hours}. */
  public static String nextHours(double hours) {
    String[] words = {"", "", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    if (hours == 1) {
      return "the next hour";
    }
    boolean small = hours == Math.rint(hours) && hours > 0 && hours < words.length;
    return "the next " + (small ? words[(int) hours] : number(hours)) + " hours";
  }

  /** A place in an order: {@code ninth}, {@code 12th}. */
  public static String ordinal(int number) {
    String[] words = {
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"
    };
    if (number >= 1 && number <= words.length) {
      return words[number - 1];
    }
    int ten = number % 100;
    String end =
        ten >= 11 && ten <= 13
            ? "th"
            : switch (number % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return number + end;
  }
}
