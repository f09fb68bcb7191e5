package hgw.workbench.lint;

import hgw.planner.source.SourceRule;
import java.util.List;
import java.util.stream.Stream;

/** An assignment whose runner does not give its threads away: others get them too. */
final class UntakenThreads implements RuleLint {
  @Override
  public String id() {
    return "untaken-threads";
  }

  @Override
  public Stream<Finding> check(SourceRule rule, Subject subject) {
    List<Calls.Call> calls = Calls.of(rule);
    boolean taken =
        calls.stream().anyMatch(it -> it.method().matches("take|setRemaining|setReservedRam"));
    return calls.stream()
        .filter(it -> it.method().equals("new") && it.variable().endsWith("Assignment") && !taken)
        .filter(it -> Calls.arguments(it).size() == 3)
        .map(
            it ->
                in(
                    rule,
                    it.line(rule),
                    it.column(rule),
                    "the runner does not give the threads away, others get them too",
                    "Add modify( "
                        + Calls.arguments(it).get(1)
                        + " ) { take( "
                        + Calls.arguments(it).get(2)
                        + " ) }."));
  }
}
