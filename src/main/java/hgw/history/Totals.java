package hgw.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums rebalances up. */
final class Totals {
  private static final String OF_REBALANCES =
      """
      SELECT %s AS name, count(*) AS rebalances, sum(until - at) AS ms, sum(earned) AS earned,
        sum(predicted) AS predicted, sum(misfires) AS misfires
      FROM rebalance JOIN run ON run.id = run JOIN rules ON rules.id = rules
      WHERE simulated = ? AND at >= ? AND at < ? GROUP BY 1 ORDER BY 1""";

  private static final String OF_TARGETS =
      """
      SELECT host.name AS name, count(*) AS rebalances,
        sum(CASE WHEN work.earned IS NOT NULL THEN until - at END) AS ms,
        sum(work.earned) AS earned, sum(work.predicted) AS predicted,
        sum(work.misfires) AS misfires
      FROM work JOIN rebalance ON rebalance.id = rebalance JOIN run ON run.id = run
        JOIN host ON host.id = target
      WHERE simulated = ? AND at >= ? AND at < ? GROUP BY target ORDER BY host.name""";

  private static final Comparator<@Nullable Double> MOST_FIRST =
      Comparator.nullsLast(Comparator.reverseOrder());

  private Totals() {}

  static List<Total> of(Connection connection, Query query, By by, ZoneId zone)
      throws SQLException {
    return switch (by) {
      case SCORE -> best(connection, query, "score");
      case PACK -> best(connection, query, "pack");
      case RULES -> best(connection, query, "pack || ' ' || substr(hash, 1, 8)");
      case TARGET -> {
        List<Total> totals = ask(connection, OF_TARGETS, query);
        totals.sort(Comparator.comparing(Total::earned, MOST_FIRST));
        yield List.copyOf(totals);
      }
      case DAY -> days(ask(connection, String.format(OF_REBALANCES, "at"), query), zone);
    };
  }

  private static List<Total> best(Connection connection, Query query, String name)
      throws SQLException {
    List<Total> totals = ask(connection, String.format(OF_REBALANCES, name), query);
    totals.sort(Comparator.comparing(Total::earnedPerHour, MOST_FIRST));
    return List.copyOf(totals);
  }

  private static List<Total> ask(Connection connection, String question, Query query)
      throws SQLException {
    List<Total> totals = new ArrayList<>();
    try (PreparedStatement ask = connection.prepareStatement(question)) {
      ask.setBoolean(1, query.simulated());
      ask.setLong(2, query.sinceMs());
      ask.setLong(3, query.untilMs());
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          totals.add(
              new Total(
                  row.getString("name"),
                  row.getInt("rebalances"),
                  row.getLong("ms") / Rows.MS_PER_HOUR,
                  Rows.real(row, "earned"),
                  Rows.real(row, "predicted"),
                  Rows.whole(row, "misfires")));
        }
      }
    }
    return totals;
  }

  /** Put together what was done on one day, of totals whose names are moments. */
  private static List<Total> days(List<Total> moments, ZoneId zone) {
    Map<String, Total> days = new LinkedHashMap<>();
    for (Total moment : moments) {
      Instant at = Instant.ofEpochMilli(Long.parseLong(moment.name()));
      String day = at.atZone(zone).toLocalDate().toString();
      days.merge(day, moment.named(day), Total::and);
    }
    return List.copyOf(days.values());
  }
}
