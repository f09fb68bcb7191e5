package hgw.workbench.scenario;

import hgw.UserError;
import hgw.planner.Pack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scenarios of a pack, and the rules that they are for. Used by one thread. */
public final class Scenarios {
  private final String pack;
  private final List<Scenario> scenarios;
  private final Map<List<String>, Planner> planners = new HashMap<>();

  private Scenarios(String pack, List<Scenario> scenarios) {
    this.pack = pack;
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
    for (ScenarioFile file : ScenarioFile.of(pack)) {
      try {
        scenarios.addAll(file.scenarios());
      } catch (UserError e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new UserError(problems);
    }
    return new Scenarios(pack, scenarios);
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
    Planner planner = planners.computeIfAbsent(scenario.given().over(), this::planner);
    List<Failure> failures = failures(scenario, planner);
    return new Verdict(scenario, failures, (System.nanoTime() - start) / 1e6);
  }

  private Planner planner(List<String> over) {
    List<String> overlays = new ArrayList<>(over);
    overlays.add(pack);
    return Planner.of(Pack.load("rules test", overlays));
  }

  /** What is not as a scenario expects under some rules. */
  static List<Failure> failures(Scenario scenario, Planner planner) throws InterruptedException {
    Given given = scenario.given();
    Plan plan = planner.plan(given.network(), given.choices());
    Tried tried = new Tried(planner, given.network(), given.choices(), plan);
    List<Failure> failures = new ArrayList<>();
    for (Expectation expectation : scenario.expectations()) {
      failures.addAll(expectation.failures(tried));
    }
    failures.sort(Comparator.comparingInt(Failure::line));
    return failures;
  }
}
