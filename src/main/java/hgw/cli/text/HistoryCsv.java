package hgw.cli.text;

import hgw.history.By;
import hgw.history.Details;
import hgw.history.Recorded;
import hgw.history.TargetRecord;
import hgw.history.Total;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats what the history tells as CSV (RFC 4180), money in dollars; what is absent is empty. */
public final class HistoryCsv {
  private HistoryCsv() {}

  /** One line for each rebalance. */
  public static String rebalances(List<Recorded> rebalances) {
    StringBuilder csv = new StringBuilder();
    row(
        csv,
        "id",
        "at",
        "simulated",
        "game",
        "hgw",
        "run",
        "number",
        "score",
        "pack",
        "rulesHash",
        "level",
        "runners",
        "threads",
        "targets",
        "failed",
        "predictedPerHour",
        "hours",
        "predicted",
        "earned",
        "misfires");
    for (Recorded it : rebalances) {
      row(
          csv,
          it.id(),
          it.at(),
          it.simulated(),
          it.game(),
          it.hgw(),
          it.run(),
          it.number(),
          it.score(),
          it.pack(),
          it.rulesHash(),
          it.level(),
          it.runners(),
          it.threads(),
          it.targets(),
          it.failed(),
          it.predictedPerHour(),
          it.hours(),
          it.predicted(),
          it.earned(),
          it.misfires());
    }
    return csv.toString();
  }

  /** One line for each score, pack, ... */
  public static String totals(By by, List<Total> totals) {
    StringBuilder csv = new StringBuilder();
    row(
        csv,
        by.name().toLowerCase(Locale.ROOT),
        "rebalances",
        "hours",
        "earned",
        "earnedPerHour",
        "predicted",
        "misfires");
    for (Total it : totals) {
      row(
          csv,
          it.name(),
          it.rebalances(),
          it.hours(),
          it.earned(),
          it.earnedPerHour(),
          it.predicted(),
          it.misfires());
    }
    return csv.toString();
  }

  /** One line for each target of a rebalance. */
  public static String details(Details details) {
    StringBuilder csv = new StringBuilder();
    row(
        csv,
        "target",
        "runner",
        "script",
        "threads",
        "pid",
        "why",
        "predictedPerHour",
        "predicted",
        "earned",
        "misfires");
    for (TargetRecord it : details.targets()) {
      row(
          csv,
          it.target(),
          it.runner(),
          it.script(),
          it.threads(),
          it.pid(),
          it.why(),
          it.predictedPerHour(),
          it.predicted(),
          it.earned(),
          it.misfires());
    }
    return csv.toString();
  }

  private static void row(StringBuilder csv, @Nullable Object... cells) {
    csv.append(Arrays.stream(cells).map(HistoryCsv::cell).collect(Collectors.joining(",")));
    csv.append('\n');
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    boolean plain =
        text.chars().noneMatch(it -> it == ',' || it == '"' || it == '\n' || it == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
