package hgw.history;

import hgw.history.Change.Kind;
import hgw.history.Listing.Row;
import hgw.planner.Choices;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells what is otherwise at a rebalance than at another. What it has read it remembers. */
final class Changes {
  private final Connection connection;
  private final Map<Long, Map<String, String>> filesOf = new HashMap<>();
  private final Map<Long, Map<String, String>> targetsOf = new HashMap<>();

  Changes(Connection connection) {
    this.connection = connection;
  }

  List<Change> between(Row before, Row after) throws SQLException, IOException {
    Recorded was = before.rebalance();
    Recorded now = after.rebalance();
    List<Change> changes = new ArrayList<>();
    if (was.run() != now.run()) {
      changes.add(new Change(Kind.STARTED, "", was.hgw(), now.hgw()));
    }
    add(changes, Kind.SCORE, "", was.score(), now.score());
    add(changes, Kind.PACK, "", was.pack(), now.pack());
    if (was.pack().equals(now.pack()) && before.rules() != after.rules()) {
      each(changes, Kind.RULE_FILE, files(before.rules()), files(after.rules()));
    }
    if (!before.choices().equals(after.choices())) {
      each(changes, Kind.CHOICE, choices(before), choices(after));
    }
    add(changes, Kind.RUNNERS, "", "" + was.runners(), "" + now.runners());
    Map<String, String> targets = targets(after.id());
    each(changes, Kind.TARGET, targets(before.id()), targets);
    targetsOf.keySet().retainAll(List.of(after.id()));
    return changes;
  }

  private static void add(
      List<Change> changes, Kind kind, String name, @Nullable String was, @Nullable String now) {
    if (was == null ? now != null : !was.equals(now)) {
      changes.add(new Change(kind, name, was, now));
    }
  }

  private static void each(
      List<Change> changes, Kind kind, Map<String, String> was, Map<String, String> now) {
    TreeSet<String> names = new TreeSet<>(was.keySet());
    names.addAll(now.keySet());
    names.forEach(name -> add(changes, kind, name, was.get(name), now.get(name)));
  }

  /** Every file of some rules, by name, with its hash. */
  private Map<String, String> files(long rules) throws SQLException {
    return texts(filesOf, rules, "SELECT name, hash FROM rule_file WHERE rules = ?");
  }

  /** Every target that something was launched for, with what kind of script that was. */
  private Map<String, String> targets(long rebalance) throws SQLException {
    return texts(
        targetsOf,
        rebalance,
        "SELECT name, script FROM work JOIN host ON host.id = target"
            + " WHERE rebalance = ? AND pid > 0");
  }

  private Map<String, String> texts(Map<Long, Map<String, String>> known, long id, String question)
      throws SQLException {
    Map<String, String> texts = known.get(id);
    if (texts == null) {
      texts = new HashMap<>();
      try (PreparedStatement ask = connection.prepareStatement(question)) {
        ask.setLong(1, id);
        try (ResultSet row = ask.executeQuery()) {
          while (row.next()) {
            texts.put(row.getString(1), row.getString(2));
          }
        }
      }
      known.put(id, texts);
    }
    return texts;
  }

  /** What the player chose, but for the score, by the names of the options. */
  private static Map<String, String> choices(Row row) throws IOException {
    Choices choices = Codec.read(row.choices(), Choices.class);
    Map<String, String> texts = new TreeMap<>();
    texts.put("money", "" + choices.money().value());
    texts.put("hack", "" + choices.hack().value());
    texts.put("epsilon", "" + choices.epsilon().value());
    texts.put("restart", choices.restart().value().name().toLowerCase(Locale.ROOT));
    texts.put("rebalance", "" + choices.intervalMs());
    texts.put("horizon", "" + choices.horizon());
    return texts;
  }
}
