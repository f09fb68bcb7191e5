package hgw.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Income over time, in a bounded number of points. */
class CourseTest {
  private final Course course = new Course(60_000, 0);

  @Test
  void what_is_earned_is_spread_over_the_time_since_the_last() {
    course.add(90_000, 90); // a dollar a second
    course.add(180_000, 180);

    assertThat(course.view().points()).containsOnlyKeys(0L, 60L, 120L);
    assertThat(course.view().points().get(0L)).isEqualTo(1);
    assertThat(course.view().points().get(60L)).isEqualTo(1.5);
    assertThat(course.view().points().get(120L)).isEqualTo(2);
  }

  @Test
  void a_minute_that_is_not_over_is_not_told() {
    course.add(59_000, 1);

    assertThat(course.view().points()).isEmpty();
  }

  @Test
  void points_grow_wider_instead_of_more_and_lose_no_dollar() {
    for (int minute = 1; minute <= 100_000; minute++) {
      course.add(minute * 60_000L, 60);
    }

    PageState.CourseView view = course.view();
    assertThat(view.points()).hasSizeLessThanOrEqualTo(600).hasSizeGreaterThan(250);
    double dollars =
        view.points().values().stream().mapToDouble(each -> each * view.widthS()).sum();
    assertThat(dollars).isCloseTo(6_000_000, within(60.0 * view.widthS()));
    assertThat(course.recent()).isCloseTo(1, within(1e-9));
  }

  @Test
  void marks_are_bounded() {
    for (int i = 0; i < 1000; i++) {
      course.mark(i, i);
    }
    course.markRules();

    assertThat(course.view().marks()).hasSize(200);
    assertThat(course.view().marks().get(199)).isEqualTo(new PageState.Mark(0, 999, true));
  }
}
