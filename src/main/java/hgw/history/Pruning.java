package hgw.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * What a history may hold: the oldest rebalances go first.
 *
 * @param bytes that the file may have in use
 * @param days that a rebalance is kept
 */
record Pruning(long bytes, int days) {
  /** A quarter of a year, and half a year of a middling game's rebalances in less. */
  static final Pruning USUAL = new Pruning(100_000_000, 90);

  /** Of too many rebalances one in so many goes at a time. */
  private static final int PART = 20;

  private static final String[] FORGET_UNUSED = {
    "DELETE FROM run WHERE id NOT IN (SELECT run FROM rebalance)",
    "DELETE FROM rules WHERE id NOT IN (SELECT rules FROM rebalance)",
    "DELETE FROM text WHERE id NOT IN (SELECT network FROM rebalance UNION SELECT plan FROM"
        + " rebalance UNION SELECT text FROM rule_file UNION SELECT base FROM text WHERE base NOT NULL)",
    "DELETE FROM host WHERE id NOT IN (SELECT target FROM work UNION SELECT runner FROM work"
        + " WHERE runner IS NOT NULL)",
  };

  /**
   * Forget what is too old or too much.
   *
   * @param now the real time, in ms since 1970
   */
  void prune(Connection connection, long now) throws SQLException {
    int old;
    try (PreparedStatement forget =
        connection.prepareStatement(
            "DELETE FROM rebalance WHERE run IN (SELECT id FROM run WHERE simulated AND began < ?1)"
                + " OR at < ?1 AND run IN (SELECT id FROM run WHERE NOT simulated)")) {
      forget.setLong(1, now - TimeUnit.DAYS.toMillis(days));
      old = forget.executeUpdate();
    }
    if (old > 0) {
      forgetUnused(connection);
    }
    while (used(connection) > bytes) {
      int count = Store.number(connection, "SELECT count(*) FROM rebalance");
      if (count <= 1) {
        return;
      }
      try (Statement forget = connection.createStatement()) {
        forget.executeUpdate(
            "DELETE FROM rebalance WHERE id IN (SELECT id FROM rebalance ORDER BY id LIMIT "
                + Math.max(1, count / PART)
                + ")");
      }
      forgetUnused(connection);
    }
  }

  private static void forgetUnused(Connection connection) throws SQLException {
    try (Statement forget = connection.createStatement()) {
      for (String unused : FORGET_UNUSED) {
        forget.executeUpdate(unused);
      }
    }
  }

  /** Bytes in use; the file may have more, which are used next. */
  static long used(Connection connection) throws SQLException {
    long pages =
        Store.number(connection, "PRAGMA page_count")
            - Store.number(connection, "PRAGMA freelist_count");
    return pages * Store.number(connection, "PRAGMA page_size");
  }
}
