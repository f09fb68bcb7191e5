package hgw.history;

/** The history cannot be read or written; its message is a whole sentence for the player. */
public final class HistoryException extends Exception {
  HistoryException(String sentence) {
    super(sentence);
  }

  HistoryException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
