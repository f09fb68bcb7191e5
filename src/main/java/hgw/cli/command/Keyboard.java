package hgw.cli.command;

import hgw.cli.text.Style;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keyboard of the terminal that hgw runs in, of which it hears Enter. */
final class Keyboard {
  private static final Logger LOG = LoggerFactory.getLogger(Keyboard.class);
  private static final long AGAIN_MS = 1000;

  private Keyboard() {}

  /** Whether there is one. Where hgw is used by a script, what stands in stdin is not for it. */
  static boolean isThere() {
    return Style.isConsole();
  }

  /** Listen, until hgw ends. */
  static void onEnter(Runnable action) {
    ignoreStops();
    listen(System.in, action);
  }

  /** Listen to a stream until it ends. */
  static Thread listen(InputStream keys, Runnable action) {
    Thread listening = new Thread(() -> read(keys, action), "keyboard");
    listening.setDaemon(true);
    listening.start();
    return listening;
  }

  private static void read(InputStream keys, Runnable action) {
    try {
      while (true) {
        int key = key(keys);
        if (key < 0) {
          return;
        }
        if (key == '\n') {
          action.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next key; waits while the keyboard is another's. */
  private static int key(InputStream keys) throws InterruptedException {
    while (true) {
      try {
        return keys.read();
      } catch (IOException e) { // in the background, where the shell has the keyboard
        LOG.trace("no keyboard", e);
        Thread.sleep(AGAIN_MS);
      }
    }
  }

  /**
   * Let a read in the background fail: without that, the system stops who reads there, and {@code
   * hgw &} would stand still. The compiler warns of signals and cannot be told not to.
   */
  private static void ignoreStops() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object stop = signal.getConstructor(String.class).newInstance("TTIN");
      Object ignore = handler.getField("SIG_IGN").get(null);
      signal.getMethod("handle", signal, handler).invoke(null, stop, ignore);
    } catch (ReflectiveOperationException e) {
      LOG.debug("no such signal", e); // as on Windows, where nobody is stopped
    }
  }
}
