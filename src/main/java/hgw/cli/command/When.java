package hgw.cli.command;

import hgw.UserError;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time that a player names.
 *
 * @param begins its first moment
 * @param ends the moment after it
 */
record When(Instant begins, Instant ends) {
  private static final Pattern AGO = Pattern.compile("([1-9][0-9]{0,5})([hdw])");

  /** A day, or a time that ends now: what {@code --since} takes. */
  static When since(String named, String text) {
    return since(named, text, ZonedDateTime.now());
  }

  static When since(String named, String text, ZonedDateTime now) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      long hours =
          switch (ago.group(2)) {
            case "h" -> 1;
            case "d" -> 24;
            default -> 7 * 24;
          };
      Duration duration = Duration.ofHours(hours * Long.parseLong(ago.group(1)));
      return new When(now.toInstant().minus(duration), now.toInstant());
    }
    return day(text, now)
        .or(() -> moment(text, now.getZone()))
        .orElseThrow(
            () ->
                new UserError(
                    named
                        + " is no time. Maybe 7d, 12h, today, tuesday, 2026-11-24 or"
                        + " 2026-11-24T15:00?"));
  }

  /** A day: what {@code --on} takes. */
  static When day(String named, String text) {
    return day(text, ZonedDateTime.now())
        .orElseThrow(
            () ->
                new UserError(
                    named + " is no day. Maybe today, yesterday, tuesday or 2026-11-24?"));
  }

  static Optional<When> day(String text, ZonedDateTime now) {
    return date(text.toLowerCase(Locale.ROOT), now.toLocalDate())
        .map(
            date ->
                new When(
                    date.atStartOfDay(now.getZone()).toInstant(),
                    date.plusDays(1).atStartOfDay(now.getZone()).toInstant()));
  }

  /** The day that is meant; of a day of the week the last one, which may be today. */
  private static Optional<LocalDate> date(String text, LocalDate today) {
    if (text.equals("today")) {
      return Optional.of(today);
    }
    if (text.equals("yesterday")) {
      return Optional.of(today.minusDays(1));
    }
    Optional<LocalDate> ofWeek =
        Arrays.stream(DayOfWeek.values())
            .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(text))
            .findFirst()
            .map(day -> today.with(TemporalAdjusters.previousOrSame(day)));
    if (ofWeek.isPresent()) {
      return ofWeek;
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<When> moment(String text, ZoneId zone) {
    try {
      Instant moment = LocalDateTime.parse(text).atZone(zone).toInstant();
      return Optional.of(new When(moment, moment));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
