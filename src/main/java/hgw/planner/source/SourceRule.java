package hgw.planner.source;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is written.
 *
 * @param file where it stands
 * @param packageName the package that its file names
 * @param line its first line, from 1
 * @param column its column, from 1
 * @param group its agenda-group, null if it names none
 * @param salience as it is written, {@code 0} if it is not
 * @param endsItself whether {@code no-loop} or {@code lock-on-active} keeps it from firing again
 * @param query whether it is a query, which never fires
 * @param conditions its conditions, in order
 * @param consequence what it does, Java
 * @param consequenceLine the line in which the consequence begins
 * @param consequenceStart the character of the file at which the consequence begins
 */
public record SourceRule(
    RuleFile file,
    String packageName,
    String name,
    int line,
    int column,
    @Nullable String group,
    String salience,
    boolean endsItself,
    boolean query,
    List<Condition> conditions,
    String consequence,
    int consequenceLine,
    int consequenceStart) {

  public SourceRule {
    conditions = List.copyOf(conditions);
  }

  /** Name it with its file and line: {@code boost.drl:12: rule "..."}. */
  public String located() {
    return place() + ": rule \"" + name + "\"";
  }

  /** Its file and line: {@code boost.drl:12}. */
  public String place() {
    return file.at(line);
  }

  /** Every condition, also those within others. */
  public Stream<Condition> allConditions() {
    return conditions.stream().flatMap(Condition::all);
  }

  /** The line of the first statement of its consequence, or of a comment before it; from 1. */
  public int firstStatementLine() {
    String blanks =
        consequence.substring(0, consequence.length() - consequence.stripLeading().length());
    return consequenceLine + (int) blanks.chars().filter(c -> c == '\n').count();
  }

  /** Its last line, from 1. */
  public int endLine() {
    return consequenceLine + (int) consequence.chars().filter(c -> c == '\n').count();
  }

  /** The salience as a number; 0 where it is an expression. */
  public int salienceValue() {
    try {
      return Integer.parseInt(salience.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
