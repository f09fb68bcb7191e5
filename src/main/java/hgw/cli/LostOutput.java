package hgw.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** What hgw printed could not be written. */
final class LostOutput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private LostOutput(IOException cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }

  /** Whether the one who read has left, as {@code head} does: there is nobody to tell it. */
  boolean readerLeft() {
    String why = String.valueOf(getMessage()).toLowerCase(Locale.ROOT);
    return why.contains("broken pipe") || why.contains("pipe is being closed");
  }

  /** Let a stream throw when it cannot write: a print stream would swallow what it says. */
  static OutputStream toldBy(OutputStream stream) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        try {
          stream.write(bytes, from, length);
        } catch (IOException e) {
          throw new LostOutput(e);
        }
      }

      @Override
      public void flush() {
        try {
          stream.flush();
        } catch (IOException e) {
          throw new LostOutput(e);
        }
      }
    };
  }
}
