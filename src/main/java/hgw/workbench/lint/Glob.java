package hgw.workbench.lint;

import hgw.planner.source.Comparison;
import hgw.planner.source.SourceRule;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** {@code matches "pserv*"} is a regular expression, no pattern of file names. */
final class Glob implements RuleLint {
  private static final Pattern STAR = Pattern.compile("(^|[\\w-])[*?]");

  @Override
  public String id() {
    return "glob";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    return rule.allConditions()
        .flatMap(condition -> Facts.comparisons(condition).stream())
        .filter(comparison -> comparison.operator().equals("matches"))
        .flatMap(comparison -> check(rule, comparison));
  }

  private Stream<Finding> check(SourceRule rule, Comparison comparison) {
    Optional<String> text = comparison.quoted();
    if (text.isEmpty() || !STAR.matcher(text.get()).find() && isSound(text.get())) {
      return Stream.empty();
    }
    String glob = text.get();
    String meant = glob.replaceAll("(^|[\\w-])\\*", "$1.*").replaceAll("(^|[\\w-])\\?", "$1.");
    return Stream.of(
        in(
            rule,
            comparison.where().line(),
            comparison.where().column(),
            "\"" + glob + "\" is a regular expression, in which * repeats what stands before it",
            meant.equals(glob) ? "" : "Maybe \"" + meant + "\"?"));
  }

  private static boolean isSound(String regex) {
    try {
      Pattern.compile(regex);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
