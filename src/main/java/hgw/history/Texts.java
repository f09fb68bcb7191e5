package hgw.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Texts and host names in an open history, each kept once. */
final class Texts {
  private final Connection connection;

  Texts(Connection connection) {
    this.connection = connection;
  }

  /** Find a text, by what it says, or add it. */
  long idOf(String text) throws SQLException {
    byte[] hash = Codec.hash(text);
    long known = find("SELECT id FROM text WHERE hash = ?", hash);
    return known > 0
        ? known
        : add("INSERT INTO text(hash, deflated) VALUES(?, ?)", hash, () -> Codec.deflated(text));
  }

  /** Find a host, or add it. */
  long hostOf(String name) throws SQLException {
    long known = find("SELECT id FROM host WHERE name = ?", name);
    return known > 0 ? known : add("INSERT INTO host(name) VALUES(?)", name, null);
  }

  private long find(String query, Object key) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(query)) {
      ask.setObject(1, key);
      try (ResultSet found = ask.executeQuery()) {
        return found.next() ? found.getLong(1) : 0;
      }
    }
  }

  private long add(String statement, Object key, @Nullable Supplier<byte[]> value)
      throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(statement)) {
      add.setObject(1, key);
      if (value != null) {
        add.setBytes(2, value.get());
      }
      add.executeUpdate();
    }
    return idAdded(connection);
  }

  /** The id of the row that was added last. */
  static long idAdded(Connection connection) throws SQLException {
    try (Statement ask = connection.createStatement();
        ResultSet found = ask.executeQuery("SELECT last_insert_rowid()")) {
      found.next();
      return found.getLong(1);
    }
  }
}
