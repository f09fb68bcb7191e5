package hgw.workbench.scenario;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What is expected of a number.
 *
 * @param least it is at least so much
 * @param most it is at most so much
 */
record Bound(double least, double most) implements Check {
  /** Numbers that differ by no more are equal: files hold them in a few digits. */
  private static final double TOLERANCE = 1e-6;

  /** Read a number, or {@code {atLeast: 3, atMost: 5}}. */
  static Bound read(Part part) {
    if (!part.isMapping()) {
      double exactly = part.number();
      return new Bound(exactly, exactly);
    }
    Map<String, Part> members = part.members(Shape.BOUND);
    if (members.isEmpty()) {
      throw part.error("says nothing: give atLeast, atMost or both.");
    }
    Part least = members.get("atLeast");
    Part most = members.get("atMost");
    Bound bound =
        new Bound(
            least == null ? Double.NEGATIVE_INFINITY : least.number(),
            most == null ? Double.POSITIVE_INFINITY : most.number());
    if (bound.least > bound.most) {
      throw part.error("can never hold: atLeast is over atMost.");
    }
    return bound;
  }

  @Override
  public boolean holds(Object actual) {
    double value = ((Number) actual).doubleValue();
    double slack = TOLERANCE * Math.abs(value);
    return value >= least - slack && value <= most + slack;
  }

  @Override
  public String text() {
    if (least == most) {
      return number(least);
    }
    String lower = Double.isInfinite(least) ? "" : "atLeast: " + number(least);
    String upper = Double.isInfinite(most) ? "" : "atMost: " + number(most);
    return "{" + lower + (lower.isEmpty() || upper.isEmpty() ? "" : ", ") + upper + "}";
  }

  /** Write a number as a scenario file would. */
  static String number(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
