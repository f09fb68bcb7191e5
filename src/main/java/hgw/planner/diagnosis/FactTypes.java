package hgw.planner.diagnosis;

import hgw.facts.Assignment;
import hgw.facts.AssignmentQueue;
import hgw.facts.Bid;
import hgw.facts.Bidding;
import hgw.facts.Candidate;
import hgw.facts.Cursor;
import hgw.facts.Exclusion;
import hgw.facts.Market;
import hgw.facts.Ranking;
import hgw.facts.Runner;
import hgw.facts.RunnerPool;
import hgw.facts.RunningBatcher;
import hgw.facts.RunningLoop;
import hgw.facts.Settings;
import hgw.facts.Share;
import hgw.facts.Shares;
import hgw.facts.Target;
import hgw.facts.Warning;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes that rules speak of, and what they have. */
public final class FactTypes {
  private static final Map<String, Class<?>> BY_NAME =
      Stream.<Class<?>>of(
              Assignment.class,
              AssignmentQueue.class,
              Bid.class,
              Bidding.class,
              Candidate.class,
              Cursor.class,
              Exclusion.class,
              Market.class,
              Ranking.class,
              Runner.class,
              RunnerPool.class,
              RunningBatcher.class,
              RunningLoop.class,
              Settings.class,
              Share.class,
              Shares.class,
              Target.class,
              Warning.class)
          .collect(
              Collectors.toMap(
                  Class::getSimpleName, Function.identity(), (a, b) -> a, TreeMap::new));

  private FactTypes() {}

  /** Every class that rules speak of. */
  public static Collection<Class<?>> all() {
    return BY_NAME.values();
  }

  /** Their names, as rules write them. */
  static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** The class of a fact, by the name that rules use, with its package or without. */
  public static Optional<Class<?>> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.substring(name.lastIndexOf('.') + 1)));
  }

  /** A class that a message names, of the facts or of Java. */
  static Optional<Class<?>> any(String name) {
    Optional<Class<?>> fact = named(name);
    return fact.isPresent()
        ? fact
        : Stream.of(name, "java.lang." + name, "java.util." + name, "java.io." + name)
            .<Class<?>>flatMap(it -> load(it).stream())
            .findFirst();
  }

  private static Optional<Class<?>> load(String name) {
    try {
      return Optional.of(Class.forName(name, false, FactTypes.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** The names of a class's properties, sorted. */
  static List<String> properties(Class<?> type) {
    try {
      return Stream.of(Introspector.getBeanInfo(type).getPropertyDescriptors())
          .filter(property -> property.getReadMethod() != null)
          .map(PropertyDescriptor::getName)
          .filter(name -> !name.equals("class"))
          .sorted()
          .toList();
    } catch (IntrospectionException e) {
      return List.of();
    }
  }

  /** The method that reads a property of a class, which may be one of Java. */
  public static Optional<Method> getter(Class<?> type, String property) {
    if (property.isEmpty()) {
      return Optional.empty();
    }
    String capital = Character.toUpperCase(property.charAt(0)) + property.substring(1);
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(it -> Set.of("get" + capital, "is" + capital).contains(it.getName()))
        .findFirst();
  }

  /** The names of the methods that a rule may call, sorted. */
  static Set<String> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(it -> !Modifier.isStatic(it.getModifiers()) || !BY_NAME.containsValue(type))
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How facts of a class are made: {@code new Warning( String )}. */
  static List<String> constructors(Class<?> type) {
    return Arrays.stream(type.getConstructors())
        .map(
            constructor ->
                Arrays.stream(constructor.getParameterTypes())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(", ", "new " + type.getSimpleName() + "( ", " )")))
        .sorted()
        .toList();
  }
}
