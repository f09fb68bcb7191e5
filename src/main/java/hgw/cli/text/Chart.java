package hgw.cli.text;

import java.util.List;
import java.util.stream.IntStream;

/** Draws bars behind the lines of a table. */
public final class Chart {
  private static final int WIDTH = 30;
  private static final int PROGRESS_WIDTH = 20; // with what stands behind, less than 80

  private Chart() {}

  /** Append a bar to each line, the longest for the largest value. */
  public static List<String> behind(List<String> lines, List<Double> values, Style style) {
    double largest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return IntStream.range(0, lines.size())
        .mapToObj(i -> lines.get(i) + "  " + style.bar(length(values.get(i), largest)))
        .map(String::stripTrailing)
        .toList();
  }

  /** What is more than nothing has a bar. */
  private static int length(double value, double largest) {
    return value <= 0 ? 0 : Math.max(1, (int) Math.round(WIDTH * value / largest));
  }

  /** Draw how much of a work is done, 0..1. */
  public static String progress(double done, Style style) {
    int length = (int) (PROGRESS_WIDTH * Math.min(1, done));
    return "[" + style.bar(length) + " ".repeat(PROGRESS_WIDTH - length) + "]";
  }
}
