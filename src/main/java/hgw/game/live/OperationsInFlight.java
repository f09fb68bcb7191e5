package hgw.game.live;

import hgw.network.Formulas;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Server;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows which operation each loop has begun, and so when it ends: an agent that asked the game for
 * it would be too large.
 */
final class OperationsInFlight {
  private final Map<String, LoopReport.Begun> begun = new HashMap<>();

  /** Take note of what a loop has begun; what it had begun before has ended. */
  void add(LoopReport.Begun operation) {
    begun.put(operation.target(), operation);
  }

  /**
   * Say of every loop when its operation ends.
   *
   * @param nowMs the moment of the discovery, by the game's wall clock, in ms
   */
  List<Server> finish(List<Server> servers, Player player, double nowMs) {
    Map<String, Double> finishing = new HashMap<>();
    for (Server target : servers) {
      LoopReport.Begun operation = begun.get(target.host());
      if (operation != null) {
        finishing.put(target.host(), leftMs(operation, target, player, nowMs));
      }
    }
    return servers.stream().map(server -> finish(server, finishing)).toList();
  }

  private static Server finish(Server server, Map<String, Double> finishing) {
    List<RunningScript> running =
        server.running().stream()
            .map(
                script ->
                    target(script).map(finishing::get).map(script::finishingIn).orElse(script))
            .toList();
    return server.withRunning(running, server.usedRam());
  }

  private static Optional<String> target(RunningScript script) {
    return script.isLoop() ? script.args().stream().findFirst() : Optional.empty();
  }

  /**
   * Work out when an operation ends, from its begin and from what the game says of the time that a
   * hack takes now.
   *
   * @return ms from now on, infinite if it should have ended
   */
  private static double leftMs(
      LoopReport.Begun operation, Server target, Player player, double nowMs) {
    int level = target.requiredLevel();
    double scale = target.hackTime() / Formulas.hackTime(player, target.sec(), level);
    double duration =
        scale * operation.kind().hackTimes() * Formulas.hackTime(player, operation.sec(), level);
    double left = operation.atMs() + duration - nowMs;
    return left > 0 ? left : Double.POSITIVE_INFINITY;
  }
}
