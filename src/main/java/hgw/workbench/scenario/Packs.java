package hgw.workbench.scenario;

import hgw.planner.Pack;
import hgw.planner.Planner;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Packs that scenarios need, each compiled once. */
final class Packs {
  private final Map<List<String>, Planner> planners = new ConcurrentHashMap<>();

  /**
   * The rules of a pack.
   *
   * @param overlays directories or names of shipped packs, laid over the default pack
   * @throws hgw.UserError if they cannot be used
   */
  Planner of(List<String> overlays) {
    List<String> laid = overlays.stream().filter(it -> !it.equals(Pack.DEFAULT)).toList();
    return planners.computeIfAbsent(laid, it -> Planner.of(Pack.load("rules test", it)));
  }
}
