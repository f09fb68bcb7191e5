package hgw.network;

import java.util.List;

/**
 * A script that runs on a server.
 *
 * @param file its path, without a leading slash
 * @param threads its threads
 * @param args its arguments, as text
 * @param pid the game's process id, 0 where the source has none
 * @param ram GB per thread
 */
public record RunningScript(String file, long threads, List<String> args, long pid, double ram) {
  /** Strip the leading slash, which the game takes or leaves, and copy the list. */
  public RunningScript {
    file = file.startsWith("/") ? file.substring(1) : file;
    args = List.copyOf(args);
  }

  /** Tell whether this is a loop of hgw. */
  public boolean isLoop() {
    return Script.LOOP_FILE.endsWith("/" + file);
  }

  /** Tell whether this is the agent of hgw. */
  public boolean isAgent() {
    return Script.AGENT_FILE.endsWith("/" + file);
  }
}
