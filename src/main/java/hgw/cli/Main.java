package hgw.cli;

import hgw.UserError;
import hgw.cli.command.Commands;
import hgw.cli.text.Style;
import hgw.cli.text.Terminal;
import hgw.game.GameException;
import hgw.planner.Pack;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
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

  /**
   * Set by the launchers where they make the archive of classes, to a directory of rules: all is
   * done twice, so that it has the classes for rules that are compiled and for those that are kept,
   * the rules are checked, and their scenarios played.
   */
  private static final String REHEARSAL = "hgw.rehearsal";

  private Main() {}

  /** Run hgw with the arguments of the command line. */
  public static void main(String[] args) {
    if (Relaunch.run(args)) {
      return;
    }
    PrintStream out = utf8(LostOutput.toldBy(new FileOutputStream(FileDescriptor.out)));
    PrintStream err = utf8(new FileOutputStream(FileDescriptor.err));
    System.setOut(err); // what rules print is no result: --format json stays one document
    int code = run(args, out, err, Style.of(System.getenv()));
    String rehearsal = System.getProperty(REHEARSAL);
    if (rehearsal != null) {
      code = run(args, out, err, Style.of(System.getenv()));
      run(new String[] {"rules", "check", rehearsal}, out, err, Style.PLAIN);
      run(new String[] {"rules", "test", Pack.BATCH}, out, err, Style.PLAIN);
    }
    err.flush();
    System.exit(code);
  }

  private static PrintStream utf8(OutputStream stream) {
    return new PrintStream(
        new BufferedOutputStream(stream, 1 << 16), false, StandardCharsets.UTF_8);
  }

  /** Run hgw and return its exit code. */
  static int run(String[] args, PrintStream out, PrintStream err, Style style) {
    Terminal terminal = new Terminal(out, err, style);
    try {
      Commands.parse(args, terminal).run();
      out.flush();
      return DONE;
    } catch (LostOutput e) {
      if (!e.readerLeft()) {
        trace(e);
        err.println("hgw: the output cannot be written: " + e.getMessage() + ".");
      }
      return FAILED;
    } catch (UserError e) {
      trace(e);
      terminal.sayAll(String.valueOf(e.getMessage()));
      return USER_ERROR;
    } catch (GameException e) {
      trace(e);
      terminal.say(e.getMessage() + ".");
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
      terminal.say(
          "this should not happen, please report it: "
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
