package hgw.planner.diagnosis;

import hgw.Similar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes of what Drools and MVEL say of conditions what the author of a rule can use. */
public final class ConditionAdvice {
  /** How to mend that a file knows no facts. */
  static final String IMPORT = "Write at the head of the file: import hgw.facts.*";

  private static final Pattern UNKNOWN_METHOD =
      Pattern.compile("strict-mode: ([\\w.$]+)\\.([\\w$]+)\\(([^)]*)\\)");
  private static final Pattern UNKNOWN_TYPE =
      Pattern.compile("Unable to resolve ObjectType '([\\w.]+)'");
  private static final Pattern UNBINDABLE =
      Pattern.compile("Field Reader does not exist for declaration '[^']*' in '[^']*: (\\w+)'");
  private static final Pattern INCOMPARABLE =
      Pattern.compile("Found (?:class )?([\\w.]+) and (?:class )?([\\w.]+)");
  private static final Pattern TWICE =
      Pattern.compile("Duplicate declaration for variable '(.+?)'");
  private static final Pattern FUNCTION = Pattern.compile("Unknown accumulate function: '(.+?)'");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("Duplicate attribute definition: ([\\w-]+)");
  private static final Pattern EXPRESSION =
      Pattern.compile("Unable to Analyse Expression (.*?):\\s*\\[Error", Pattern.DOTALL);
  private static final Pattern DIALECT = Pattern.compile("Unable to load Dialect '(.*?)'");
  private static final Pattern REGULAR =
      Pattern.compile(
          "Unable to Analyse Expression .*~=\\s*(\\S+?):\\s*\\[Error: bad regular", Pattern.DOTALL);
  private static final Pattern PREDICATE =
      Pattern.compile("Predicate '(.*?)' must be a Boolean expression", Pattern.DOTALL);

  /** What names what it complains of. */
  private static final List<Pattern> NAMING =
      List.of(UNKNOWN_METHOD, UNKNOWN_TYPE, UNBINDABLE, TWICE, FUNCTION, ATTRIBUTE, DIALECT);

  private static final List<String> FUNCTIONS =
      List.of("average", "min", "max", "count", "sum", "collectList", "collectSet");

  private ConditionAdvice() {}

  /** Put a message on one line, without what only its makers need. */
  public static String plain(@Nullable String raw) {
    String message = String.valueOf(raw).strip().replaceAll("\\s*\\R\\s*", " ");
    int near = message.indexOf(" [Near : ");
    message = near < 0 ? message : message.substring(0, near);
    Matcher unknown = UNKNOWN_METHOD.matcher(message);
    return unknown.find() && FactTypes.any(unknown.group(1)).isPresent()
        ? member(unknown.group(1), unknown.group(2), !unknown.group(3).isEmpty()).sentence()
        : message;
  }

  /** The expression that a message is about. */
  static Optional<String> expression(String message) {
    Matcher analysed = EXPRESSION.matcher(message);
    Matcher predicate = PREDICATE.matcher(message);
    Matcher regular = REGULAR.matcher(message);
    if (regular.find()) {
      return Optional.of(regular.group(1));
    }
    return analysed.find()
        ? Optional.of(analysed.group(1).strip())
        : predicate.find() ? Optional.of(predicate.group(1).strip()) : Optional.empty();
  }

  /** The name that a message complains of; empty if there is none. */
  static Optional<String> name(String message) {
    for (Pattern pattern : NAMING) {
      Matcher found = pattern.matcher(message);
      if (found.find()) {
        return Optional.of(found.group(pattern == UNKNOWN_METHOD ? 2 : 1));
      }
    }
    return Optional.empty();
  }

  /**
   * Translate a message.
   *
   * @param fact the class of the fact whose condition it is about; empty if that is not known
   */
  static Advice of(String message, RuleScope scope, String fact) {
    Matcher type = UNKNOWN_TYPE.matcher(message);
    if (type.find()) {
      return type(type.group(1));
    }
    Matcher unbindable = UNBINDABLE.matcher(message);
    if (unbindable.find()) {
      return member(fact, unbindable.group(1), false);
    }
    Matcher method = UNKNOWN_METHOD.matcher(message);
    if (method.find()) {
      return unknown(method, expression(message).orElse(""), scope);
    }
    Matcher incomparable = INCOMPARABLE.matcher(message);
    if (message.contains("compatible types") && incomparable.find()) {
      return incomparable(incomparable, expression(message).orElse("this"));
    }
    Matcher predicate = PREDICATE.matcher(message);
    if (predicate.find()) {
      return Advice.of(predicate.group(1).strip() + " is neither true nor false");
    }
    return other(message);
  }

