package hgw.planner.source;

import java.util.List;
import java.util.stream.Stream;

/**
 * One condition of a rule.
 *
 * @param kind what it asks
 * @param text as it is written
 * @param line its line in the file, from 1
 * @param column its column, from 1
 * @param variable the variable that holds its fact, empty if there is none
 * @param fact the class of the fact that a pattern matches, as it is written; empty for others
 * @param constraints what a pattern asks of the fact; the results of an accumulate
 * @param nested the conditions within
 */
public record Condition(
    Kind kind,
    String text,
    int line,
    int column,
    String variable,
    String fact,
    List<Constraint> constraints,
    List<Condition> nested) {

  /** What a condition asks. */
  public enum Kind {
    /** That there is a fact. */
    PATTERN,
    /** That something is not. */
    NOT,
    /** That something is, whatever it is. */
    EXISTS,
    /** Something of many facts together. */
    ACCUMULATE,
    /** That an expression is true. */
    EVAL,
    /** Anything else: several conditions, {@code forall}, {@code from}. */
    OTHER
  }

  public Condition {
    constraints = List.copyOf(constraints);
    nested = List.copyOf(nested);
  }

  /** As it is written, on one line. */
  public String onOneLine() {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** This condition and all within, outermost first. */
  public Stream<Condition> all() {
    return Stream.concat(Stream.of(this), nested.stream().flatMap(Condition::all));
  }

  /** Whether it is a pattern on a fact of hgw, by the fact's simple name. */
  public boolean is(String simpleName) {
    return kind == Kind.PATTERN && (fact.equals(simpleName) || fact.endsWith("." + simpleName));
  }
}
