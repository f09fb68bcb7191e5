package hgw.workbench;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.ClassPath;
import hgw.Similar;
import hgw.UserError;
import hgw.facts.Candidate;
import hgw.facts.Settings;
import hgw.planner.diagnosis.FactTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What rules can speak of: the facts, what a condition can ask of each and what a consequence can
 * do. Read from {@code facts.json}, of which {@code rules/FACTS.md} and the table in {@code
 * rules/README.md} are made, too; the types are those of the classes. Immutable; also as JSON.
 */
public record Vocabulary(List<Fact> facts) {
  private static final String SOURCE = "/facts.json";

  private static final Map<Class<?>, String> TYPES =
      Map.of(
          boolean.class, "true or false",
          int.class, "whole number",
          long.class, "whole number",
          double.class, "number",
          Double.class, "number",
          String.class, "text",
          Candidate.class, "Runner or Target");

  /** What kind of fact it is. */
  public enum Kind {
    /** What rules decide about. */
    @JsonProperty("fact")
    FACT,
    /** One of each, keeps rules short and large networks fast. */
    @JsonProperty("helper")
    HELPER,
    /** No fact by itself: a property of one. */
    @JsonProperty("part")
    PART
  }

  /**
   * A fact.
   *
   * @param name as rules name it: {@code Runner}
   * @param what what it is, without a full stop
   * @param properties what a condition can ask for, and a consequence read by its getter
   * @param conditions calls that a condition can make, too
   * @param consequences calls that a consequence can make
   */
  @JsonPropertyOrder({"name", "kind", "is", "properties", "conditions", "consequences"})
  public record Fact(
      String name,
      Kind kind,
      @JsonProperty("is") String what,
      List<Property> properties,
      List<Call> conditions,
      List<Call> consequences) {

    /** The class of the fact. */
    public Class<?> type() {
      try {
        return Class.forName(Settings.class.getPackageName() + "." + name);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("facts.json names no class of the facts: " + name, e);
      }
    }

    private Fact with(List<Property> properties, List<Call> conditions, List<Call> consequences) {
      return new Fact(name, kind, what, properties, conditions, consequences);
    }
  }

  /**
   * A property of a fact.
   *
   * @param type what its value is, in words
   * @param unit the unit of its value; null if it has none
   * @param range the values that there are, in words; null if the type says it
   * @param means its meaning, without a full stop
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"name", "type", "unit", "range", "means"})
  public record Property(
      String name, String type, @Nullable String unit, @Nullable String range, String means) {

    @JsonCreator
    static Property read(
        @JsonProperty("name") String name,
        @JsonProperty("unit") @Nullable String unit,
        @JsonProperty("range") @Nullable String range,
        @JsonProperty("means") String means) {
      return new Property(name, "", unit, range, means);
    }

    private Property of(Class<?> fact) {
      return new Property(
          name, words(getter(fact, name).getAnnotatedReturnType()), unit, range, means);
    }
  }

  /**
   * A call.
   *
   * @param call as it is written, its parameters named: {@code take( threads )}
   * @param does what it does, without a full stop
   */
  public record Call(String call, String does) {
    /** The name of what is called; that of the fact where one is made. */
    public String name() {
      String head = call.substring(0, call.indexOf('('));
      return head.substring(head.lastIndexOf(' ') + 1);
    }
  }

  /** Read all of it. */
  public static Vocabulary read() {
    try {
      List<Fact> facts = List.of(new JsonMapper().readValue(ClassPath.bytes(SOURCE), Fact[].class));
      return new Vocabulary(facts.stream().map(Vocabulary::typed).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fact typed(Fact fact) {
    Class<?> type = fact.type();
    return fact.with(
        fact.properties().stream().map(property -> property.of(type)).toList(),
        fact.conditions(),
        fact.consequences());
  }

  /**
   * Return what is about some names: a fact of that name as a whole, and of others just a property
   * or a call of that name.
   *
   * @throws UserError if there is no such fact, property or call
   */
  public Vocabulary about(List<String> names) {
    List<Fact> about = new ArrayList<>();
    for (String name : names) {
      List<Fact> found = facts.stream().flatMap(fact -> about(fact, name)).toList();
      if (found.isEmpty()) {
        throw new UserError("rules facts " + name + " is no fact and no property." + maybe(name));
      }
      about.addAll(found);
    }
    return new Vocabulary(about.stream().distinct().toList());
  }

  private static Stream<Fact> about(Fact fact, String name) {
    if (fact.name().equals(name)) {
      return Stream.of(fact);
    }
    Fact part =
        fact.with(
            fact.properties().stream().filter(it -> it.name().equals(name)).toList(),
            fact.conditions().stream().filter(it -> it.name().equals(name)).toList(),
            fact.consequences().stream().filter(it -> it.name().equals(name)).toList());
    boolean none =
        part.properties().isEmpty() && part.conditions().isEmpty() && part.consequences().isEmpty();
    return none ? Stream.empty() : Stream.of(part);
  }

  private String maybe(String name) {
    Set<String> names = new TreeSet<>();
    for (Fact fact : facts) {
      names.add(fact.name());
      fact.properties().forEach(property -> names.add(property.name()));
      fact.conditions().forEach(call -> names.add(call.name()));
      fact.consequences().forEach(call -> names.add(call.name()));
    }
    String maybe = Similar.maybe(name, names);
    return maybe.isEmpty()
        ? " There are: " + String.join(", ", facts.stream().map(Fact::name).toList()) + "."
        : maybe;
  }

  private static Method getter(Class<?> fact, String property) {
    return FactTypes.getter(fact, property)
        .orElseThrow(
            () ->
                new IllegalStateException("facts.json: " + fact.getSimpleName() + "." + property));
  }

  private static String words(AnnotatedType type) {
    return words(type.getType()) + (type.isAnnotationPresent(Nullable.class) ? " or null" : "");
  }

  private static String words(Type type) {
    if (type instanceof ParameterizedType list) {
      return "list of " + words(list.getActualTypeArguments()[0]);
    }
    Class<?> plain = (Class<?>) type;
    return TYPES.getOrDefault(plain, plain.getSimpleName());
  }
}
