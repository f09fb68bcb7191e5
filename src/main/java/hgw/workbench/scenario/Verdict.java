package hgw.workbench.scenario;

import java.util.List;

/**
 * What came of a scenario.
 *
 * @param failures what is not as expected, in the order of the file
 * @param ms how long it took
 */
public record Verdict(Scenario scenario, List<Failure> failures, double ms) {
  public Verdict {
    failures = List.copyOf(failures);
  }

  /** Whether all is as expected. */
  public boolean passed() {
    return failures.isEmpty();
  }
}
