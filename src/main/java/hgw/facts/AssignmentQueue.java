package hgw.facts;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.type.Modifies;

/**
 * The assignments that wait for more threads, best target first. One per session. An assignment
 * whose runner has no thread left leaves by itself.
 */
public final class AssignmentQueue {
  private final Deque<Assignment> queue = new ArrayDeque<>();
  private boolean filled;
  private long leftInRound;
  private long share = 1;

  /** Whether the queue has its assignments. */
  public boolean isFilled() {
    return filled;
  }

  /** Let assignments wait for more threads, the one with the best target first. */
  @Modifies({"filled", "head"})
  public void fill(List<Assignment> assignments) {
    assignments.stream()
        .sorted(Comparator.comparingInt(Assignment::getRank))
        .forEach(queue::addLast);
    filled = true;
  }

  /** The assignment whose turn it is; null when no runner of those that wait has a thread left. */
  public @Nullable Assignment getHead() {
    while (!queue.isEmpty() && queue.peekFirst().getRunner().getRemaining() < 1) {
      queue.removeFirst();
    }
    return queue.peekFirst();
  }

  /**
   * Threads that everybody in line can get in this round: as many as any runner has for each of its
   * targets, at least one. So a large fleet is given out in few rounds, with the same result as one
   * thread at a time.
   */
  public long getShare() {
    if (leftInRound <= 0) {
      beginRound();
    }
    return share;
  }

  private void beginRound() {
    Map<Runner, Long> waiting =
        queue.stream()
            .map(Assignment::getRunner)
            .filter(runner -> runner.getRemaining() > 0)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    leftInRound = waiting.values().stream().mapToLong(Long::longValue).sum();
    share =
        waiting.entrySet().stream()
            .mapToLong(entry -> entry.getKey().getRemaining() / entry.getValue())
            .min()
            .orElse(1);
    share = Math.max(1, share);
  }

  /** Take the assignment whose turn it is out of the queue. */
  @Modifies("head")
  public void drop() {
    queue.pollFirst();
  }

  /** Send the assignment whose turn it is to the end of the queue. */
  @Modifies({"head", "share"})
  public void rotate() {
    leftInRound--;
    Assignment head = queue.pollFirst();
    if (head != null) {
      queue.addLast(head);
    }
  }

  @Override
  public String toString() {
    return "assignment queue";
  }
}
