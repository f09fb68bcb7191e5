package hgw.planner.diagnosis;

import hgw.planner.source.SourceRule;

/** Finds the line of a rule's file that a line of the class which Drools makes of it stands for. */
public final class ConsequenceLines {
  /** Lines of such a class before the first statement of a consequence: its head is one of them. */
  private static final int HEAD = 4;

  private ConsequenceLines() {}

  /**
   * Find a line.
   *
   * @param line a line of the class, from 1
   * @param offset how many lines of the class stand before the consequence, as Drools counts them
   * @return the line of the rule's file, from 1; 0 if it does not stand in the consequence
   */
  public static int inFile(int line, int offset, SourceRule rule) {
    int statement = line - offset - HEAD;
    int found = rule.firstStatementLine() + statement;
    return statement < 0 || found > rule.endLine() ? 0 : found;
  }
}
