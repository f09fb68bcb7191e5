package hgw.workbench.lint;

import hgw.planner.source.Java;
import hgw.planner.source.SourceRule;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** In Java {@code 1 / 2} is 0. */
final class IntegerDivision implements RuleLint {
  private static final Pattern DIVISION =
      Pattern.compile("(?<![\\w.$*/%-])(\\d{1,9})\\s*/\\s*(\\d{1,9})(?![\\w.])");

  @Override
  public String id() {
    return "integer-division";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    return DIVISION
        .matcher(Java.blanked(rule.consequence()))
        .results()
        .filter(it -> loses(it))
        .map(it -> finding(rule, it));
  }

  private static boolean loses(MatchResult division) {
    int by = Integer.parseInt(division.group(2));
    return by == 0 || Integer.parseInt(division.group(1)) % by != 0;
  }

  private Finding finding(SourceRule rule, MatchResult division) {
    int at = rule.consequenceStart() + division.start();
    int by = Integer.parseInt(division.group(2));
    String result = by == 0 ? "an error" : "" + Integer.parseInt(division.group(1)) / by;
    return in(
        rule,
        rule.file().lineAt(at),
        rule.file().columnAt(at),
        division.group() + " is " + result + ", whole numbers are divided without a rest",
        "Maybe " + division.group(1) + ".0 / " + division.group(2) + "?");
  }
}
