package hgw.workbench.scenario;

import hgw.UserError;
import hgw.planner.Plan;
import hgw.planner.Planner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The scenarios of a pack, and the rules that they are for. Used by one thread. */
public final class Scenarios {
  private final String pack;
  private final Packs packs;
  private final List<Scenario> scenarios;

  private Scenarios(String pack, Packs packs, List<Scenario> scenarios) {
    this.pack = pack;
    this.packs = packs;
    this.scenarios = List.copyOf(scenarios);
  }

  /**
   * Read the scenarios of a pack.
   *
   * @param pack a directory, or the name of a shipped pack
   * @throws UserError with all that is wrong with the files
   */
  public static Scenarios of(String pack) {
    List<Scenario> scenarios = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Packs packs = new Packs();
    for (ScenarioFile file : ScenarioFile.of(pack)) {
      try {
        scenarios.addAll(file.scenarios(over -> packs.of(overlays(over, pack))));
      } catch (UserError e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new UserError(problems);
    }
    return new Scenarios(pack, packs, scenarios);
  }

  /** All of them, by file and line. */
  public List<Scenario> all() {
    return scenarios;
  }

  /**
   * Play one.
   *
   * @throws UserError if the rules cannot be used, or define no such score
   */
  public Verdict play(Scenario scenario) throws InterruptedException {
    long start = System.nanoTime();
    List<Failure> failures =
        failures(scenario, packs.of(overlays(scenario.given().over(), pack)), packs);
    return new Verdict(scenario, failures, (System.nanoTime() - start) / 1e6);
  }

  private static List<String> overlays(List<String> over, String pack) {
    return Stream.concat(over.stream(), Stream.of(pack)).toList();
  }

  /** What is not as a scenario expects under some rules. */
  static List<Failure> failures(Scenario scenario, Planner planner, Packs packs)
      throws InterruptedException {
    Given given = scenario.given();
    Plan plan = planner.plan(given.network(), given.choices());
    Tried tried = new Tried(planner, given.network(), given.choices(), plan, packs);
    List<Failure> failures = new ArrayList<>();
    for (Expectation expectation : scenario.expectations()) {
      failures.addAll(expectation.failures(tried));
    }
    failures.sort(Comparator.comparingInt(Failure::line));
    return failures;
  }
}
