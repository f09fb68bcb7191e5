package hgw.cli.text;

import hgw.history.By;
import hgw.history.Details;
import hgw.history.FileRecord;
import hgw.history.Query;
import hgw.history.Recorded;
import hgw.history.TargetRecord;
import hgw.history.Total;
import hgw.planner.Choices;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats what the history tells for reading. */
public final class HistoryText {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);

  /** So many digits of a hash tell versions of a file apart. */
  private static final int DIGITS = 8;

  private static final String ABSENT = "-";

  private final Style style;
  private final StringBuilder text = new StringBuilder();

  /** Format one answer. */
  public HistoryText(Style style) {
    this.style = style;
  }

  /** Write a moment as the player's clock shows it: {@code Tue 2026-11-24 21:00}. */
  public static String when(Instant at) {
    return WHEN.format(at.atZone(ZoneId.systemDefault()));
  }

  /**
   * Format a list of rebalances.
   *
   * @param all how many there are in all, in the time that is asked for
   */
  public String rebalances(Query query, List<Recorded> rebalances, int all) {
    if (rebalances.isEmpty()) {
      return nothing(query);
    }
    text.append(style.heading(games(query))).append(", ");
    text.append(
        all > rebalances.size()
            ? "the last " + rebalances.size() + " of " + Units.count(all, "rebalance")
            : Units.count(all, "rebalance"));
    text.append("\n\n");
    boolean misfires = rebalances.stream().anyMatch(it -> it.misfires() != null);
    Table table = new Table(4).row(head(misfires));
    rebalances.forEach(it -> table.row(cells(it, misfires)));
    List<String> lines = table.lines();
    text.append(style.faint(lines.get(0) + "  what changed")).append('\n');
    for (int i = 0; i < rebalances.size(); i++) {
      String line = lines.get(i + 1) + "  " + ChangeText.of(rebalances.get(i).changes());
      text.append(line.stripTrailing()).append('\n');
    }
    if (all > rebalances.size()) {
      text.append(
          "\nMore: --since 7d, --on tuesday. Sums: --by score. One of them: hgw history ID.\n");
    }
    return text.toString();
  }

  private static List<String> head(boolean misfires) {
    List<String> cells =
        new ArrayList<>(List.of("id", "when", "score", "pack", "level", "targets"));
    cells.addAll(List.of("predicted/h", "earned/h"));
    if (misfires) {
      cells.add("misfires");
    }
    return cells;
  }

  private static List<String> cells(Recorded it, boolean misfires) {
    List<String> cells =
        new ArrayList<>(
            List.of("" + it.id(), when(it.at()), Shown.name(it.score()), Shown.name(it.pack())));
    cells.addAll(List.of("" + it.level(), "" + it.targets(), Units.dollars(it.predictedPerHour())));
    cells.add(dollars(it.earnedPerHour()));
    if (misfires) {
      cells.add(number(it.misfires()));
    }
    return cells;
  }

  /** Format sums; of scores and packs the first is the best. */
  public String totals(Query query, By by, List<Total> totals) {
    if (totals.isEmpty()) {
      return nothing(query);
    }
    String what = by.name().toLowerCase(Locale.ROOT);
    text.append(style.heading("Earned by " + what)).append(", ");
    text.append(games(query).toLowerCase(Locale.ROOT)).append("\n\n");
    boolean misfires = totals.stream().anyMatch(it -> it.misfires() != null);
    List<String> head =
        new ArrayList<>(
            List.of("  " + what, "rebalances", "hours", "earned", "per hour", "of predicted"));
    if (misfires) {
      head.add("misfires");
    }
    boolean ranked = by != By.DAY && by != By.TARGET && totals.size() > 1;
    boolean best = ranked && isMoney(totals.get(0).earnedPerHour());
    Table table = new Table(1).row(head);
    for (Total it : totals) {
      String mark = best && it == totals.get(0) ? "* " : "  ";
      List<String> cells =
          new ArrayList<>(List.of(mark + Shown.name(it.name()), "" + it.rebalances()));
      cells.addAll(List.of(Units.hours(it.hours()), dollars(it.earned())));
      cells.addAll(List.of(dollars(it.earnedPerHour()), ratio(it.earned(), it.predicted())));
      if (misfires) {
        cells.add(number(it.misfires()));
      }
      table.row(cells);
    }
    List<String> lines = table.lines();
    text.append(style.faint(lines.get(0))).append('\n');
    Chart.behind(lines.subList(1, lines.size()), lengths(by, totals), style)
        .forEach(line -> text.append(line).append('\n'));
    if (best) {
      text.append("\n* earned most an hour\n");
    }
    return text.toString();
  }

  private static boolean isMoney(@Nullable Double amount) {
    return amount != null && amount > 0;
  }

  private static List<Double> lengths(By by, List<Total> totals) {
    return totals.stream()
        .map(it -> by == By.TARGET ? it.earned() : it.earnedPerHour())
        .map(it -> Objects.requireNonNullElse(it, 0.0))
        .toList();
  }

  /** Format all of one rebalance. */
  public String details(Details details) {
    Recorded it = details.rebalance();
    text.append(style.heading("Rebalance " + it.id())).append(", ").append(when(it.at()));
    text.append(it.simulated() ? ", simulated game from " : ", ");
    text.append(Shown.name(it.game())).append("; the ").append(it.number());
    text.append(". since hgw ").append(it.hgw()).append(" was started\n\n");
    Choices choices = details.choices();
    field(
        "Settings",
        "score "
            + it.score()
            + ", money "
            + Units.number(choices.money().value())
            + ", hack "
            + Units.number(choices.hack().value())
            + ", epsilon "
            + Units.number(choices.epsilon().value()));
    field("Pack", it.pack());
    field(
        "Rules", details.files().stream().map(HistoryText::file).collect(Collectors.joining(", ")));
    field(
        "Runners",
        it.runners() + " with " + Units.threads(it.threads()) + ", hacking level " + it.level());
    field("Predicted", Units.dollars(it.predictedPerHour()) + " per hour");
    field("Earned", earned(it));
    if (it.misfires() != null) {
      field("Misfires", "" + it.misfires());
    }
    field("Changed", ChangeText.of(it.changes()));
    text.append('\n').append(style.heading("Targets (" + details.targets().size() + ")"));
    text.append('\n');
    targets(details.targets());
    return text.toString();
  }

  private static String file(FileRecord file) {
    return file.name() + " " + file.hash().substring(0, DIGITS);
  }

  private static String earned(Recorded it) {
    Double hours = it.hours();
    return hours == null
        ? "nobody measured it"
        : dollars(it.earnedPerHour())
            + " per hour, "
            + dollars(it.earned())
            + " in "
            + Units.hours(hours)
            + " hours, predicted "
            + dollars(it.predicted());
  }

  private void targets(List<TargetRecord> targets) {
    Table table = new Table(2);
    table.row("target", "runner", "threads", "predicted/h", "predicted", "earned", "misfires");
    for (TargetRecord it : targets) {
      table.row(
          Shown.name(it.target()),
          it.runner() == null ? "no more" : Shown.name(it.runner()),
          number(it.threads()),
          dollars(it.predictedPerHour()),
          dollars(it.predicted()),
          dollars(it.earned()),
          number(it.misfires()));
    }
    List<String> lines = table.lines();
    text.append(style.faint(lines.get(0))).append('\n');
    for (int i = 0; i < targets.size(); i++) {
      String why = targets.get(i).why();
      text.append(lines.get(i + 1));
      text.append(why == null ? "" : "  " + style.warning("FAILED") + ": " + Shown.name(why));
      text.append('\n');
    }
  }

  private void field(String name, String value) {
    if (!value.isEmpty()) {
      String head = String.format("%-11s", name);
      text.append(Wrap.hanging(head, Arrays.asList(Shown.name(value).split(" ")), " "));
    }
  }

  private String nothing(Query query) {
    boolean whole = query.since() == null && query.until() == null;
    return (whole ? "No rebalance" : "In this time no rebalance")
        + (query.simulated()
            ? " of a simulated game is recorded: hgw --simulate --record records one.\n"
            : " of the live game is recorded: hgw records each by itself. Of simulated games:"
                + " --simulated.\n");
  }

  private static String games(Query query) {
    return query.simulated() ? "Simulated games" : "The live game";
  }

  private static String dollars(@Nullable Double amount) {
    return amount == null ? ABSENT : Units.dollars(amount);
  }

  private static String number(@Nullable Long number) {
    return number == null ? ABSENT : number.toString();
  }

  private static String ratio(@Nullable Double earned, @Nullable Double predicted) {
    return earned == null || predicted == null || predicted <= 0
        ? ABSENT
        : Math.round(100 * earned / predicted) + "%";
  }
}
