package hgw.workbench.scenario;

import hgw.Cores;
import hgw.UserError;
import hgw.planner.Plan;
import hgw.planner.Planner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The scenarios of a pack, and the rules that they are for. May be used by several threads. */
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
   * Read the scenarios of packs.
   *
   * @param packs directories, or names of shipped packs
   * @throws UserError with all that is wrong with the files
   */
  public static List<Scenarios> of(List<String> packs) throws InterruptedException {
    List<String> problems = Collections.synchronizedList(new ArrayList<>());
    List<Callable<Optional<Scenarios>>> reading = new ArrayList<>();
    for (String pack : packs) {
      reading.add(
          () -> {
            try {
              return Optional.of(of(pack));
            } catch (UserError e) {
              String.valueOf(e.getMessage()).lines().forEach(problems::add);
              return Optional.empty();
            }
          });
    }
    List<Optional<Scenarios>> read = Cores.doAll(reading);
    if (!problems.isEmpty()) {
      throw new UserError(problems);
    }
    return read.stream().flatMap(Optional::stream).toList();
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
    List<ScenarioFile> files = ScenarioFile.of(pack);
    if (files.isEmpty()) {
      throw new UserError(
          "rules test "
              + pack
              + " has no scenario: no file there ends in "
              + ScenarioFile.EXTENSION
              + ".");
    }
    for (ScenarioFile file : files) {
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

  /** The pack, as it was named. */
  public String pack() {
    return pack;
  }

  /** All of them, by file and line. */
  public List<Scenario> all() {
    return scenarios;
  }

  /**
   * Play some of them.
   *
   * @param wanted which
   * @throws UserError if the rules cannot be used, or define no such score
   */
  public List<Verdict> play(Predicate<Scenario> wanted) throws InterruptedException {
    return Cores.doAll(
        scenarios.stream().filter(wanted).map(it -> (Callable<Verdict>) () -> play(it)).toList());
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

  /** What the scenarios put to the test of the pack's own rules. */
  public Coverage coverage() {
    Map<Planner, List<Scenario>> byRules = new LinkedHashMap<>();
    for (Scenario scenario : scenarios) {
      Planner planner = packs.of(overlays(scenario.given().over(), pack));
      byRules.computeIfAbsent(planner, any -> new ArrayList<>()).add(scenario);
    }
    return Coverage.of(pack, byRules);
  }

  private static List<String> overlays(List<String> over, String pack) {
    return Stream.concat(over.stream(), Stream.of(pack)).toList();
  }

  /** What is not as a scenario expects under some rules. */
  static List<Failure> failures(Scenario scenario, Planner planner, Packs packs)
      throws InterruptedException {
    Given given = scenario.given();
    Plan plan;
    try {
      plan = planner.plan(given.network(), given.choices());
    } catch (UserError e) { // rules that fail, never end, or make a plan that cannot be
      String message = String.valueOf(e.getMessage());
      return List.of(new Failure(scenario.line(), "a plan", message, List.of()));
    }
    Tried tried = new Tried(planner, given.network(), given.choices(), plan, packs);
    List<Failure> failures = new ArrayList<>();
    for (Expectation expectation : scenario.expectations()) {
      failures.addAll(expectation.failures(tried));
    }
    failures.sort(Comparator.comparingInt(Failure::line));
    return failures;
  }
}
