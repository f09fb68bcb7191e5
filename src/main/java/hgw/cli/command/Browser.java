package hgw.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Opens an address in the player's browser, by the command that the system has for it. */
final class Browser {
  private static final long SOON_MS = 1500;

  private Browser() {}

  /**
   * Open an address, and do not wait for the browser.
   *
   * @return whether that seems to have worked
   */
  static boolean open(String url) throws InterruptedException {
    return run(command(url, System.getProperty("os.name", "")).toArray(String[]::new));
  }

  /** Run a command, and do not wait for it if it takes long. */
  static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      // some commands end at once, others with the browser
      return !process.waitFor(SOON_MS, TimeUnit.MILLISECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such command
    }
  }

  /** The command that opens an address on a system. */
  static List<String> command(String url, String os) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.contains("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", url);
    }
    return List.of(system.contains("mac") ? "open" : "xdg-open", url);
  }
}