  /** Translate a message that is about no condition. */
  static Advice other(String message) {
    Matcher twice = TWICE.matcher(message);
    if (twice.find()) {
      return new Advice(twice.group(1) + " is bound twice", "Give one of them another name.");
    }
    Matcher function = FUNCTION.matcher(message);
    if (function.find()) {
      String name = function.group(1);
      return Advice.none("there is no accumulate function " + name, name, FUNCTIONS);
    }
    Matcher regular = REGULAR.matcher(message);
    if (regular.find()) {
      return new Advice(regular.group(1) + " is no regular expression", "Any text is \".*\".");
    }
    Matcher dialect = DIALECT.matcher(message);
    if (dialect.find()) {
      return new Advice("there is no dialect " + dialect.group(1), "Leave it out: it is java.");
    }
    Matcher attribute = ATTRIBUTE.matcher(message);
    if (attribute.find()) {
      return Advice.of(attribute.group(1) + " is given twice");
    }
    return Advice.of(plain(message));
  }

  /** Say that a fact is there, but unknown to a file. */
  static Advice notImported(String name) {
    return new Advice(name + " is not imported", IMPORT);
  }

  private static Advice type(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    if (FactTypes.named(name).isPresent()) {
      return notImported(name);
    }
    Optional<Class<?>> ofJava = FactTypes.any(name);
    if (ofJava.isPresent()) {
      return new Advice(
          name + " is not imported",
          "Write at the head of the file: import " + ofJava.get().getName());
    }
    Set<String> there = new TreeSet<>(FactTypes.names());
    Optional<String> near = Similar.to(simple, there);
    return new Advice(
        "there is no fact " + name,
        near.map(Advice::maybe).orElse("There are: " + String.join(", ", there) + "."));
  }

  private static Advice unknown(Matcher method, String expression, RuleScope scope) {
    String name = method.group(2);
    if (name.startsWith("$") && scope.variables().contains(name)) {
      return new Advice(name + " is bound further down", "Put that condition before this one.");
    }
    if (name.startsWith("$")) {
      return Advice.none("there is no variable " + name, name, scope.variables());
    }
    Advice advice = member(method.group(1), name, !method.group(3).isEmpty());
    boolean value =
        FactTypes.named(method.group(1)).isPresent()
            && expression.matches(
                "(?s).*([=!~]=|matches|contains)\\s*" + Pattern.quote(name) + "\\s*");
    return value && !advice.mend().startsWith("Maybe")
        ? new Advice(advice.sentence(), "Maybe \"" + name + "\", in quotes?")
        : advice;
  }

  /** Say that a class has no such property or method, and which it has. */
  private static Advice member(String owner, String name, boolean method) {
    String simple = owner.substring(owner.lastIndexOf('.') + 1);
    Optional<Class<?>> type = FactTypes.any(owner);
    boolean fact = type.filter(FactTypes.all()::contains).isPresent();
    if (fact && !method) {
      List<String> properties = FactTypes.properties(type.get());
      return new Advice(
          simple + " has no property " + name,
          Similar.to(name, properties)
              .or(() -> Similar.to(name.replaceFirst("^(get|is)(?=[A-Z])", ""), properties))
              .map(Advice::maybe)
              .orElse("It has: " + String.join(", ", properties) + "."));
    }
    return Advice.none(
        simple + (method || type.isPresent() ? " has no method " : " has no ") + name,
        name,
        type.map(FactTypes::methods).orElse(new TreeSet<>()));
  }

  private static Advice incomparable(Matcher types, String expression) {
    String left = simple(types.group(1));
    String right = simple(types.group(2));
    String property = expression.replaceFirst("(?s)\\s*[=!<>]=?.*", "");
    String mend =
        left.equals("boolean") && property.matches("[a-z]\\w*")
            ? Advice.maybe(property + ", or !" + property)
            : "";
    return new Advice(expression + " compares " + article(left) + " with " + article(right), mend);
  }

  private static String simple(String type) {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    return switch (simple) {
      case "Integer", "int", "Long", "long", "Double", "double" -> "number";
      case "String" -> "text";
      case "Boolean" -> "boolean";
      default -> simple;
    };
  }

  private static String article(String noun) {
    return (noun.matches("[aeiouAEIOU].*") ? "an " : "a ") + noun;
  }
}
