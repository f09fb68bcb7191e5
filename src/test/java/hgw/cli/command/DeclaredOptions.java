package hgw.cli.command;

import hgw.UserError;
import java.util.List;
import java.util.stream.Stream;

/** The options as they are declared, so that no test has a list that one could be missing from. */
public final class DeclaredOptions {
  private static final List<String> SAMPLES =
      List.of("1", "all", "text", "http://localhost", "names,more", "n00dles.money=1");

  private DeclaredOptions() {}

  /** The names of all. */
  public static Stream<String> names() {
    return OptionTable.rows().stream().map(OptionRow::name);
  }

  /** The names of those that want a value. */
  public static Stream<String> valued() {
    return rows().filter(row -> row.argument() != null).map(OptionRow::name);
  }

  /** The names of those that want a value and are given once at most. */
  public static Stream<String> single() {
    return rows().filter(row -> row.argument() != null && !row.repeatable()).map(OptionRow::name);
  }

  /** Those that {@code hgw compare} does not take, with a value if they want one. */
  public static Stream<String> besideCompare() {
    return rows()
        .filter(row -> !Compare.USAGE.rows().contains(row))
        .filter(row -> row != OptionTable.HELP && row != OptionTable.VERSION)
        .filter(row -> row != OptionTable.SCORE) // refused with a sentence of its own
        .map(row -> String.join(" ", sound(row)).substring("--".length()));
  }

  static Stream<OptionRow<?>> rows() {
    return OptionTable.rows().stream();
  }

  /** An option as it is given, with a value that it accepts. */
  static List<String> sound(OptionRow<?> row) {
    return row.argument() == null
        ? List.of(row.flag())
        : List.of(
            row.flag(), SAMPLES.stream().filter(it -> accepts(row, it)).findFirst().orElseThrow());
  }

  private static boolean accepts(OptionRow<?> row, String value) {
    try {
      row.reader().read(row.flag(), value);
      return true;
    } catch (UserError e) {
      return false;
    }
  }
}
