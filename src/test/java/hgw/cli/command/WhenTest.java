package hgw.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hgw.UserError;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as players name them. */
class WhenTest {
  private static final ZonedDateTime WEDNESDAY_NOON =
      ZonedDateTime.of(2026, 11, 25, 12, 0, 0, 0, ZoneId.of("UTC"));

  @ParameterizedTest
  @CsvSource({
    "12h, 2026-11-25T00:00:00Z",
    "7d, 2026-11-18T12:00:00Z",
    "2w, 2026-11-11T12:00:00Z",
    "today, 2026-11-25T00:00:00Z",
    "yesterday, 2026-11-24T00:00:00Z",
    "tuesday, 2026-11-24T00:00:00Z",
    "Thursday, 2026-11-19T00:00:00Z",
    "wednesday, 2026-11-25T00:00:00Z",
    "2026-11-03, 2026-11-03T00:00:00Z",
    "2026-11-03T15:30, 2026-11-03T15:30:00Z",
  })
  void a_time_begins(String text, Instant begins) {
    assertThat(When.since("--since " + text, text, WEDNESDAY_NOON).begins()).isEqualTo(begins);
  }

  @Test
  void a_day_is_as_long_as_the_clocks_say() {
    ZonedDateTime autumn = ZonedDateTime.of(2026, 10, 26, 12, 0, 0, 0, ZoneId.of("Europe/Vienna"));
    When sunday = When.day("sunday", autumn).orElseThrow();

    assertThat(sunday.begins()).isEqualTo("2026-10-24T22:00:00Z");
    assertThat(sunday.ends()).isEqualTo("2026-10-25T23:00:00Z"); // 25 hours
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0d", "-1d", "7", "d", "1y", "2026-13-01", "someday", "1999999999d"})
  void other_words_are_refused(String text) {
    assertThatThrownBy(() -> When.since("--since " + text, text, WEDNESDAY_NOON))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--since " + text + " is no time.");
  }
}
