package hgw.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a host is excluded, taken apart so that reasons which differ in their numbers alone can stand
 * together.
 *
 * @param shape the reason with every number replaced by a mark
 * @param numbers the numbers
 */
public record Reason(String host, String shape, List<String> numbers) {
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
  private static final String MARK = "\u0000";

  public static Reason of(String host, String reason) {
    Matcher matcher = NUMBER.matcher(reason);
    List<String> numbers = new ArrayList<>();
    String shape =
        matcher.replaceAll(
            number -> {
              numbers.add(number.group());
              return MARK;
            });
    return new Reason(host, shape, numbers);
  }

  /** The reason of a group of one shape, a number that differs written as N. */
  public static String title(List<Reason> group) {
    Reason first = group.get(0);
    StringBuilder title = new StringBuilder();
    String[] parts = first.shape().split(MARK, -1);
    for (int i = 0; i < parts.length; i++) {
      title.append(parts[i]);
      if (i + 1 < parts.length) {
        title.append(differs(group, i) ? "N" : first.numbers().get(i));
      }
    }
    return title.toString();
  }

  /** The hosts of a group of one shape, each with its numbers that differ. */
  public static List<String> hosts(List<Reason> group) {
    return group.stream()
        .map(
            reason -> {
              List<String> own = new ArrayList<>();
              for (int i = 0; i < reason.numbers().size(); i++) {
                if (differs(group, i)) {
                  own.add(reason.numbers().get(i));
                }
              }
              return reason.host() + (own.isEmpty() ? "" : " " + String.join("/", own));
            })
        .toList();
  }

  private static boolean differs(List<Reason> group, int index) {
    String number = group.get(0).numbers().get(index);
    return group.stream().anyMatch(reason -> !reason.numbers().get(index).equals(number));
  }
}
