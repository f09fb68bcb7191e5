package hgw.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.type.Modifies;

/**
 * The eligible targets, best first: highest score, ties by host name. One per session. Sorting once
 * and handing out one target at a time keeps large networks fast.
 */
public final class Ranking {
  private static final Comparator<Target> BEST_FIRST =
      Comparator.comparingDouble(Target::getScore).reversed().thenComparing(Target::getHost);

  private final List<Target> targets = new ArrayList<>();
  private boolean ordered;
  private int next = 1;

  /** Whether the targets are in order. */
  public boolean isOrdered() {
    return ordered;
  }

  /** Put targets in order, once all have their score. */
  @Modifies({"ordered", "best"})
  public void order(List<Target> eligible) {
    targets.addAll(eligible);
    targets.sort(BEST_FIRST);
    ordered = true;
  }

  /** The best target that has no rank yet; null before the order is made, and after the last. */
  public @Nullable Target getBest() {
    return next <= targets.size() ? targets.get(next - 1) : null;
  }

  /** The rank that the best target gets, from 1. */
  public int getNext() {
    return next;
  }

  /** Go on to the next target. */
  @Modifies({"best", "next"})
  public void advance() {
    next++;
  }

  @Override
  public String toString() {
    return "ranking";
  }
}
