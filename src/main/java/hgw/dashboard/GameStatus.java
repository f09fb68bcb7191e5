package hgw.dashboard;

import hgw.Version;
import hgw.game.Applied;
import hgw.orchestrator.Cycle;
import java.util.List;
import java.util.Optional;

/**
 * The state that {@code GET /api/status} answers.
 *
 * @param rebalances rebalances done
 * @param loops what became of the loops and batchers of the last one
 * @param idleMs ms that the runners stood idle in the last one
 */
public record GameStatus(
    String version, int rebalances, List<Applied.Launch> loops, double idleMs) {
  /** Describe the state after a rebalance, empty before the first. */
  public static GameStatus of(Optional<Cycle> last) {
    return new GameStatus(
        Version.get(),
        last.map(Cycle::number).orElse(0),
        last.map(cycle -> cycle.applied().launches()).orElse(List.of()),
        last.map(cycle -> cycle.applied().idleMs()).orElse(0.0));
  }
}
