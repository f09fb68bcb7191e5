package hgw;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where hgw keeps what outlives it: XDG's directory on Linux, the platform's place elsewhere. */
public final class StateDirectory {
  private StateDirectory() {}

  /** Name the directory; it need not exist yet. */
  public static Path of(Map<String, String> environment) {
    return of(environment, System.getProperty("os.name", ""));
  }

  static Path of(Map<String, String> environment, String os) {
    String system = os.toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home", "."));
    if (system.contains("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      return (local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local))
          .resolve("hgw");
    }
    if (system.contains("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("hgw");
    }
    String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
    boolean usable = !xdg.isEmpty() && Path.of(xdg).isAbsolute(); // the standard ignores others
    return (usable ? Path.of(xdg) : home.resolve(".local").resolve("state")).resolve("hgw");
  }
}
