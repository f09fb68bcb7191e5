package hgw.facts;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.type.Modifies;

/**
 * The eligible runners, by remaining threads. One per session. A rule that changes the {@code
 * remaining} of a runner tells the pool with {@link #refresh}.
 */
public final class RunnerPool {
  /** A runner as it stood when it was queued; stale once its remaining threads differ. */
  private record Entry(Runner runner, long remaining) {
    boolean current() {
      return remaining == runner.getRemaining();
    }
  }

  private static final Comparator<Entry> EMPTIEST_FIRST =
      Comparator.comparingLong(Entry::remaining)
          .reversed()
          .thenComparing(entry -> entry.runner().getHost());

  private final PriorityQueue<Entry> queue = new PriorityQueue<>(EMPTIEST_FIRST);
  private boolean filled;

  /** Whether the pool has its runners. */
  public boolean isFilled() {
    return filled;
  }

  /** Put the eligible runners in. */
  @Modifies({"filled", "emptiest"})
  public void fill(List<Runner> eligible) {
    eligible.forEach(this::refresh);
    filled = true;
  }

  /** Note that the remaining threads of a runner have changed. */
  @Modifies("emptiest")
  public void refresh(Runner runner) {
    queue.add(new Entry(runner, runner.getRemaining()));
  }

  /**
   * The runner with the most remaining threads, ties by host name; null when no runner has a thread
   * left.
   */
  public @Nullable Runner getEmptiest() {
    while (!queue.isEmpty() && !queue.peek().current()) {
      queue.remove();
    }
    Entry first = queue.peek();
    return first == null || first.remaining() < 1 ? null : first.runner();
  }

  @Override
  public String toString() {
    return "runner pool";
  }
}
