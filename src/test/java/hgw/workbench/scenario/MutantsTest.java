package hgw.workbench.scenario;

import hgw.UserError;
import hgw.planner.Pack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.planner.source.RuleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import java.util.stream.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MutantsTest {
  @TempDir private Path directory;

  enum Fate { INVALID, KILLED, SURVIVES }

  @ParameterizedTest
  @ValueSource(strings = {"default", "round-robin", "max-income", "batch"})
  void every_mutant_makes_a_scenario_fail(String name) throws Exception {
    String only = System.getProperty("mutants.pack", "");
    if (!only.isEmpty() && !only.equals(name)) return;
    long t0 = System.currentTimeMillis();
    Path source = name.equals("default") ? Path.of("rules") : Path.of("rules", name);
    Scenarios scenarios = Scenarios.of(source.toString());
    Packs packs = new Packs();
    Pack pack = Pack.load(List.of(source.toString()));
    Map<Scenario, Set<String>> fired = new LinkedHashMap<>();
    Planner whole = Planner.of(pack);
    Map<Scenario, Double> cost = new HashMap<>();
    for (Scenario s : scenarios.all()) {
      long n = System.nanoTime();
      if (!Scenarios.failures(s, whole, packs).isEmpty()) System.out.println("FAILS " + s.name());
      cost.put(s, (System.nanoTime() - n) / 1e6);
      Plan plan = whole.plan(s.given().network(), s.given().choices());
      fired.put(s, plan.firings().stream().map(f -> f.rule().name()).collect(Collectors.toSet()));
    }
    cost.forEach((s, c) -> System.out.printf("  %.0f ms %s%n", c, s.name()));
    List<Mutant> mutants =
        pack.files().stream().filter(f -> !f.shipped()).flatMap(f -> Mutator.mutants(f).stream()).toList();
    System.out.println(name + ": " + mutants.size() + " mutants, " + scenarios.all().size() + " scenarios");
    Map<Fate, Long> fates =
        mutants.parallelStream()
            .collect(
                Collectors.groupingBy(
                    m -> {
                      Fate f = fate(m, name, scenarios, fired, packs);
                      if (f == Fate.SURVIVES) System.out.println("SURVIVES " + m.name() + "   [" + m.rule().name() + "]");
                      return f;
                    },
                    Collectors.counting()));
    System.out.println(name + " " + fates + " " + (System.currentTimeMillis() - t0) + " ms");
  }

  private Fate fate(Mutant m, String name, Scenarios scenarios, Map<Scenario, Set<String>> fired, Packs packs) {
    Planner planner;
    try {
      Path d = Files.createTempDirectory(directory, "m");
      Files.writeString(d.resolve(m.rule().file().name()), m.text());
      List<String> over = name.equals("default") ? List.of(d.toString()) : List.of(name, d.toString());
      planner = Planner.of(Pack.load(over));
    } catch (UserError e) {
      return Fate.INVALID;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Scenario> order = new ArrayList<>(scenarios.all());
    order.sort(Comparator.comparing(s -> !fired.get(s).contains(m.rule().name())));
    for (Scenario s : order) {
      try {
        if (!Scenarios.failures(s, planner, packs).isEmpty()) return Fate.KILLED;
      } catch (UserError e) {
        return Fate.KILLED;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return Fate.SURVIVES;
  }
}
