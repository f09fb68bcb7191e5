package hgw.workbench.lint;

import hgw.planner.source.Java;
import hgw.planner.source.SourceRule;
import java.util.Map;
import java.util.stream.Stream;

/** A setter outside of {@code modify} changes a fact, but no rule notices. */
final class BareSetter implements RuleLint {
  @Override
  public String id() {
    return "bare-setter";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    Map<String, Class<?>> variables = Facts.variables(rule);
    String code = Java.blanked(rule.consequence());
    return Calls.of(rule).stream()
        .filter(call -> !call.modifies())
        .filter(
            call -> {
              Class<?> fact = variables.get(call.variable());
              return fact != null && Facts.changes(fact, call.method());
            })
        .filter(call -> !code.replaceAll("\\s", "").contains("update(" + call.variable() + ")"))
        .map(
            call ->
                in(
                    rule,
                    call.line(rule),
                    call.column(rule),
                    call.variable()
                        + "."
                        + call.method()
                        + "( ... ) changes a fact, but no rule notices",
                    "Maybe modify( "
                        + call.variable()
                        + " ) { "
                        + call.method()
                        + "( "
                        + call.arguments()
                        + " ) }?"));
  }
}
