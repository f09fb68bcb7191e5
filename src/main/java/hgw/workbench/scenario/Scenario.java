package hgw.workbench.scenario;

import java.util.List;

/**
 * A case that a policy has to decide: what is given, and what is expected of the plan. Immutable.
 *
 * @param file the file that it stands in, as messages name it
 * @param line its line, from 1
 * @param name what it says of the policy
 * @param given the network and what the player chose
 * @param expectations what has to hold, in the order of the file
 */
public record Scenario(
    String file, int line, String name, Given given, List<Expectation> expectations) {
  public Scenario {
    expectations = List.copyOf(expectations);
  }

  /** File and line: {@code my-rules/mine.test.yaml:3}. */
  public String place() {
    return file + ":" + line;
  }
}
