package hgw.history;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists rebalances, and compares each with the one before. */
final class Listing {
  private static final String ROWS =
      """
      SELECT rebalance.id AS id, at, until, simulated, game, hgw, run, number, score, pack,
        rules.id AS rules, rules.hash AS hash, choices, level, runners, threads, targets, failed,
        per_hour, predicted, earned, misfires
      FROM rebalance JOIN run ON run.id = run JOIN rules ON rules.id = rebalance.rules
      """;

  private final Connection connection;
  private final Changes changes;

  Listing(Connection connection) {
    this.connection = connection;
    this.changes = new Changes(connection);
  }

  /**
   * A row.
   *
   * @param rules the id of its rules
   * @param choices as the codec wrote them
   */
  record Row(Recorded rebalance, long rules, String choices) {
    long id() {
      return rebalance.id();
    }
  }

  List<Recorded> rebalances(Query query, int most) throws SQLException, IOException {
    List<Row> rows =
        rows(
            ROWS + "WHERE simulated = ? AND at >= ? AND at < ? ORDER BY rebalance.id DESC LIMIT ?",
            query.simulated(),
            query.sinceMs(),
            query.untilMs(),
            most);
    List<Recorded> rebalances = new ArrayList<>();
    Map<Long, Row> lastOfRun = new HashMap<>();
    Row last = null;
    for (int i = rows.size() - 1; i >= 0; i--) {
      Row row = rows.get(i);
      Row before = lastOfRun.get(row.rebalance().run());
      if (before == null) {
        before = row.rebalance().number() == 1 && last != null ? last : before(row);
      }
      rebalances.add(with(row, before));
      lastOfRun.put(row.rebalance().run(), row);
      last = row;
    }
    return List.copyOf(rebalances);
  }

  int count(Query query) throws SQLException {
    String count =
        "SELECT count(*) FROM rebalance JOIN run ON run.id = run"
            + " WHERE simulated = ? AND at >= ? AND at < ?";
    try (PreparedStatement ask = connection.prepareStatement(count)) {
      ask.setBoolean(1, query.simulated());
      ask.setLong(2, query.sinceMs());
      ask.setLong(3, query.untilMs());
      try (ResultSet found = ask.executeQuery()) {
        found.next();
        return found.getInt(1);
      }
    }
  }

  Optional<Recorded> rebalance(long id) throws SQLException, IOException {
    List<Row> rows = rows(ROWS + "WHERE rebalance.id = ?", id);
    return rows.isEmpty() ? Optional.empty() : Optional.of(with(rows.get(0), before(rows.get(0))));
  }

  private Recorded with(Row row, @Nullable Row before) throws SQLException, IOException {
    Recorded it = row.rebalance();
    return it.with(before == null ? List.of() : changes.between(before, row));
  }

  /** The one before of the same run, else of the same kind of game. */
  private @Nullable Row before(Row row) throws SQLException {
    Recorded it = row.rebalance();
    List<Row> rows =
        rows(
            ROWS
                + "WHERE simulated = ? AND rebalance.id < ?"
                + " ORDER BY run = ? DESC, rebalance.id DESC LIMIT 1",
            it.simulated(),
            it.id(),
            it.run());
    return rows.isEmpty() ? null : rows.get(0);
  }

  private List<Row> rows(String question, Object... values) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement ask = connection.prepareStatement(question)) {
      for (int i = 0; i < values.length; i++) {
        ask.setObject(i + 1, values[i]);
      }
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          rows.add(new Row(recorded(row), row.getLong("rules"), row.getString("choices")));
        }
      }
    }
    return rows;
  }

  private static Recorded recorded(ResultSet row) throws SQLException {
    long at = row.getLong("at");
    Long until = Rows.whole(row, "until");
    return new Recorded(
        row.getLong("id"),
        Instant.ofEpochMilli(at),
        row.getBoolean("simulated"),
        row.getString("game"),
        row.getString("hgw"),
        row.getLong("run"),
        row.getInt("number"),
        row.getString("score"),
        row.getString("pack"),
        row.getString("hash"),
        row.getInt("level"),
        row.getInt("runners"),
        row.getLong("threads"),
        row.getLong("targets"),
        row.getLong("failed"),
        row.getDouble("per_hour"),
        until == null ? null : (Double) ((until - at) / Rows.MS_PER_HOUR),
        Rows.real(row, "predicted"),
        Rows.real(row, "earned"),
        Rows.whole(row, "misfires"),
        List.of());
  }
}
