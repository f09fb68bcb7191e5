package hgw.planner.source;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;

/** Says what is wrong where a file cannot be parsed. */
final class SyntaxError {
  private static final Pattern UNEXPECTED =
      Pattern.compile(
          "(?:mismatched input|no viable alternative at input) '(.*?)'", Pattern.DOTALL);

  private SyntaxError() {}

  /**
   * Say what is wrong with a file.
   *
   * @param errors what the parser says
   * @param thrown what it threw; null if it ended well
   */
  static List<Problem> of(RuleFile file, List<DroolsError> errors, @Nullable String thrown) {
    List<Problem> mistakes = Outline.mistakes(file);
    if (!mistakes.isEmpty()) {
      return mistakes;
    }
    return errors.stream()
        .filter(error -> error instanceof ParserError)
        .map(error -> of(file, (ParserError) error))
        .findFirst() // what a parser says further on follows from it
        .map(List::of)
        .orElseGet(() -> List.of(problem(file, 0, 0, "the parser fails: " + thrown)));
  }

  private static Problem of(RuleFile file, ParserError error) {
    String message = String.valueOf(error.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    Matcher unexpected = UNEXPECTED.matcher(message);
    int rule = message.lastIndexOf(" in rule ");
    String head = rule < 0 ? "" : message.substring(rule + 4) + ": ";
    String sentence =
        unexpected.find() && !unexpected.group(1).isBlank()
            ? head + "\"" + unexpected.group(1) + "\" is not expected here"
            : message;
    return problem(file, error.getRow(), Math.max(0, error.getCol() + 1), sentence);
  }

  private static Problem problem(RuleFile file, int line, int column, String sentence) {
    return new Problem(Problem.Kind.SYNTAX, file, line, column, sentence, "");
  }
}
