package hgw.history;

import hgw.planner.source.RuleFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What was recorded of one rebalance, which there is. */
final class Contents {
  private final Connection connection;
  private final long id;

  Contents(Connection connection, long id) {
    this.connection = connection;
    this.id = id;
  }

  /** The network as a snapshot. */
  String network() throws SQLException, IOException {
    return text("network");
  }

  /** The plan, as the codec wrote it. */
  String plan() throws SQLException, IOException {
    return text("plan");
  }

  private String text(String column) throws SQLException, IOException {
    return one(
        "SELECT text.packed AS packed, text.size AS size, base.packed AS base,"
            + " base.size AS base_size FROM rebalance JOIN text ON text.id = "
            + column
            + " LEFT JOIN text base ON base.id = text.base WHERE rebalance.id = ?",
        Contents::text);
  }

  /** Unpack a text; a base has none itself. */
  private static String text(ResultSet row) throws SQLException, IOException {
    byte[] base = row.getBytes("base");
    byte[] beside =
        base == null ? new byte[0] : Packed.unpack(base, row.getInt("base_size"), new byte[0]);
    return Packed.text(Packed.unpack(row.getBytes("packed"), row.getInt("size"), beside));
  }

  /** What the player chose, as the codec wrote it. */
  String choices() throws SQLException, IOException {
    return one("SELECT choices FROM rebalance WHERE id = ?", row -> row.getString(1));
  }

  /** The names of what was laid over the default pack, as the codec wrote them. */
  String overlays() throws SQLException, IOException {
    return one(
        "SELECT overlays FROM rebalance JOIN rules ON rules.id = rebalance.rules"
            + " WHERE rebalance.id = ?",
        row -> row.getString(1));
  }

  /** The rule files. */
  List<RuleFile> files() throws SQLException, IOException {
    return each(
        "SELECT name, origin, location, packed, size, NULL AS base, shipped, encoding FROM rebalance"
            + " JOIN rule_file ON rule_file.rules = rebalance.rules"
            + " JOIN text ON text.id = rule_file.text WHERE rebalance.id = ? ORDER BY place",
        row ->
            new RuleFile(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                text(row),
                row.getBoolean("shipped"),
                RuleFile.Encoding.valueOf(row.getString("encoding"))));
  }

  /** The rule files without what they say. */
  List<FileRecord> fileRecords() throws SQLException, IOException {
    return each(
        "SELECT name, origin, hash FROM rebalance JOIN rule_file ON"
            + " rule_file.rules = rebalance.rules WHERE rebalance.id = ? ORDER BY place",
        row -> new FileRecord(row.getString(1), row.getString(2), row.getString(3)));
  }

  /** What was launched and earned. */
  List<TargetRecord> targets() throws SQLException, IOException {
    return each(
        "SELECT target.name AS target, runner.name AS runner, script, threads, pid, why, per_hour,"
            + " predicted, earned, misfires FROM work JOIN host target ON target.id = work.target"
            + " LEFT JOIN host runner ON runner.id = work.runner WHERE rebalance = ?"
            + " ORDER BY earned DESC, per_hour DESC, target.name",
        row ->
            new TargetRecord(
                row.getString("target"),
                row.getString("runner"),
                row.getString("script"),
                Rows.whole(row, "threads"),
                Rows.whole(row, "pid"),
                row.getString("why"),
                Rows.real(row, "per_hour"),
                Rows.real(row, "predicted"),
                Rows.real(row, "earned"),
                Rows.whole(row, "misfires")));
  }

  /** Reads a row. */
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException, IOException;
  }

  private <T> T one(String query, Reader<T> reader) throws SQLException, IOException {
    List<T> all = each(query, reader);
    if (all.isEmpty()) {
      throw new IOException("rebalance " + id + " is gone"); // pruned since it was found
    }
    return all.get(0);
  }

  private <T> List<T> each(String query, Reader<T> reader) throws SQLException, IOException {
    List<T> all = new ArrayList<>();
    try (PreparedStatement ask = connection.prepareStatement(query)) {
      ask.setLong(1, id);
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          all.add(reader.read(row));
        }
      }
    }
    return all;
  }
}
