package hgw.planner.diagnosis;

import hgw.Similar;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes of what the Java compiler says of a consequence what the author of a rule can use. */
final class JavaAdvice {
  /** What a consequence may call by itself. */
  private static final List<String> CALLS = List.of("insert", "modify", "update", "delete", "halt");

  private static final Set<String> NUMBERS = Set.of("int", "long", "float", "double");

  /** How the compiler says something, and what is made of it. */
  private record Way(Pattern said, BiFunction<MatchResult, Names, Advice> told) {}

  private static final List<Way> WAYS =
      List.of(
          way("The method (\\w+)\\((.*)\\) is undefined for the type (\\S+)", JavaAdvice::method),
          way("([$\\w]+) cannot be resolved to a variable", JavaAdvice::variable),
          way("([\\w.]+) cannot be resolved to a type", JavaAdvice::type),
          way("([$\\w]+) cannot be resolved or is not a field", JavaAdvice::field),
          way("The field \\w+\\.(\\w+) is not visible", JavaAdvice::field),
          way("([$\\w.]+) cannot be resolved", JavaAdvice::variable),
          way(
              "The method (\\w+)\\((.*)\\) in the type (\\w+) is not applicable for the arguments"
                  + " \\((.*)\\)",
              JavaAdvice::arguments),
          way("The constructor (\\w+)\\((.*)\\) is undefined", JavaAdvice::constructor),
          way("Type mismatch: cannot convert from (.+) to (.+)", JavaAdvice::mismatch),
          way(
              "Cannot invoke (\\w+)\\(.*\\) on the primitive type (\\w+)",
              (said, names) ->
                  new Advice(
                      "a " + said.group(2) + " has no method " + said.group(1),
                      said.group(1).startsWith("set") ? "modify takes a fact." : "")),
          way(
              "Syntax error, insert \"(\\W+)\" to complete .*",
              (said, names) -> Advice.of("\"" + said.group(1) + "\" is missing")),
          way(
              "Syntax error, insert .*",
              (said, names) -> Advice.of("this is no statement of Java")),
          way(
              "Syntax error on token(?:s|\\(s\\))? \"(.+?)\".*",
              (said, names) ->
                  Advice.of("\"" + said.group(1) + "\" is one too many, or misplaced")));

  private JavaAdvice() {}

  private static Way way(String said, BiFunction<MatchResult, Names, Advice> told) {
    return new Way(Pattern.compile(said, Pattern.DOTALL), told);
  }

  /** Translate a message. */
  static Advice of(String message, Names names) {
    for (Way way : WAYS) {
      Matcher said = way.said().matcher(message);
      if (said.lookingAt()) {
        return way.told().apply(said.toMatchResult(), names);
      }
    }
    return Advice.of(message);
  }

  /** The name that a message complains of; empty if there is none. */
  static Optional<String> name(String message) {
    Matcher name =
        Pattern.compile(
                "(?:The (?:method|constructor|field) (?:\\w+\\.)?)?([$\\w]+)(?=\\(| cannot be| is not)")
            .matcher(message);
    return name.lookingAt() ? Optional.of(name.group(1)) : Optional.empty();
  }

  static boolean isSyntax(String message) {
    return message.startsWith("Syntax error");
  }

  private static Advice method(MatchResult said, Names names) {
    String method = said.group(1);
    String owner = said.group(3);
    if (owner.startsWith("Rule_")) {
      return call(method, names);
    }
    String sentence = owner + " has no method " + method;
    String others = owners(method);
    if (!others.isEmpty()) {
      return new Advice(sentence, others + " has one.");
    }
    Set<String> there =
        FactTypes.any(owner).map(FactTypes::methods).orElse(new TreeSet<>()).stream()
            .filter(it -> it.startsWith("set") == method.startsWith("set"))
            .collect(Collectors.toCollection(TreeSet::new));
    Optional<String> near = Similar.to(method, there);
    boolean few =
        FactTypes.named(owner).isPresent() && method.startsWith("set") && !there.isEmpty();
    String list = few ? "It has: " + String.join(", ", there) + "." : "";
    return new Advice(sentence, near.map(Advice::maybe).orElse(list));
  }

