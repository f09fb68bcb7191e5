package hgw.cli;

import hgw.UserError;
import hgw.cli.command.Commands;
import hgw.cli.text.Style;
import hgw.cli.text.Terminal;
import hgw.game.GameException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** Starts hgw and turns what happens into an exit code. */
public final class Main {
  /** All went well. */
  static final int DONE = 0;

  /** Something else went wrong. */
  static final int FAILED = 1;

  /** The user can mend it. */
  static final int USER_ERROR = 2;

  private Main() {}

  /** Run hgw with the arguments of the command line. */
  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    System.setOut(err); // what rules print is no result: --format json stays one document
    int code = run(args, out, err, Style.of(System.getenv()));
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }

  /** Run hgw and return its exit code. */
  static int run(String[] args, PrintStream out, PrintStream err, Style style) {
    try {
      Commands.parse(args, new Terminal(out, err, style)).run();
      return DONE;
    } catch (UserError e) {
      trace(e);
      err.println("hgw: " + e.getMessage());
      return USER_ERROR;
    } catch (GameException e) {
      trace(e);
      err.println("hgw: " + e.getMessage() + ".");
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      err.println("hgw: interrupted");
      return FAILED;
    } catch (OutOfMemoryError e) {
      err.println("hgw: out of memory. Maybe give Java more: JAVA_TOOL_OPTIONS=-Xmx4g");
      return FAILED;
    } catch (RuntimeException e) {
      trace(e);
      err.println(
          "hgw: this should not happen, please report it: "
              + e
              + ". With HGW_DEBUG=1 in the environment hgw says where, please add that.");
      return FAILED;
    }
  }

  /** Log where something went wrong, for those who debug. */
  private static void trace(Throwable failure) {
    LoggerFactory.getLogger(Main.class).debug("hgw fails", failure);
  }
}
