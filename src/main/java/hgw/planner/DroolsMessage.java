package hgw.planner;

import hgw.facts.Settings;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes of what Drools and MVEL say what the author of a rule can use. */
final class DroolsMessage {
  private static final Pattern UNKNOWN_PROPERTY =
      Pattern.compile("strict-mode: (hgw\\.facts\\.\\w+)\\.(\\w+)\\(\\)");

  private DroolsMessage() {}

  /** Put a message on one line, and say what a fact has where it lacks a property. */
  static String plain(@Nullable String raw) {
    String message = String.valueOf(raw).strip().replaceAll("\\s*\\R\\s*", " ");
    int near = message.indexOf(" [Near : ");
    message = near < 0 ? message : message.substring(0, near);
    message = message.replaceFirst("^Rule Compilation error ", "");
    Matcher unknown = UNKNOWN_PROPERTY.matcher(message);
    return unknown.find() ? lacking(unknown.group(1), unknown.group(2)).orElse(message) : message;
  }

  /** Say which properties a fact has, of which a rule names another; empty if it is no fact. */
  static Optional<String> lacksProperty(String fact, String property) {
    return lacking(Settings.class.getPackageName() + "." + fact, property);
  }

  private static Optional<String> lacking(String factClass, String property) {
    try {
      Class<?> fact = Class.forName(factClass);
      String properties =
          Stream.of(Introspector.getBeanInfo(fact).getPropertyDescriptors())
              .map(PropertyDescriptor::getName)
              .filter(name -> !name.equals("class"))
              .sorted()
              .collect(Collectors.joining(", "));
      return Optional.of(
          fact.getSimpleName()
              + " has no property \""
              + property
              + "\". It has: "
              + properties
              + ".");
    } catch (ClassNotFoundException | IntrospectionException e) {
      return Optional.empty();
    }
  }
}
