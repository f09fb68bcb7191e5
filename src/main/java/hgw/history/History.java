package hgw.history;

import hgw.StateDirectory;
import hgw.UserError;
import hgw.network.files.Snapshot;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Plan;
import hgw.planner.source.RuleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rebalances that were recorded, to be asked. May be open while others record: an answer holds
 * what was written until then. Used by one thread.
 */
public final class History implements AutoCloseable {
  private final Path file;
  private final Connection connection;

  private History(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Name the file in the user's state directory; it need not exist yet. */
  public static Path file(Map<String, String> environment) {
    return StateDirectory.of(environment).resolve("history.db");
  }

  /**
   * Open a history.
   *
   * @return empty if nothing was recorded yet
   * @throws HistoryException if the file cannot be read, or has another format
   */
  public static Optional<History> open(Path file) throws HistoryException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Store.forReading(file).map(connection -> new History(file, connection));
  }

  /** A question. */
  private interface Question<T> {
    T ask(Connection connection) throws SQLException, IOException;
  }

  private <T> T answer(Question<T> question) throws HistoryException {
    try {
      return question.ask(connection);
    } catch (SQLException e) {
      throw Trouble.of(file, e);
    } catch (IOException | IllegalArgumentException e) {
      throw new HistoryException(
          "the history " + file + " holds what this hgw cannot read: " + e.getMessage() + ".", e);
    }
  }

  /**
   * List rebalances in order, with what changed from one to the next.
   *
   * @param most how many of the last ones at most
   */
  public List<Recorded> rebalances(Query query, int most) throws HistoryException {
    return answer(it -> new Listing(it).rebalances(query, most));
  }

  /** Count rebalances. */
  public int count(Query query) throws HistoryException {
    return answer(it -> new Listing(it).count(query));
  }

  /**
   * Sum rebalances up.
   *
   * @param zone by which days begin
   */
  public List<Total> totals(Query query, By by, ZoneId zone) throws HistoryException {
    return answer(it -> Totals.of(it, query, by, zone));
  }

  /** Find a rebalance; empty if there is none of this id, or none any more. */
  public Optional<Recorded> rebalance(long id) throws HistoryException {
    return answer(it -> new Listing(it).rebalance(id));
  }

  /** Tell all of a rebalance but its network and plan. */
  public Optional<Details> details(long id) throws HistoryException {
    Optional<Recorded> rebalance = rebalance(id);
    if (rebalance.isEmpty()) {
      return Optional.empty();
    }
    return answer(
        it -> {
          Contents contents = new Contents(it, id);
          return Optional.of(
              new Details(
                  rebalance.get(), choices(contents), contents.fileRecords(), contents.targets()));
        });
  }

  /**
   * Return to the moment of a rebalance.
   *
   * @throws HistoryException also if an hgw recorded it whose plans this one cannot read
   */
  public Optional<Moment> moment(long id) throws HistoryException {
    Optional<Recorded> rebalance = rebalance(id);
    if (rebalance.isEmpty()) {
      return Optional.empty();
    }
    try {
      return answer(
          it -> {
            Contents contents = new Contents(it, id);
            byte[] network = contents.network().getBytes(StandardCharsets.UTF_8);
            return Optional.of(
                new Moment(
                    rebalance.get(),
                    Snapshot.parse("rebalance " + id, network),
                    choices(contents),
                    pack(contents),
                    Codec.read(contents.plan(), Plan.class)));
          });
    } catch (UserError e) {
      throw new HistoryException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Choices choices(Contents contents) throws SQLException, IOException {
    return Codec.read(contents.choices(), Choices.class);
  }

  private static Pack pack(Contents contents) throws SQLException, IOException {
    List<RuleFile> files = new ArrayList<>(contents.files());
    return Pack.of(files, List.of(Codec.read(contents.overlays(), String[].class)));
  }

  @Override
  public void close() throws HistoryException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Trouble.of(file, e);
    }
  }
}
