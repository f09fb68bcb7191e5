package hgw.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;

/** Drops digits that nobody reads, so that what looks the same is not sent again. */
final class Rounded {
  private static final MathContext DIGITS = new MathContext(5);

  private Rounded() {}

  /** Keep five digits. */
  static double of(double value) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value).round(DIGITS).doubleValue() : 0;
  }
}
