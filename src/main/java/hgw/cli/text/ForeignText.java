package hgw.cli.text;

import hgw.game.Orders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names the scripts that are not loops of hgw and are killed: one by one where they are few, by
 * file where they are many.
 */
final class ForeignText {
  private static final int FEW = 20;

  /** The processes of one file. */
  private record Sum(String file, long count, long hosts, String anyHost) {
    static Sum of(String file, List<Orders.Foreign> scripts) {
      List<String> hosts = scripts.stream().map(Orders.Foreign::host).distinct().toList();
      return new Sum(file, ForeignText.count(scripts), hosts.size(), hosts.get(0));
    }

    String text() {
      String where = hosts == 1 ? anyHost : Units.count(hosts, "server");
      return Shown.name(file)
          + (count == 1 ? "" : " x " + String.format(Locale.ROOT, "%,d", count))
          + " on "
          + Shown.name(where);
    }
  }

  private ForeignText() {}

  /** How many processes these are. */
  static long count(List<Orders.Foreign> scripts) {
    return scripts.stream().mapToLong(foreign -> foreign.script().count()).sum();
  }

  /** A few words for each script, or for each file where there are many scripts. */
  static List<String> items(List<Orders.Foreign> scripts) {
    if (scripts.size() <= FEW) {
      return scripts.stream().map(it -> Shown.name(it.toString())).toList();
    }
    Map<String, List<Orders.Foreign>> byFile =
        scripts.stream()
            .collect(
                Collectors.groupingBy(it -> it.script().file(), TreeMap::new, Collectors.toList()));
    List<Sum> most =
        byFile.entrySet().stream()
            .map(entry -> Sum.of(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingLong(Sum::count).reversed())
            .toList();
    List<String> items = new ArrayList<>();
    most.stream().limit(FEW).map(Sum::text).forEach(items::add);
    if (most.size() > FEW) {
      long others = most.stream().skip(FEW).mapToLong(Sum::count).sum();
      items.add(
          Units.count(others, "other script") + " of " + Units.count(most.size() - FEW, "file"));
    }
    return items;
  }
}
