package hgw.facts;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.type.Modifies;

/**
 * The eligible runners with threads or RAM left, by remaining threads, targets and free RAM. One
 * per session. It notices by itself when a runner in it gives threads away or gets a target; the
 * planner tells the rules after each firing.
 */
public final class RunnerPool {
  /** A runner as it stands in line. */
  private record Place(Runner runner, long remaining, long targets, double freeRam) {
    static Place of(Runner runner) {
      return new Place(
          runner, runner.getRemaining(), runner.getTargets(), Math.max(0, runner.getFreeRam()));
    }
  }

  private static final Comparator<Place> BY_HOST =
      Comparator.comparing(place -> place.runner().getHost());
  private static final Comparator<Place> EMPTIEST_FIRST =
      Comparator.comparingLong(Place::remaining).reversed().thenComparing(BY_HOST);
  private static final Comparator<Place> SMALLEST_FIRST =
      Comparator.comparingLong(Place::remaining).thenComparing(BY_HOST);
  private static final Comparator<Place> MOST_RAM_FIRST =
      Comparator.comparingDouble(Place::freeRam).reversed().thenComparing(BY_HOST);
  private static final Comparator<Place> FEWEST_TARGETS_FIRST =
      Comparator.comparingLong(Place::targets).thenComparing(EMPTIEST_FIRST);

  private final TreeSet<Place> emptiest = new TreeSet<>(EMPTIEST_FIRST);
  private final TreeSet<Place> smallest = new TreeSet<>(SMALLEST_FIRST);
  private final TreeSet<Place> fewestTargets = new TreeSet<>(FEWEST_TARGETS_FIRST);
  private final TreeSet<Place> mostRam = new TreeSet<>(MOST_RAM_FIRST);
  private final Map<Runner, Place> places = new HashMap<>();
  private boolean filled;
  private boolean changed;

  /** Whether the pool has its runners. */
  public boolean isFilled() {
    return filled;
  }

  /** Put the eligible runners in. */
  @Modifies({"filled", "emptiest", "fewestTargets", "mostRam"})
  public void fill(List<Runner> eligible) {
    for (Runner runner : eligible) {
      runner.joins(this);
      refresh(runner);
    }
    filled = true;
  }

  /** Note that a runner has changed. The pool notices by itself; packs of old say it. */
  @Modifies({"emptiest", "fewestTargets", "mostRam"})
  public void refresh(Runner runner) {
    Place before = places.remove(runner);
    if (before != null) {
      emptiest.remove(before);
      smallest.remove(before);
      fewestTargets.remove(before);
      mostRam.remove(before);
    }
    Place now = Place.of(runner);
    if (now.remaining() > 0) {
      emptiest.add(now);
      smallest.add(now);
      fewestTargets.add(now);
    }
    if (now.freeRam() > 0) {
      mostRam.add(now);
    }
    places.put(runner, now);
    changed = true;
  }

  /**
   * The runner with the most remaining threads, ties by host name; null when no runner has a thread
   * left.
   */
  public @Nullable Runner getEmptiest() {
    return emptiest.isEmpty() ? null : emptiest.first().runner();
  }

  /**
   * The runner with the fewest targets among those with a thread left, ties by most remaining
   * threads, then host name; null when there is none.
   */
  public @Nullable Runner getFewestTargets() {
    return fewestTargets.isEmpty() ? null : fewestTargets.first().runner();
  }

  /**
   * The runner with the fewest remaining threads that has at least so many, ties by host name; null
   * when there is none.
   */
  public @Nullable Runner smallest(long threads) {
    for (Place place : smallest) {
      if (place.remaining() >= threads) {
        return place.runner();
      }
    }
    return null;
  }

  /** The runner with the most free RAM, ties by host name; null when none has any. */
  public @Nullable Runner getMostRam() {
    return mostRam.isEmpty() ? null : mostRam.first().runner();
  }

  /**
   * The runner with the least free RAM that has at least so much, ties by host name; null when
   * there is none.
   *
   * @param ram GB
   */
  public @Nullable Runner roomFor(double ram) {
    Runner room = null;
    for (Place place : mostRam) {
      if (place.freeRam() < ram) {
        break;
      }
      if (room == null || place.freeRam() < room.getFreeRam()) {
        room = place.runner();
      }
    }
    return room;
  }

  /**
   * The runner for a piece of RAM that is to lie together: the one with the least free RAM that has
   * so much, else the one with the most; null when none has any.
   *
   * @param ram GB
   */
  public @Nullable Runner bestFor(double ram) {
    Runner room = roomFor(ram);
    return room == null ? getMostRam() : room;
  }

  /**
   * Free RAM in pieces of at least so much, in GB: what a piece leaves of a runner is not counted.
   *
   * @param piece GB
   */
  public double ramInPieces(double piece) {
    double ram = 0;
    for (Place place : mostRam) {
      ram += Math.floor(place.freeRam() / piece + 1e-9) * piece;
    }
    return ram;
  }

  /** Tell whether a runner has changed since this was last asked; the planner asks. */
  public boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  @Override
  public String toString() {
    return "runner pool";
  }
}
