package hgw.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Income over time, as a number of points that does not grow for ever: when there are too many,
 * each two become one. What is earned is spread over the time since the last was told. Used by one
 * thread at a time.
 */
final class Course {
  private static final int MOST_POINTS = 600;
  private static final int MOST_MARKS = 200;

  /** So many that a figure does not jump with every operation of a loop. */
  private static final int RECENT_POINTS = 6;

  private final TreeMap<Long, Double> earned = new TreeMap<>(); // dollars, by point
  private final List<PageState.Mark> marks = new ArrayList<>();
  private long widthMs;
  private long sinceMs;

  /**
   * Begin at a moment.
   *
   * @param widthMs ms that a point stands for at first
   * @param nowMs ms of whatever clock the moments are of
   */
  Course(long widthMs, long nowMs) {
    this.widthMs = widthMs;
    this.sinceMs = nowMs;
  }

  /** Add what was earned since the last time, in dollars. */
  void add(long nowMs, double dollars) {
    if (nowMs <= sinceMs) {
      earned.merge(nowMs / widthMs, dollars, Double::sum);
      return;
    }
    double perMs = dollars / (nowMs - sinceMs);
    for (long from = sinceMs; from < nowMs; ) {
      long until = Math.min(nowMs, (from / widthMs + 1) * widthMs);
      earned.merge(from / widthMs, perMs * (until - from), Double::sum);
      from = until;
    }
    sinceMs = nowMs;
    while (earned.size() > MOST_POINTS) {
      halve();
    }
  }

  private void halve() {
    TreeMap<Long, Double> halved = new TreeMap<>();
    earned.forEach((at, dollars) -> halved.merge(at / 2, dollars, Double::sum));
    earned.clear();
    earned.putAll(halved);
    widthMs *= 2;
  }

  /** Dollars per second of late: over the last points whose time is over. */
  double recent() {
    long end = sinceMs / widthMs;
    Map<Long, Double> last = earned.subMap(end - RECENT_POINTS, end);
    double dollars = last.values().stream().mapToDouble(Double::doubleValue).sum();
    return last.isEmpty() ? 0 : dollars * 1000 / (last.size() * widthMs);
  }

  /** Mark a rebalance. */
  void mark(long nowMs, int rebalance) {
    if (marks.size() == MOST_MARKS) {
      marks.remove(0);
    }
    marks.add(new PageState.Mark(nowMs / 1000, rebalance, false));
  }

  /** Say that other rules, or another score, made the plan of the last mark. */
  void markRules() {
    PageState.Mark last = marks.remove(marks.size() - 1);
    marks.add(new PageState.Mark(last.atS(), last.rebalance(), true));
  }

  /** What is to be shown: points whose time is over. */
  PageState.CourseView view() {
    Map<Long, Double> points = new TreeMap<>();
    earned
        .headMap(sinceMs / widthMs)
        .forEach(
            (at, dollars) -> points.put(at * widthMs / 1000, Rounded.of(dollars * 1000 / widthMs)));
    return new PageState.CourseView(widthMs / 1000, points, List.copyOf(marks));
  }
}
