package hgw.cli.command;

import static hgw.cli.command.OptionTable.FORMAT;

import hgw.UserError;
import hgw.cli.text.HistoryCsv;
import hgw.cli.text.HistoryText;
import hgw.cli.text.Terminal;
import hgw.history.By;
import hgw.history.Details;
import hgw.history.Query;
import hgw.history.Recorded;
import hgw.history.Total;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lists the rebalances that were recorded, sums them up, or tells all of one. */
final class ShowHistory implements Command {
  private static final OptionRow<When> SINCE =
      OptionRow.value(
          "since",
          "WHEN",
          "rebalances from then on: 7d, 12h, yesterday, tuesday, 2026-11-24, 2026-11-24T15:00",
          null,
          When.class,
          When::since);

  private static final OptionRow<When> ON =
      OptionRow.value(
          "on",
          "DAY",
          "rebalances of one day: today, yesterday, tuesday, 2026-11-24",
          null,
          When.class,
          When::day);

  private static final OptionRow<By> BY =
      OptionRow.value(
          "by",
          Values.words(By.class, "|"),
          "sum up what was earned instead of listing it; rules tells versions of a pack apart",
          null,
          By.class,
          Values.word(By.class));

  private static final OptionRow<Boolean> SIMULATED =
      OptionRow.flag(
          "simulated", "those of simulated games that were recorded, not of the live one");

  /** How the answer is printed. */
  enum AnswerFormat {
    TEXT,
    JSON,
    CSV
  }

  private static final OptionRow<AnswerFormat> ANSWER =
      OptionRow.value(
          FORMAT.name(),
          Values.words(AnswerFormat.class, "|"),
          "how to print the answer",
          Values.word(AnswerFormat.TEXT),
          AnswerFormat.class,
          Values.word(AnswerFormat.class));

  static final Usage USAGE =
      Usage.named(
              "history",
              "hgw history --since 7d --by score",
              "what was done and earned; of one of them: hgw history ID",
              ShowHistory::new)
          .operands("[ID]")
          .takes(List.of(SINCE, ON, BY, SIMULATED, ANSWER));

  /** So many rebalances are listed where no time is asked for. */
  private static final int LAST = 20;

  private final Line line;
  private final Terminal terminal;
  private final AnswerFormat format;
  private final Query query;

  private ShowHistory(Line line, Terminal terminal) {
    this.line = line;
    this.format = line.get(ANSWER).orElse(AnswerFormat.TEXT);
    this.terminal = terminal.withJson(format == AnswerFormat.JSON);
    if (line.has(SINCE) && line.has(ON)) {
      throw new UserError(SINCE.flag() + " and " + ON.flag() + " exclude each other.");
    }
    if (line.rest().size() > 1) {
      throw new UserError("history tells of one rebalance at a time, or lists them without an ID.");
    }
    Optional<When> time = line.get(SINCE).or(() -> line.get(ON));
    this.query =
        new Query(
            line.has(SIMULATED),
            time.map(When::begins).orElse(null),
            line.get(ON).map(When::ends).orElse(null));
  }

  @Override
  public void run() throws InterruptedException {
    if (!line.rest().isEmpty()) {
      details(line.rest().get(0));
    } else if (line.has(BY)) {
      totals(line.get(BY).orElseThrow());
    } else {
      list();
    }
  }

  private void details(String text) throws InterruptedException {
    for (OptionRow<?> row : List.of(SINCE, ON, BY, SIMULATED)) {
      if (line.has(row)) {
        throw new UserError(
            "history " + text + " tells of one rebalance, " + row.flag() + " of many. Drop one.");
      }
    }
    long id = HistoryOptions.id("history " + text, text);
    Optional<Details> details =
        HistoryOptions.ask(history -> history.details(id), Optional.empty());
    if (details.isEmpty()) {
      throw HistoryOptions.missing(id);
    }
    print(
        details.get(),
        () -> HistoryCsv.details(details.get()),
        words -> words.details(details.get()));
  }

  private void totals(By by) throws InterruptedException {
    ZoneId zone = ZoneId.systemDefault();
    List<Total> totals = HistoryOptions.ask(history -> history.totals(query, by, zone), List.of());
    print(
        new Totals(by, totals),
        () -> HistoryCsv.totals(by, totals),
        words -> words.totals(query, by, totals));
  }

  private void list() throws InterruptedException {
    int most =
        line.has(SINCE) || line.has(ON) || format != AnswerFormat.TEXT ? Integer.MAX_VALUE : LAST;
    Listed listed =
        HistoryOptions.ask(
            history -> new Listed(history.rebalances(query, most), history.count(query)),
            new Listed(List.of(), 0));
    print(
        new Rebalances(listed.rebalances()),
        () -> HistoryCsv.rebalances(listed.rebalances()),
        words -> words.rebalances(query, listed.rebalances(), listed.all()));
  }

  /** The answer to what was earned by something, as JSON. */
  private record Totals(By by, List<Total> totals) {}

  /** The answer to what was done, as JSON. */
  private record Rebalances(List<Recorded> rebalances) {}

  /** Rebalances, and how many there are in all. */
  private record Listed(List<Recorded> rebalances, int all) {}

  private void print(Object document, Supplier<String> csv, Function<HistoryText, String> text) {
    if (format == AnswerFormat.CSV) {
      terminal.print(csv.get());
    } else {
      terminal.result(document, () -> text.apply(new HistoryText(terminal.style())));
    }
  }
}
