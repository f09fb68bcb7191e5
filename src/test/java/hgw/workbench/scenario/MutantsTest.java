package hgw.workbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.UserError;
import hgw.planner.Pack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.planner.source.RuleFile;
import hgw.workbench.scenario.HarmlessMutants.Harmless;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds that the scenarios of the shipped packs notice a mistake in any rule. Every mutant is tried
 * of the default pack and of round-robin, and of the others one in four, by chance but every time
 * the same; {@code -Dmutants=all} tries all, {@code -Dmutants=SEED} others.
 */
class MutantsTest {
  private static final String DEFAULT = "default";
  private static final Set<String> WHOLE = Set.of(DEFAULT, "round-robin");
  private static final int ONE_IN = 4;

  @TempDir private Path directory;

  private enum Fate {
    DOES_NOT_COMPILE,
    NOTICED,
    UNNOTICED
  }

  @ParameterizedTest
  @ValueSource(strings = {DEFAULT, "round-robin", "max-income", "batch"})
  void a_mistake_in_any_rule_makes_a_scenario_fail(String name) throws InterruptedException {
    Tested tested = Tested.of(name);
    List<Mutant> mutants = tested.mutants();
    List<Mutant> some = some(name, mutants);

    Map<Mutant, Fate> fates =
        some.parallelStream().collect(Collectors.toMap(it -> it, it -> fate(it, tested)));

    List<Harmless> harmless =
        HarmlessMutants.all().stream().filter(it -> it.pack().equals(name)).toList();
    assertThat(some)
        .filteredOn(it -> fates.get(it) == Fate.UNNOTICED)
        .filteredOn(mutant -> harmless.stream().noneMatch(it -> it.is(name, mutant)))
        .extracting(Mutant::name)
        .as("mistakes in %s that no scenario notices", name)
        .isEmpty();
    assertThat(harmless)
        .filteredOn(it -> mutants.stream().noneMatch(mutant -> it.is(name, mutant)))
        .as("harmless mutants that there are not any more")
        .isEmpty();
    assertThat(some)
        .filteredOn(it -> fates.get(it) == Fate.NOTICED)
        .filteredOn(mutant -> harmless.stream().anyMatch(it -> it.is(name, mutant)))
        .extracting(Mutant::name)
        .as("mutants that are not harmless")
        .isEmpty();
  }

  private static List<Mutant> some(String name, List<Mutant> mutants) {
    String asked = System.getProperty("mutants", "1");
    if (WHOLE.contains(name) || asked.equals("all")) {
      return mutants;
    }
    List<Mutant> shuffled = new ArrayList<>(mutants);
    Collections.shuffle(shuffled, new Random(Long.parseLong(asked)));
    return shuffled.subList(0, mutants.size() / ONE_IN);
  }

  /**
   * A pack and its scenarios.
   *
   * @param fired the rules that fire in each, the scenarios that cost least first
   */
  private record Tested(String name, Pack pack, Packs packs, Map<Scenario, Set<String>> fired) {
    static Tested of(String name) throws InterruptedException {
      Path source = name.equals(DEFAULT) ? Path.of("rules") : Path.of("rules", name);
      Pack pack = Pack.load(List.of(source.toString()));
      Planner planner = Planner.of(pack);
      Packs packs = new Packs();
      List<Scenario> scenarios = new ArrayList<>(Scenarios.of(source.toString()).all());
      scenarios.sort(
          Comparator.comparing(
              it -> it.expectations().stream().anyMatch(Earned.class::isInstance)));
      Map<Scenario, Set<String>> fired = new LinkedHashMap<>();
      for (Scenario scenario : scenarios) {
        assertThat(Scenarios.failures(scenario, planner, packs)).as(scenario.place()).isEmpty();
        Plan plan = planner.plan(scenario.given().network(), scenario.given().choices());
        fired.put(
            scenario,
            plan.firings().stream().map(it -> it.rule().name()).collect(Collectors.toSet()));
      }
      return new Tested(name, pack, packs, fired);
    }

    List<Mutant> mutants() {
      return pack.files().stream()
          .filter(file -> !file.shipped())
          .flatMap(file -> Mutator.mutants(file).stream())
          .toList();
    }

    /** The scenarios, those first in which a rule fires. */
    List<Scenario> scenarios(String rule) {
      List<Scenario> scenarios = new ArrayList<>(fired.keySet());
      scenarios.sort(Comparator.comparing(it -> !fired.getOrDefault(it, Set.of()).contains(rule)));
      return scenarios;
    }
  }

  private Fate fate(Mutant mutant, Tested tested) {
    Planner planner;
    try {
      planner = planner(mutant, tested.name());
    } catch (UserError e) {
      return Fate.DOES_NOT_COMPILE;
    }
    for (Scenario scenario : tested.scenarios(mutant.rule().name())) {
      if (fails(scenario, planner, tested.packs())) {
        return Fate.NOTICED;
      }
    }
    return Fate.UNNOTICED;
  }

  private Planner planner(Mutant mutant, String pack) {
    RuleFile file = mutant.rule().file();
    try {
      Path mutated = Files.createTempDirectory(directory, "mutant");
      Files.writeString(mutated.resolve(file.name()), mutant.text());
      return Planner.of(
          Pack.load(
              pack.equals(DEFAULT)
                  ? List.of(mutated.toString())
                  : List.of(pack, mutated.toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean fails(Scenario scenario, Planner planner, Packs packs) {
    try {
      return !Scenarios.failures(scenario, planner, packs).isEmpty();
    } catch (UserError e) { // no plan at all
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
