package hgw.workbench.lint;

import hgw.Similar;
import hgw.planner.Phase;
import hgw.planner.source.SourceRule;
import java.util.List;
import java.util.stream.Stream;

/** A rule in an agenda-group that is no phase never fires. */
final class UnknownPhase implements RuleLint {
  @Override
  public String id() {
    return "unknown-phase";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    String group = rule.group();
    if (group == null || Phase.ofGroup(group).isPresent()) {
      return Stream.empty();
    }
    List<String> phases = Stream.of(Phase.values()).map(Phase::group).toList();
    String maybe = Similar.maybe(group, phases).strip();
    return Stream.of(
        of(
            rule,
            "is in the agenda-group \"" + group + "\", no phase: it never fires",
            maybe.isEmpty() ? "The phases: " + String.join(", ", phases) + "." : maybe));
  }
}
