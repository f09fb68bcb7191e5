package hgw.planner.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AtomicExprDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.ConstraintConnectiveDescr;
import org.drools.drl.ast.descr.RelationalExprDescr;

/**
 * A comparison within a constraint: {@code threads > 900}.
 *
 * @param property what stands on the left
 * @param operator how both are compared
 * @param negated whether {@code not} stands before the operator
 * @param value what stands on the right
 * @param literal whether that is a number, a quoted text, a boolean or null
 * @param where the constraint
 */
public record Comparison(
    String property,
    String operator,
    boolean negated,
    String value,
    boolean literal,
    Constraint where) {

  /**
   * A variable that a constraint binds.
   *
   * @param expression what is written behind the colon
   * @param bound what of it the variable holds
   */
  public record Binding(String variable, String expression, String bound, Constraint where) {}

  /** The comparisons of a constraint; several where it has {@code &&}, {@code ||} or {@code in}. */
  public static List<Comparison> of(Constraint constraint) {
    List<Comparison> comparisons = new ArrayList<>();
    collect(constraint.parsed(), constraint, comparisons, new ArrayList<>());
    return comparisons;
  }

  /** The bindings of a constraint. */
  public static List<Binding> bindings(Constraint constraint) {
    List<Binding> bindings = new ArrayList<>();
    collect(constraint.parsed(), constraint, new ArrayList<>(), bindings);
    return bindings;
  }

  /** What of a constraint can be true or false; empty if it only binds. */
  public static String testable(Constraint constraint) {
    String text = constraint.text().strip();
    List<Binding> bindings = bindings(constraint);
    if (bindings.isEmpty()) {
      return text;
    }
    if (bindings.size() > 1 || of(constraint).isEmpty()) {
      return "";
    }
    return text.replaceFirst("^" + Pattern.quote(bindings.get(0).variable()) + "\\s*:=?\\s*", "");
  }

  /** The text that a quoted value stands for. */
  public Optional<String> quoted() {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? Optional.of(value.substring(1, value.length() - 1)) : Optional.empty();
  }

  /** The number that the value is. */
  public Optional<Double> number() {
    try {
      return Optional.of(Double.valueOf(value.replaceFirst("[lLdDfFBI]$", "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static void collect(
      BaseDescr descr, Constraint where, List<Comparison> comparisons, List<Binding> bindings) {
    if (descr instanceof ConstraintConnectiveDescr group) {
      group.getDescrs().forEach(child -> collect(child, where, comparisons, bindings));
    } else if (descr instanceof BindingDescr binding) {
      String bound = binding.getBindingField();
      String expression = binding.getExpression();
      bindings.add(
          new Binding(
              binding.getVariable(), expression, bound == null ? expression : bound, where));
    } else if (descr instanceof RelationalExprDescr comparison) {
      collect(comparison.getLeft(), where, comparisons, bindings);
      collect(comparison.getRight(), where, comparisons, bindings);
      comparisons.add(
          new Comparison(
              text(comparison.getLeft()),
              comparison.getOperator(),
              comparison.isNegated(),
              text(comparison.getRight()),
              comparison.getRight() instanceof AtomicExprDescr atom && atom.isLiteral(),
              where));
    }
  }

  private static String text(BaseDescr descr) {
    if (descr instanceof BindingDescr binding) {
      return binding.getExpression();
    }
    return descr instanceof AtomicExprDescr atom ? atom.getExpression() : descr.toString();
  }
}
