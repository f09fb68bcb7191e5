package hgw.history;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/**
 * Opens the file of the history, a SQLite database with a write-ahead log: several processes may
 * read and write it, and a transaction that was torn by a crash is dropped when it is opened next,
 * nothing else.
 */
final class Store {
  /** The format of the file; a file of another is refused. */
  static final int FORMAT = 1;

  /** What marks a database as a history of hgw: {@code hgwh}. */
  private static final int APPLICATION = 0x68677768;

  /** How long another process may hold the file before that is trouble. */
  private static final int PATIENCE_MS = 2000;

  private static final String[] TABLES = {
    // began is real time, also of a simulated game
    "CREATE TABLE run(id INTEGER PRIMARY KEY, began INTEGER NOT NULL, simulated INTEGER NOT NULL,"
        + " game TEXT NOT NULL, hgw TEXT NOT NULL)",
    "CREATE TABLE host(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    // networks, plans, rule files, packed beside their base
    "CREATE TABLE text(id INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB NOT NULL UNIQUE,"
        + " base INTEGER REFERENCES text, size INTEGER NOT NULL, packed BLOB NOT NULL)",
    "CREATE INDEX text_base ON text(base)", // without, to delete a text would take long
    "CREATE TABLE rules(id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, pack TEXT NOT NULL,"
        + " overlays TEXT NOT NULL)",
    "CREATE TABLE rule_file(rules INTEGER NOT NULL REFERENCES rules ON DELETE CASCADE,"
        + " place INTEGER NOT NULL, name TEXT NOT NULL, origin TEXT NOT NULL,"
        + " location TEXT NOT NULL, shipped INTEGER NOT NULL, encoding TEXT NOT NULL,"
        + " hash TEXT NOT NULL, text INTEGER NOT NULL REFERENCES text,"
        + " PRIMARY KEY(rules, place)) WITHOUT ROWID",
    // until, predicted, earned and misfires are null where nobody measured
    "CREATE TABLE rebalance(id INTEGER PRIMARY KEY AUTOINCREMENT,"
        + " run INTEGER NOT NULL REFERENCES run, number INTEGER NOT NULL, at INTEGER NOT NULL,"
        + " until INTEGER, score TEXT NOT NULL, rules INTEGER NOT NULL REFERENCES rules,"
        + " choices TEXT NOT NULL, level INTEGER NOT NULL, runners INTEGER NOT NULL,"
        + " threads INTEGER NOT NULL, targets INTEGER NOT NULL, failed INTEGER NOT NULL,"
        + " killed INTEGER NOT NULL, per_hour REAL NOT NULL, predicted REAL, earned REAL,"
        + " misfires INTEGER, network INTEGER NOT NULL REFERENCES text,"
        + " plan INTEGER NOT NULL REFERENCES text)",
    "CREATE INDEX rebalance_at ON rebalance(at)",
    // runner is null where a target earned but nothing was launched for it any more
    "CREATE TABLE work(rebalance INTEGER NOT NULL REFERENCES rebalance ON DELETE CASCADE,"
        + " target INTEGER NOT NULL REFERENCES host, runner INTEGER REFERENCES host,"
        + " script TEXT, threads INTEGER, pid INTEGER, why TEXT, per_hour REAL,"
        + " predicted REAL, earned REAL, misfires INTEGER,"
        + " PRIMARY KEY(rebalance, target)) WITHOUT ROWID",
    "PRAGMA application_id = " + APPLICATION,
    "PRAGMA user_version = " + FORMAT,
  };

  private Store() {}

  /** Something to be done as a whole or not at all. */
  interface Work {
    void on(Connection connection) throws SQLException;
  }

  /** Open a file for writing; where there is none, make one that is its owner's alone. */
  static Connection forWriting(Path file) throws HistoryException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      create(file);
    } catch (IOException e) {
      throw new HistoryException("the history " + file + " cannot be made: " + e + ".", e);
    }
    Connection connection = open(file);
    return checked(
        file,
        connection,
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
          }
          inTransaction(connection, Store::makeTables);
        });
  }

  /**
   * Open a file that is there for reading.
   *
   * @return empty if nothing was written yet: another hgw has just made it
   */
  static Optional<Connection> forReading(Path file) throws HistoryException {
    Connection connection = open(file);
    try {
      if (isEmpty(connection)) {
        connection.close();
        return Optional.empty();
      }
    } catch (SQLException e) {
      close(connection, e);
      throw Trouble.of(file, e);
    }
    return Optional.of(checked(file, connection, () -> {}));
  }

  private static void create(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownersAlone =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    if (!Files.exists(file)) {
      try {
        Files.createFile(file, ownersAlone);
      } catch (FileAlreadyExistsException e) {
        return; // another hgw was faster
      }
    }
  }

  private static Connection open(Path file) throws HistoryException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MS);
    config.enforceForeignKeys(true);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    try {
      return config.createConnection("jdbc:sqlite:" + file.toUri());
    } catch (SQLException e) {
      throw Trouble.isMissingLibrary(e) ? Trouble.noLibrary(e) : Trouble.of(file, e);
    } catch (LinkageError e) {
      throw Trouble.noLibrary(e);
    }
  }

  /** What is done to a file before its format is looked at. */
  private interface Preparation {
    void run() throws SQLException;
  }

  private static Connection checked(Path file, Connection connection, Preparation preparation)
      throws HistoryException {
    try {
      preparation.run();
      if (number(connection, "PRAGMA application_id") != APPLICATION) {
        throw Trouble.foreign(file);
      }
      int format = number(connection, "PRAGMA user_version");
      if (format != FORMAT) {
        throw Trouble.otherFormat(file, format);
      }
      return connection;
    } catch (HistoryException e) {
      close(connection, e);
      throw e;
    } catch (SQLException e) {
      close(connection, e);
      throw Trouble.of(file, e);
    }
  }

  /** Close what is of no use. */
  private static void close(Connection connection, Exception failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static void makeTables(Connection connection) throws SQLException {
    if (!isEmpty(connection)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    return number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
  }

  /** The number that a query answers. */
  static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getInt(1);
    }
  }

  /** Do something as a whole or not at all; where it fails, the connection is to be closed. */
  static void inTransaction(Connection connection, Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.on(connection);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      rollBack(connection, e);
      throw e;
    }
    connection.setAutoCommit(true);
  }

  /** Roll back what SQLite has perhaps rolled back itself, as it does where the disk is full. */
  private static void rollBack(Connection connection, Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
