package hgw.network;

import hgw.Decimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A script that runs on a server; of scripts that are not hgw's, perhaps all processes of one file
 * together.
 *
 * @param file its path, without a leading slash
 * @param threads its threads, of all processes
 * @param args its arguments, as text; none where there are several processes
 * @param pid the game's process id, 0 where the source has none or there are several
 * @param ram GB per thread
 * @param finishesIn ms until the operation of a loop ends, infinite where that is not known
 * @param count how many processes these are, 1 or more
 * @param grants what a batcher may fill with workers, as it was told last; none for others
 */
public record RunningScript(
    String file,
    long threads,
    List<String> args,
    long pid,
    double ram,
    double finishesIn,
    long count,
    List<Grant> grants) {
  /** Strip the leading slash, which the game takes or leaves, and copy the lists. */
  public RunningScript {
    file = file.startsWith("/") ? file.substring(1) : file;
    args = List.copyOf(args);
    grants = List.copyOf(grants);
  }

  /** Create what is no batcher. */
  public RunningScript(
      String file,
      long threads,
      List<String> args,
      long pid,
      double ram,
      double finishesIn,
      long count) {
    this(file, threads, args, pid, ram, finishesIn, count, List.of());
  }

  /** Create one process. */
  public RunningScript(
      String file, long threads, List<String> args, long pid, double ram, double finishesIn) {
    this(file, threads, args, pid, ram, finishesIn, 1);
  }

  /** Create one process of which nothing is known to end. */
  public RunningScript(String file, long threads, List<String> args, long pid, double ram) {
    this(file, threads, args, pid, ram, Double.POSITIVE_INFINITY);
  }

  /** Return this script with its operation ending at another time, in ms from now. */
  public RunningScript finishingIn(double ms) {
    return new RunningScript(file, threads, args, pid, ram, ms, count, grants);
  }

  /** Return this batcher with what it may fill. */
  public RunningScript granted(List<Grant> grants) {
    return new RunningScript(file, threads, args, pid, ram, finishesIn, count, grants);
  }

  /** Return this script as one of another game, in which it has no process id and does nothing. */
  public RunningScript stopped() {
    return new RunningScript(file, threads, args, 0, ram, Double.POSITIVE_INFINITY, count);
  }

  /** The value behind an option among the arguments, such as {@code --hack}. */
  public OptionalDouble option(String name) {
    int index = args.indexOf(name);
    if (index < 0 || index + 1 >= args.size()) {
      return OptionalDouble.empty();
    }
    return Decimal.parse(args.get(index + 1));
  }

  /** What script of hgw this is; empty if it is none. */
  public Optional<Script.Kind> kind() {
    return Script.Kind.at(file);
  }

  /** Tell whether this is a loop of hgw. */
  public boolean isLoop() {
    return is(Script.Kind.LOOP);
  }

  /** Tell whether this is a certain script of hgw. */
  public boolean is(Script.Kind kind) {
    return kind().equals(Optional.of(kind));
  }

  /** Tell whether this does one operation for a batcher of hgw. */
  public boolean isWorker() {
    return is(Script.Kind.HACK) || is(Script.Kind.GROW) || is(Script.Kind.WEAKEN);
  }

  /** Tell whether this works on a target for hgw: a loop, a batcher or a worker. */
  public boolean works() {
    return kind().isPresent() && !is(Script.Kind.AGENT);
  }
}
