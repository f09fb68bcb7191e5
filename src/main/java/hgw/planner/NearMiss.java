package hgw.planner;

import hgw.planner.source.SourceRule;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule did not fire: the first of its conditions that never held while its phase ran.
 *
 * @param kind what kept it from firing
 * @param condition the condition, as far as it failed: {@code Runner( threads > 900 )}; empty if it
 *     cannot be known
 * @param line the line of what failed, from 1
 * @param column its column, from 1
 * @param nearest the fact that came nearest; null if the condition compares no number
 */
public record NearMiss(
    SourceRule rule, Kind kind, String condition, int line, int column, @Nullable Nearest nearest) {

  /** What kept a rule from firing. */
  public enum Kind {
    /** There was no such fact. */
    NO_FACT,
    /** The condition was never true. */
    NEVER_TRUE,
    /** All conditions held at some time, but other rules fired first and changed that. */
    OVERTAKEN,
    /** It cannot be known. */
    UNKNOWN
  }

  /**
   * A fact that came near.
   *
   * @param fact the fact, such as {@code runner pserv-0}
   * @param property the property that is compared
   * @param value what it has
   * @param side whether it has the most of all, the least, or something between
   */
  public record Nearest(String fact, String property, double value, Side side) {
    /** Which of all facts a nearest one is. */
    public enum Side {
      LARGEST,
      SMALLEST,
      NEAREST
    }
  }
}
