package hgw.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds texts and host names to an open history, each once. Used by one thread. */
final class Texts {
  /** What a text is; those of one kind are much alike. */
  enum Kind {
    NETWORK,
    PLAN,
    RULE_FILE
  }

  /** After so many texts a new one is the base: what changes little by little is much then. */
  private static final int TEXTS_A_BASE = 24;

  private final Connection connection;
  private final Map<Kind, Base> bases = new EnumMap<>(Kind.class);

  Texts(Connection connection) {
    this.connection = connection;
  }

  /** A text beside which others are packed. */
  private static final class Base {
    final long id;
    final byte[] bytes;
    int uses;

    Base(long id, byte[] bytes) {
      this.id = id;
      this.bytes = bytes;
    }
  }

  /** Find a text, by what it says, or add it. */
  long idOf(Kind kind, String text) throws SQLException {
    byte[] hash = Codec.hash(text);
    long known = find("SELECT id FROM text WHERE hash = ?", hash);
    return known > 0 ? known : add(kind, hash, Packed.bytes(text));
  }

  private long add(Kind kind, byte[] hash, byte[] text) throws SQLException {
    Base base = base(kind);
    try (PreparedStatement add =
        connection.prepareStatement(
            "INSERT INTO text(hash, base, size, packed) VALUES(?, ?, ?, ?)")) {
      add.setBytes(1, hash);
      add.setObject(2, base == null ? null : base.id, Types.INTEGER);
      add.setInt(3, text.length);
      add.setBytes(4, Packed.pack(text, base == null ? new byte[0] : base.bytes));
      add.executeUpdate();
    }
    long id = idAdded(connection);
    if (base == null) {
      bases.put(kind, new Base(id, text));
    }
    return id;
  }

  /** Beside what to pack a text; null if it is to be the base itself. */
  private @Nullable Base base(Kind kind) throws SQLException {
    Base base = kind == Kind.RULE_FILE ? null : bases.get(kind);
    boolean good =
        base != null
            && base.uses++ < TEXTS_A_BASE
            && find("SELECT id FROM text WHERE id = ?", base.id) > 0; // it may be pruned
    return good ? base : null;
  }

  /** Find a host, or add it. */
  long hostOf(String name) throws SQLException {
    long known = find("SELECT id FROM host WHERE name = ?", name);
    if (known > 0) {
      return known;
    }
    try (PreparedStatement add = connection.prepareStatement("INSERT INTO host(name) VALUES(?)")) {
      add.setString(1, name);
      add.executeUpdate();
    }
    return idAdded(connection);
  }

  private long find(String query, Object key) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(query)) {
      ask.setObject(1, key);
      try (ResultSet found = ask.executeQuery()) {
        return found.next() ? found.getLong(1) : 0;
      }
    }
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
