package hgw.workbench.lint;

import hgw.planner.diagnosis.FactTypes;
import hgw.planner.source.Comparison;
import hgw.planner.source.Condition;
import hgw.planner.source.Constraint;
import hgw.planner.source.SourceRule;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.api.definition.type.Modifies;

/** What the facts' classes say of themselves. */
final class Facts {
  private Facts() {}

  /** The class of a fact, by the name that rules use. */
  static Optional<Class<?>> type(String name) {
    return FactTypes.named(name);
  }

  /** The type of a property, which may be one of another fact: {@code head.runner}. */
  static Optional<Class<?>> property(Class<?> fact, String path) {
    Optional<Class<?>> type = Optional.of(fact);
    for (String name : path.strip().split("\\.")) {
      type = type.flatMap(owner -> FactTypes.getter(owner, name)).map(Method::getReturnType);
    }
    return type;
  }

  /** Whether a method of a fact changes it. */
  static boolean changes(Class<?> fact, String method) {
    return Arrays.stream(fact.getMethods())
        .filter(it -> it.getName().equals(method))
        .anyMatch(
            it ->
                it.isAnnotationPresent(Modifies.class)
                    || method.matches("set\\p{Lu}.*") && it.getParameterCount() == 1);
  }

  /** The properties that a method changes. */
  static Set<String> changed(Class<?> fact, String method) {
    return Arrays.stream(fact.getMethods())
        .filter(it -> it.getName().equals(method))
        .flatMap(
            it -> {
              Modifies modifies = it.getAnnotation(Modifies.class);
              return modifies == null
                  ? Stream.of(property(method))
                  : Arrays.stream(modifies.value()).flatMap(value -> Stream.of(value.split(",")));
            })
        .map(String::strip)
        .collect(Collectors.toSet());
  }

  private static String property(String setter) {
    return setter.matches("set\\p{Lu}.*")
        ? Character.toLowerCase(setter.charAt(3)) + setter.substring(4)
        : setter;
  }

  /** The facts that the variables of a rule hold. */
  static Map<String, Class<?>> variables(SourceRule rule) {
    Map<String, Class<?>> variables = new LinkedHashMap<>();
    for (Condition condition : rule.allConditions().toList()) {
      Class<?> fact = type(condition.fact()).orElse(null);
      if (fact == null) {
        continue;
      }
      if (!condition.variable().isEmpty()) {
        variables.put(condition.variable(), fact);
      }
      for (Constraint constraint : condition.constraints()) {
        for (Comparison.Binding binding : Comparison.bindings(constraint)) {
          property(fact, binding.bound())
              .filter(FactTypes.all()::contains)
              .ifPresent(type -> variables.put(binding.variable(), type));
        }
      }
    }
    return variables;
  }

  /** The comparisons of a condition. */
  static List<Comparison> comparisons(Condition condition) {
    List<Comparison> comparisons = new ArrayList<>();
    condition.constraints().forEach(it -> comparisons.addAll(Comparison.of(it)));
    return comparisons;
  }
}
