package hgw.history;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what SQLite says into a sentence for the player. */
final class Trouble {
  private static final String MOVE_AWAY = " Maybe move it away? hgw begins a new one.";

  private Trouble() {}

  /** Say what is wrong with the file. */
  static HistoryException of(Path file, Exception trouble) {
    return new HistoryException(sentence("the history " + file, trouble), trouble);
  }

  private static String sentence(String history, Exception trouble) {
    if (!(trouble instanceof SQLiteException sqlite)) {
      return history + " cannot be used: " + trouble.getMessage() + ".";
    }
    return switch (primary(sqlite)) {
      case SQLITE_CORRUPT, SQLITE_NOTADB -> history + " is damaged." + MOVE_AWAY;
      case SQLITE_FULL -> history + " cannot grow: the disk is full.";
      case SQLITE_CANTOPEN -> history + " cannot be opened. Is its directory there and yours?";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_NOLFS ->
          history + " cannot be written. Are it and its directory yours?";
      case SQLITE_BUSY, SQLITE_LOCKED -> history + " is in use by another program for too long.";
      case SQLITE_IOERR -> history + " cannot be read or written: the disk fails, or is full.";
      default -> history + " cannot be used: " + sqlite.getMessage() + ".";
    };
  }

  /** What kind of error an error is, extended ones too. */
  private static SQLiteErrorCode primary(SQLiteException trouble) {
    return SQLiteErrorCode.getErrorCode(trouble.getResultCode().code & 0xff);
  }

  /** Say that a file is none of this format. */
  static HistoryException otherFormat(Path file, int format) {
    String history = "the history " + file;
    if (format > Store.FORMAT) {
      return new HistoryException(
          history
              + " was written by a newer hgw (format "
              + format
              + ", this one knows "
              + Store.FORMAT
              + "). Maybe update this one?");
    }
    return new HistoryException(
        history
            + " was written by an older hgw (format "
            + format
            + ", this one needs "
            + Store.FORMAT
            + ")."
            + MOVE_AWAY);
  }

  /** Say that a file is something else. */
  static HistoryException foreign(Path file) {
    return new HistoryException(file + " is no history of hgw." + MOVE_AWAY);
  }

  /** Say that SQLite does not run here. */
  static HistoryException noLibrary(Throwable trouble) {
    return new HistoryException(
        "the history cannot be kept: SQLite does not run here (" + trouble.getMessage() + ").",
        trouble);
  }

  /** Whether SQLite's library is what is missing. */
  static boolean isMissingLibrary(SQLException trouble) {
    return !(trouble instanceof SQLiteException) && trouble.getCause() != null;
  }
}