  /** The facts that have a method. */
  private static String owners(String method) {
    return FactTypes.all().stream()
        .filter(it -> FactTypes.methods(it).contains(method))
        .map(Class::getSimpleName)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** A method of nobody: of the rule language, or a function. */
  private static Advice call(String method, Names names) {
    if (FactTypes.named(method).isPresent()) {
      return new Advice(
          "a fact is made with new", Advice.maybe("insert( new " + method + "( ... ) )"));
    }
    if (method.equals("modify")) {
      return new Advice(
          "modify takes its calls in braces", "Write: modify( $fact ) { setThreads( 1 ) }.");
    }
    Set<String> there = new TreeSet<>(names.shared());
    there.addAll(CALLS);
    return Advice.none("there is no function " + method, method, there);
  }

  private static Advice variable(MatchResult said, Names names) {
    String name = said.group(1);
    Set<String> there = new TreeSet<>(names.variables());
    there.addAll(names.shared());
    Optional<String> near = Similar.to(name, there);
    if (near.isEmpty() && !name.startsWith("$")) {
      for (Map.Entry<String, Class<?>> fact : names.facts().entrySet()) {
        Optional<Method> getter = FactTypes.getter(fact.getValue(), name);
        if (getter.isPresent()) {
          String read = fact.getKey() + "." + getter.get().getName() + "()";
          return new Advice("there is no variable " + name, Advice.maybe(read));
        }
      }
      if (there.contains("$" + name)) {
        return new Advice("there is no variable " + name, Advice.maybe("$" + name));
      }
    }
    return new Advice("there is no variable " + name, near.map(Advice::maybe).orElse(""));
  }

  private static Advice type(MatchResult said, Names names) {
    String name = said.group(1);
    if (FactTypes.named(name).isPresent()) {
      return ConditionAdvice.notImported(name);
    }
    Set<String> there = new TreeSet<>(FactTypes.names());
    there.addAll(List.of("String", "Integer", "Long", "Double", "Math"));
    return Advice.none("there is no class " + name, name, there);
  }

  private static Advice field(MatchResult said, Names names) {
    String name = said.group(1);
    if (name.matches("(get|is|set)[A-Z].*")) {
      return new Advice("brackets are missing behind " + name, Advice.maybe(name + "()"));
    }
    String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return new Advice(
        "a consequence cannot reach " + name + " by itself",
        "Read it with get"
            + capital
            + "(), change it with modify( ... ) { set"
            + capital
            + "( ... ) }.");
  }

  private static Advice mismatch(MatchResult said, Names names) {
    String is = types(said.group(1));
    String wanted = types(said.group(2));
    boolean numbers = NUMBERS.contains(is) && NUMBERS.contains(wanted);
    return new Advice(
        "a " + is + " is no " + wanted, numbers ? "Maybe a variable of type " + is + "?" : "");
  }

  private static Advice arguments(MatchResult said, Names names) {
    String takes = types(said.group(2));
    String gets = types(said.group(4));
    boolean whole = takes.equals("long") || takes.equals("int");
    boolean broken = gets.equals("double") || gets.equals("float");
    String sentence = said.group(1) + " takes " + bracketed(takes) + " and gets " + bracketed(gets);
    String round = whole && broken ? "Maybe round it: (" + takes + ") ( ... )?" : "";
    return new Advice(sentence, takes.contains("String") ? quotes(gets) : round);
  }

  /** Java's texts have other quotes than those of conditions. */
  private static String quotes(String gets) {
    return List.of(gets.split(", ")).contains("char") ? "Texts stand in double quotes here." : "";
  }

  private static String bracketed(String types) {
    return types.isEmpty() ? "nothing" : "(" + types + ")";
  }

  private static Advice constructor(MatchResult said, Names names) {
    String types = types(said.group(2));
    String made = "new " + said.group(1) + (types.isEmpty() ? "()" : "( " + types + " )");
    List<String> there =
        FactTypes.named(said.group(1)).map(FactTypes::constructors).orElse(List.of());
    String mend = there.isEmpty() ? "" : "There is " + String.join(", ", there) + ".";
    return new Advice("there is no " + made, quotes(types).isEmpty() ? mend : quotes(types));
  }

  /** Types without their packages. */
  private static String types(String types) {
    return Arrays.stream(types.split(", *"))
        .map(type -> type.substring(type.lastIndexOf('.') + 1))
        .collect(Collectors.joining(", "));
  }
}
