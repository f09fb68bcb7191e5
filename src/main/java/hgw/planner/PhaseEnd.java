package hgw.planner;

import hgw.facts.Assignment;
import hgw.facts.Candidate;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts as they were when a phase was over. Used by one thread at a time. */
final class PhaseEnd {
  private final List<Object> facts;
  private final Map<Object, Map<String, @Nullable Object>> values = new IdentityHashMap<>();
  private final Map<Object, View> views = new IdentityHashMap<>();

  /** Note what facts are like now. */
  PhaseEnd(Collection<?> facts) {
    this.facts = List.copyOf(facts);
    this.facts.forEach(fact -> values.put(fact, Tracked.of(fact)));
  }

  /** The facts that are so. */
  Stream<View> all() {
    return facts.stream().map(this::view);
  }

  /** A fact as it was. */
  View view(Object fact) {
    return views.computeIfAbsent(fact, it -> new View(this, it, values.getOrDefault(it, Map.of())));
  }

  /** A value as it was: a fact is seen as it was then. */
  @Nullable Object seen(@Nullable Object value) {
    boolean changes =
        value instanceof Candidate || value instanceof Assignment || values.containsKey(value);
    return value != null && changes ? view(value) : value;
  }
}
