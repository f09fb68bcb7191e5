package hgw.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A script that runs on a server.
 *
 * @param file its path, without a leading slash
 * @param threads its threads
 * @param args its arguments, as text
 * @param pid the game's process id, 0 where the source has none
 * @param ram GB per thread
 * @param finishesIn ms until the operation of a loop ends, infinite where that is not known
 */
public record RunningScript(
    String file, long threads, List<String> args, long pid, double ram, double finishesIn) {
  /** Strip the leading slash, which the game takes or leaves, and copy the list. */
  public RunningScript {
    file = file.startsWith("/") ? file.substring(1) : file;
    args = List.copyOf(args);
  }

  /** Create a script of which nothing is known to end. */
  public RunningScript(String file, long threads, List<String> args, long pid, double ram) {
    this(file, threads, args, pid, ram, Double.POSITIVE_INFINITY);
  }

  /** The value behind an option among the arguments, such as {@code --hack}. */
  public OptionalDouble option(String name) {
    int index = args.indexOf(name);
    if (index < 0 || index + 1 >= args.size()) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(args.get(index + 1)));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** What script of hgw this is; empty if it is none. */
  public Optional<Script.Kind> kind() {
    return Script.Kind.at(file);
  }

  /** Tell whether this is a loop of hgw. */
  public boolean isLoop() {
    return kind().equals(Optional.of(Script.Kind.LOOP));
  }
}
