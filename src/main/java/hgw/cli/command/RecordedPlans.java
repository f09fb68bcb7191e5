package hgw.cli.command;

import hgw.UserError;
import hgw.cli.text.DifferenceText;
import hgw.cli.text.HistoryText;
import hgw.cli.text.Terminal;
import hgw.history.Moment;
import hgw.planner.Planner;
import hgw.workbench.diff.Difference;
import java.util.List;
import java.util.stream.Stream;

/** Sets the plans of two recorded rebalances against each other. */
final class RecordedPlans {
  static final OptionRow<String[]> PLANS =
      OptionRow.value(
          "plans",
          "ID,ID",
          "two plans of the history, as hgw history numbers them",
          null,
          String[].class,
          Values::names);

  private RecordedPlans() {}

  static void diff(Line line, Terminal terminal) throws InterruptedException {
    for (OptionRow<?> row : line.given()) {
      if (row != PLANS && !OutputOptions.ROWS.contains(row)) {
        throw new UserError(
            PLANS.flag() + " names both sides as they were, " + row.flag() + " does nothing then.");
      }
    }
    List<Long> ids = Stream.of(line.get(PLANS).orElseThrow()).map(RecordedPlans::id).toList();
    if (ids.size() != 2) {
      throw new UserError(PLANS.flag() + " needs two rebalances: " + PLANS.usage() + ".");
    }
    Moment from = HistoryOptions.moment(ids.get(0));
    Moment to = HistoryOptions.moment(ids.get(1));
    Difference difference =
        Difference.of(
            Replay.recorded(from, Planner.of(from.pack())),
            Replay.recorded(to, Planner.of(to.pack())));
    String source =
        "the servers of "
            + HistoryText.when(from.rebalance().at())
            + " and "
            + HistoryText.when(to.rebalance().at());
    terminal.result(difference, () -> DifferenceText.of(source, difference, terminal.style()));
  }

  private static long id(String text) {
    return HistoryOptions.id(PLANS.flag() + " " + text, text);
  }
}
