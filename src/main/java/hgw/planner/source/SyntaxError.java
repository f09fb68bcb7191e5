package hgw.planner.source;

import org.drools.drl.parser.ParserError;

/** Says what is wrong where a file cannot be parsed. */
final class SyntaxError {
  private SyntaxError() {}

  static Problem of(RuleFile file, ParserError error) {
    String message = String.valueOf(error.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    return new Problem(
        Problem.Kind.SYNTAX, file, error.getRow(), Math.max(0, error.getCol() + 1), message);
  }
}
