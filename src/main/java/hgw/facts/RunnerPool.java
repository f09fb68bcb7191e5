package hgw.facts;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.type.Modifies;

/**
 * The eligible runners with threads left, by remaining threads and by targets. One per session. It
 * notices by itself when a runner in it gives threads away or gets a target; the planner tells the
 * rules after each firing.
 */
public final class RunnerPool {
  /** A runner as it stands in line. */
  private record Place(Runner runner, long remaining, long targets) {
    static Place of(Runner runner) {
      return new Place(runner, runner.getRemaining(), runner.getTargets());
    }
  }

  private static final Comparator<Place> BY_HOST =
      Comparator.comparing(place -> place.runner().getHost());
  private static final Comparator<Place> EMPTIEST_FIRST =
      Comparator.comparingLong(Place::remaining).reversed().thenComparing(BY_HOST);
  private static final Comparator<Place> SMALLEST_FIRST =
      Comparator.comparingLong(Place::remaining).thenComparing(BY_HOST);
  private static final Comparator<Place> FEWEST_TARGETS_FIRST =
      Comparator.comparingLong(Place::targets).thenComparing(EMPTIEST_FIRST);

  private final TreeSet<Place> emptiest = new TreeSet<>(EMPTIEST_FIRST);
  private final TreeSet<Place> smallest = new TreeSet<>(SMALLEST_FIRST);
  private final TreeSet<Place> fewestTargets = new TreeSet<>(FEWEST_TARGETS_FIRST);
  private final Map<Runner, Place> places = new HashMap<>();
  private boolean filled;
  private boolean changed;

  /** Whether the pool has its runners. */
  public boolean isFilled() {
    return filled;
  }

  /** Put the eligible runners in. */
  @Modifies({"filled", "emptiest", "fewestTargets"})
  public void fill(List<Runner> eligible) {
    for (Runner runner : eligible) {
      runner.joins(this);
      refresh(runner);
    }
    filled = true;
  }

  /** Note that a runner has changed. The pool notices by itself; packs of old say it. */
  @Modifies({"emptiest", "fewestTargets"})
  public void refresh(Runner runner) {
    Place before = places.remove(runner);
    if (before != null) {
      emptiest.remove(before);
      smallest.remove(before);
      fewestTargets.remove(before);
    }
    Place now = Place.of(runner);
    if (now.remaining() > 0) {
      places.put(runner, now);
      emptiest.add(now);
      smallest.add(now);
      fewestTargets.add(now);
    }
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
