package hgw.cli.command;

import hgw.UserError;
import hgw.history.History;
import hgw.history.HistoryException;
import hgw.history.Moment;
import hgw.history.Query;
import hgw.history.Recorded;
import java.util.List;
import java.util.Optional;

/** What commands about the history have in common. */
final class HistoryOptions {
  private HistoryOptions() {}

  /** Something to be asked. */
  interface Question<T> {
    T ask(History history) throws HistoryException, InterruptedException;
  }

  /**
   * Ask the history.
   *
   * @param nothing the answer where nothing was recorded yet
   * @throws UserError if it cannot be read
   */
  static <T> T ask(Question<T> question, T nothing) throws InterruptedException {
    try {
      Optional<History> history = History.open(History.file(System.getenv()));
      if (history.isEmpty()) {
        return nothing;
      }
      try (History open = history.get()) {
        return question.ask(open);
      }
    } catch (HistoryException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Read the number of a rebalance.
   *
   * @param named what to call it in a message
   * @throws UserError if it is none
   */
  static long id(String named, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UserError(named + " is not the number of a rebalance. hgw history lists them.", e);
    }
  }

  /**
   * Return to the moment of a rebalance.
   *
   * @throws UserError if it is not recorded
   */
  static Moment moment(long id) throws InterruptedException {
    Optional<Moment> moment = ask(history -> history.moment(id), Optional.empty());
    if (moment.isEmpty()) {
      throw missing(id);
    }
    return moment.get();
  }

  /** Say that a rebalance is not recorded, and which are. */
  static UserError missing(long id) throws InterruptedException {
    String known =
        ask(
            history -> {
              List<Recorded> last = history.rebalances(Query.LIVE, 1);
              return last.isEmpty()
                  ? ", nor any other of the live game"
                  : "; the last of the live game is " + last.get(0).id();
            },
            ", nor any other");
    return new UserError("rebalance " + id + " is not recorded" + known + ".");
  }
}
