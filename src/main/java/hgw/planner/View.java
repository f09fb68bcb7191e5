package hgw.planner;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it was when a phase was over: what rules change since is as it was then. A map, since
 * conditions can be tried on a map.
 */
final class View extends AbstractMap<String, @Nullable Object> {
  private final PhaseEnd end;
  private final Object fact;
  private final Map<String, @Nullable Object> then;

  View(PhaseEnd end, Object fact, Map<String, @Nullable Object> then) {
    this.end = end;
    this.fact = fact;
    this.then = then;
  }

  Object fact() {
    return fact;
  }

  /** A property; {@link Values#NONE} if it has none of that name. */
  @Nullable Object property(String name) {
    return end.seen(then.containsKey(name) ? then.get(name) : Values.read(fact, name));
  }

  @Override
  public boolean containsKey(Object name) {
    return name instanceof String text && property(text) != Values.NONE;
  }

  @Override
  public @Nullable Object get(Object name) {
    return name instanceof String text ? property(text) : null;
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return then.entrySet();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof View view && view.fact == fact;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(fact);
  }

  @Override
  public String toString() {
    return fact.toString();
  }
}
