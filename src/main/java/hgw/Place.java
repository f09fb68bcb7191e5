package hgw;

/**
 * A place in a file.
 *
 * @param file the file as messages name it: its path, or just its name if it is shipped
 * @param line the line, from 1; 0 for the whole file
 */
public record Place(String file, int line) {
  /** The place as messages name it: {@code boost.drl:12}. */
  public String text() {
    return line > 0 ? file + ":" + line : file;
  }
}
