package hgw.workbench.lint;

import hgw.Similar;
import hgw.network.files.Samples;
import hgw.planner.source.Comparison;
import hgw.planner.source.Condition;
import hgw.planner.source.SourceRule;
import java.util.Set;
import java.util.stream.Stream;

/** A host name that no server has, but for a slip. */
final class UnknownHost implements RuleLint {
  @Override
  public String id() {
    return "unknown-host";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    return rule.allConditions()
        .flatMap(
            condition -> Facts.comparisons(condition).stream().filter(it -> isHost(condition, it)))
        .flatMap(comparison -> check(rule, comparison, subject));
  }

  private static boolean isHost(Condition condition, Comparison comparison) {
    return (comparison.property().equals("host") || comparison.property().endsWith(".host"))
        && (comparison.operator().equals("==") || comparison.operator().equals("!="))
        && comparison.quoted().isPresent()
        && condition.kind() == Condition.Kind.PATTERN;
  }

  private Stream<Finding> check(SourceRule rule, Comparison comparison, Subject subject) {
    String host = comparison.quoted().orElseThrow();
    Set<String> known = Samples.hosts();
    Set<String> here = subject.hosts() == null ? known : subject.hosts();
    if (here.contains(host) || known.contains(host)) {
      return Stream.empty(); // of a later game, where it is not here
    }
    String maybe = Similar.maybe(host, here).strip();
    boolean purchased = host.matches(".*\\d+"); // named by the player: nothing to be sure of
    if (maybe.isEmpty() && subject.hosts() == null || purchased && isPurchased(maybe, here)) {
      return Stream.empty();
    }
    return Stream.of(
        in(
            rule,
            comparison.where().line(),
            comparison.where().column(),
            "no server is called \"" + host + "\"",
            maybe));
  }

  /** Whether what it may mean differs in its number only: pserv-30 for pserv-3. */
  private static boolean isPurchased(String maybe, Set<String> here) {
    return maybe.isEmpty() || maybe.matches(".*\\d+\"\\?");
  }
}
