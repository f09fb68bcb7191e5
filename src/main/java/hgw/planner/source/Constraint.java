package hgw.planner.source;

import java.util.Objects;
import org.drools.drl.ast.descr.ConstraintConnectiveDescr;
import org.drools.drl.parser.Drl6ExprParser;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** One constraint of a pattern, or one expression that stands alone. Immutable. */
public final class Constraint {
  private final String text;
  private final int line;
  private final int column;
  private volatile @Nullable ConstraintConnectiveDescr parsed;

  /**
   * Create a constraint.
   *
   * @param text as it is written: {@code threads > 900}
   * @param line its line in the file, from 1
   * @param column its column, from 1
   */
  public Constraint(String text, int line, int column) {
    this.text = text;
    this.line = line;
    this.column = column;
  }

  /** As it is written: {@code threads > 900}. */
  public String text() {
    return text;
  }

  /** The same on one line. */
  public String onOneLine() {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Its line in the file, from 1. */
  public int line() {
    return line;
  }

  /** Its column, from 1. */
  public int column() {
    return column;
  }

  /** What Drools makes of it, which takes time; without parts if it makes nothing of it. */
  ConstraintConnectiveDescr parsed() {
    ConstraintConnectiveDescr known = parsed;
    if (known == null) {
      known = parse(text);
      parsed = known;
    }
    return known;
  }

  private static ConstraintConnectiveDescr parse(String text) {
    try {
      ConstraintConnectiveDescr parsed = new Drl6ExprParser(LanguageLevelOption.DRL6).parse(text);
      return parsed == null ? new ConstraintConnectiveDescr() : parsed;
    } catch (RuntimeException e) {
      return new ConstraintConnectiveDescr(); // the compiler says what is wrong with it
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Constraint that
        && text.equals(that.text)
        && line == that.line
        && column == that.column;
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, line, column);
  }

  @Override
  public String toString() {
    return text;
  }
}
