package hgw.planner;

import hgw.facts.Bid;
import hgw.facts.Candidate;
import hgw.facts.Runner;
import hgw.facts.Share;
import hgw.planner.diagnosis.FactTypes;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads properties of facts by name, as conditions do. */
final class Values {
  /** Stands for a property that a fact does not have. */
  static final Object NONE = new Object();

  private static final Pattern DOT = Pattern.compile("\\s*\\.\\s*");

  private record Key(Class<?> type, String property) {}

  private static final Map<Key, Optional<Method>> GETTERS = new ConcurrentHashMap<>();

  private Values() {}

  /**
   * Read a property.
   *
   * @param path {@code threads}, {@code head.runner}
   * @return {@link #NONE} if the fact has none of that name
   */
  static @Nullable Object read(@Nullable Object fact, String path) {
    Object value = fact;
    for (String name : DOT.split(path.strip())) {
      if (value == null) {
        return NONE;
      }
      value = one(value, name);
    }
    return value;
  }

  private static @Nullable Object one(Object fact, String name) {
    if (name.equals("this")) {
      return fact;
    }
    if (fact instanceof View view) {
      return view.property(name);
    }
    Optional<Method> getter =
        GETTERS.computeIfAbsent(new Key(fact.getClass(), name), Values::getter);
    if (getter.isEmpty()) {
      return NONE;
    }
    try {
      return getter.get().invoke(fact);
    } catch (ReflectiveOperationException e) {
      return NONE;
    }
  }

  private static Optional<Method> getter(Key key) {
    return key.property().equals("class")
        ? Optional.empty()
        : FactTypes.getter(key.type(), key.property());
  }

  /** What stands for a value in a record: itself, the host of a server, else what it is called. */
  static @Nullable Object plain(@Nullable Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof View view) {
      return plain(view.fact());
    }
    if (value instanceof Candidate candidate) {
      return candidate.getHost();
    }
    if (value instanceof Bid bid) {
      return bid.getTarget().getHost();
    }
    return value instanceof Share share ? share.getTarget().getHost() : value.toString();
  }

  /** What of a helper tells for what it has nothing more to offer. */
  static List<String> beside(String property) {
    return property.equals("bid") ? List.of("threads", "hours") : List.of();
  }

  /** What of a fact, found as a property of a helper, tells why it was the one. */
  static List<String> telling(@Nullable Object value, String property) {
    if (value instanceof View view) {
      return telling(view.fact(), property);
    }
    if (value instanceof Runner) {
      return switch (property) {
        case "mostRam" -> List.of("freeRam");
        case "fewestTargets" -> List.of("targets");
        case "emptiest" -> List.of("remaining");
        default -> List.of();
      };
    }
    if (value instanceof Bid) {
      return List.of("income", "threads");
    }
    return value instanceof Share ? List.of("ram", "income") : List.of();
  }
}
