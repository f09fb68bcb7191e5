package hgw.cli.command;

import hgw.Decimal;
import hgw.UserError;
import hgw.cli.command.OptionRow.Reader;
import hgw.cli.text.Units;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads values of options, each refused in one sentence that names the option and the value. */
final class Values {
  private Values() {}

  /** Any text. */
  static String text(String named, String text) {
    return text;
  }

  /** A ratio in 0..1. */
  static Double ratio(String named, String text) {
    return number(value -> value >= 0 && value <= 1, "a ratio in 0..1").read(named, text);
  }

  /** A number that is more than 0. */
  static Double positive(String named, String text) {
    return number(value -> value > 0, "more than 0").read(named, text);
  }

  /** A number that is not less than another. */
  static Reader<Double> atLeast(double least) {
    return number(value -> value >= least, "at least " + Units.number(least));
  }

  /**
   * A finite number.
   *
   * @param allowed which are in range
   * @param wanted the range in words
   */
  private static Reader<Double> number(DoublePredicate allowed, String wanted) {
    return (named, text) -> {
      double value =
          Decimal.parse(text).orElseThrow(() -> new UserError(named + " is not a number."));
      if (!Double.isFinite(value) || !allowed.test(value)) {
        throw new UserError(named + " is out of range: " + wanted + ".");
      }
      return value;
    };
  }

  /** A port, 0 for any that is free. */
  static Integer port(String named, String text) {
    double port =
        number(value -> value >= 0 && value <= 65535, "a port in 0..65535").read(named, text);
    if (port != Math.rint(port)) {
      throw new UserError(named + " is not a whole number.");
    }
    return (int) port;
  }

  /**
   * A time in whole ms, not over {@code most}.
   *
   * @param least what less is raised to by who uses it
   */
  static Reader<Long> milliseconds(long least, long most) {
    return (named, text) -> {
      double written = Decimal.parse(text).orElse(Double.NaN);
      if (written != Math.rint(written)) { // NaN, too
        throw new UserError(named + " is not a whole number of milliseconds, such as 1800000.");
      }
      long ms = (long) written;
      if (ms > most) {
        throw new UserError(
            named
                + " is out of range: "
                + least
                + ".."
                + most
                + " ms, which is "
                + TimeUnit.MILLISECONDS.toDays(most)
                + " days.");
      }
      return ms;
    };
  }

  /** Names with commas between, each once. */
  static String[] names(String named, String text) {
    List<String> names = Stream.of(text.split(",", -1)).map(String::strip).distinct().toList();
    if (names.contains("")) {
      throw new UserError(named + " has an empty name: write names with commas between.");
    }
    return names.toArray(String[]::new);
  }

  /** The origin of a page, without a slash at its end. */
  static String origin(String named, String text) {
    if (!text.matches("https?://[^/]+/?")) {
      throw new UserError(named + " is not an origin, such as https://example.org.");
    }
    String origin = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return origin.replaceFirst("^(http://.*):80$|^(https://.*):443$", "$1$2"); // as browsers do
  }

  /** One of some words, each the name of a constant. */
  static <E extends Enum<E>> Reader<E> word(Class<E> type) {
    return (named, text) ->
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> word(constant).equals(text))
            .findFirst()
            .orElseThrow(() -> new UserError(named + " is unknown: " + words(type, " or ") + "."));
  }

  /** The words of a type, in order. */
  static <E extends Enum<E>> String words(Class<E> type, String separator) {
    return Arrays.stream(type.getEnumConstants())
        .map(Values::word)
        .collect(Collectors.joining(separator));
  }

  /** The word for a constant. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
