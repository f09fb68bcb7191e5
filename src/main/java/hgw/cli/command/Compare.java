package hgw.cli.command;

import hgw.cli.text.Comparison;
import hgw.cli.text.Json;
import hgw.cli.text.Style;
import hgw.network.Network;
import hgw.planner.Pack;
import hgw.planner.Planner;
import hgw.trial.Outcome;
import hgw.trial.Trial;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets packs and scores play the same simulated game, and prints what each earned. */
public final class Compare {
  private static final String DEFAULT_PACK = "default";

  private final Options options;
  private final PrintStream out;
  private final PrintStream err;
  private final Style style;

  public Compare(Options options, PrintStream out, PrintStream err, Style style) {
    this.options = options;
    this.out = out;
    this.err = err;
    this.style = style;
  }

  private record Contender(String pack, Planner planner, String score) {}

  public void run() throws InterruptedException {
    options.notes().forEach(note -> err.println("hgw: " + note));
    Sources sources = new Sources(options, err);
    Network network = sources.network();
    List<Contender> contenders = contenders(planners());
    List<Outcome> outcomes = play(contenders, network);
    List<Comparison.Result> results = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      Contender contender = contenders.get(i);
      results.add(
          Comparison.Result.of(
              contender.pack(), contender.score(), outcomes.get(i), horizons(options.hours())));
    }
    Comparison comparison = Comparison.of(sources.name(), options.hours(), results);
    out.print(options.json() ? Json.format(comparison) : comparison.text(style));
  }

  /** The game hours after which to take stock: those a player asks about, and the last. */
  private static List<Double> horizons(double hours) {
    List<Double> horizons = new ArrayList<>();
    for (double usual : List.of(1.0, Comparison.RANKED_AT, 8.0)) {
      if (usual < hours) {
        horizons.add(usual);
      }
    }
    horizons.add(hours);
    return horizons;
  }

  /** The packs, compiled, by their names. */
  private Map<String, Planner> planners() {
    List<String> names = new ArrayList<>(options.packs());
    if (names.isEmpty()) {
      names.add(DEFAULT_PACK);
      names.addAll(Pack.shippedPacks());
    }
    Map<String, Planner> planners = new LinkedHashMap<>();
    for (String name : names) {
      List<String> overlays = name.equals(DEFAULT_PACK) ? List.of() : List.of(name);
      planners.put(name, Planner.of(Pack.load("--packs", overlays)));
    }
    if (!options.rules().isEmpty()) {
      String name = String.join(" + ", options.rules());
      planners.put(name, Planner.of(Pack.load(options.rules())));
    }
    return planners;
  }

  /** Every pack with every score that it defines. */
  private List<Contender> contenders(Map<String, Planner> planners) {
    List<Contender> contenders = new ArrayList<>();
    for (String score : options.scores()) {
      Set<String> defined = new TreeSet<>();
      planners.values().forEach(planner -> defined.addAll(planner.scores()));
      Planner.requireScore("--scores", score, defined);
      planners.forEach(
          (pack, planner) -> {
            if (planner.scores().contains(score)) {
              contenders.add(new Contender(pack, planner, score));
            } else {
              err.println("hgw: the pack " + pack + " does not define the score " + score + ".");
            }
          });
    }
    return contenders;
  }

  /** One game for each, as many at once as there are cores. */
  private List<Outcome> play(List<Contender> contenders, Network network)
      throws InterruptedException {
    List<Callable<Outcome>> games = new ArrayList<>();
    for (Contender contender : contenders) {
      games.add(
          () ->
              new Trial(network, options.hours(), Double.POSITIVE_INFINITY)
                  .run(contender.planner(), options.choices().withScore(contender.score())));
    }
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> game : cores.invokeAll(games)) {
        outcomes.add(game.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      cores.shutdownNow();
    }
  }
}
