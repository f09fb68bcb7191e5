package hgw.cli.text;

import hgw.history.By;
import hgw.history.Details;
import hgw.history.Recorded;
import hgw.history.TargetRecord;
import hgw.history.Total;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Formats what the history tells as CSV (RFC 4180), money in dollars; what is absent is empty. */
public final class HistoryCsv {
  private HistoryCsv() {}

  /**
   * A column.
   *
   * @param value what it has of something; null if that is absent
   */
  private record Column<T>(String name, Function<T, @Nullable Object> value) {}

  /** One line for each rebalance. */
  public static String rebalances(List<Recorded> rebalances) {
    return csv(
        rebalances,
        List.of(
            new Column<>("id", Recorded::id),
            new Column<>("at", Recorded::at),
            new Column<>("simulated", Recorded::simulated),
            new Column<>("game", Recorded::game),
            new Column<>("hgw", Recorded::hgw),
            new Column<>("run", Recorded::run),
            new Column<>("number", Recorded::number),
            new Column<>("score", Recorded::score),
            new Column<>("pack", Recorded::pack),
            new Column<>("rulesHash", Recorded::rulesHash),
            new Column<>("level", Recorded::level),
            new Column<>("runners", Recorded::runners),
            new Column<>("threads", Recorded::threads),
            new Column<>("targets", Recorded::targets),
            new Column<>("failed", Recorded::failed),
            new Column<>("predictedPerHour", Recorded::predictedPerHour),
            new Column<>("hours", Recorded::hours),
            new Column<>("predicted", Recorded::predicted),
            new Column<>("earned", Recorded::earned),
            new Column<>("misfires", Recorded::misfires)));
  }

  /** One line for each score, pack, ... */
  public static String totals(By by, List<Total> totals) {
    return csv(
        totals,
        List.of(
            new Column<>(by.name().toLowerCase(Locale.ROOT), Total::name),
            new Column<>("rebalances", Total::rebalances),
            new Column<>("hours", Total::hours),
            new Column<>("earned", Total::earned),
            new Column<>("earnedPerHour", Total::earnedPerHour),
            new Column<>("predicted", Total::predicted),
            new Column<>("misfires", Total::misfires)));
  }

  /** One line for each target of a rebalance. */
  public static String details(Details details) {
    return csv(
        details.targets(),
        List.of(
            new Column<>("target", TargetRecord::target),
            new Column<>("runner", TargetRecord::runner),
            new Column<>("script", TargetRecord::script),
            new Column<>("threads", TargetRecord::threads),
            new Column<>("pid", TargetRecord::pid),
            new Column<>("why", TargetRecord::why),
            new Column<>("predictedPerHour", TargetRecord::predictedPerHour),
            new Column<>("predicted", TargetRecord::predicted),
            new Column<>("earned", TargetRecord::earned),
            new Column<>("misfires", TargetRecord::misfires)));
  }

  private static <T> String csv(List<T> rows, List<Column<T>> columns) {
    StringBuilder csv = new StringBuilder();
    csv.append(row(columns.stream().map(Column::name)));
    for (T row : rows) {
      csv.append(row(columns.stream().map(column -> cell(column.value().apply(row)))));
    }
    return csv.toString();
  }

  private static String row(Stream<String> cells) {
    return cells.collect(Collectors.joining(",", "", "\n"));
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    boolean plain =
        text.chars().noneMatch(it -> it == ',' || it == '"' || it == '\n' || it == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
