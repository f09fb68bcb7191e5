package hgw.planner;

import com.fasterxml.jackson.annotation.JsonInclude;
import hgw.UserError;
import hgw.facts.Bidding;
import hgw.facts.Reason;
import hgw.network.Network;
import hgw.network.Server;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why one server is (not) a runner and (not) a target, and what it got. Immutable; its JSON form is
 * the document of {@code --explain HOST --format json}.
 *
 * @param firings the rules that fired for it, in order
 */
public record Explanation(
    String host, AsRunner runner, AsTarget target, List<Plan.Firing> firings) {

  /**
   * The server as a runner.
   *
   * @param reasons why it is none
   * @param spare threads that nothing uses
   * @param loops the loops and batchers that it hosts
   * @param granted GB that batchers may fill here, by their target
   */
  public record AsRunner(
      boolean eligible,
      List<String> reasons,
      long threads,
      long spare,
      List<Plan.PlannedScript> loops,
      Map<String, Double> granted) {}

  /**
   * The server as a target.
   *
   * @param reasons why it is none
   * @param score what the score model gave it, 0 if it is none
   * @param rank its place, 1 the best, 0 if it is none
   * @param loop the loop or batcher that works on it
   * @param bidding how it fared when RAM was shared out among batchers; null if it was not
   */
  public record AsTarget(
      boolean eligible,
      List<String> reasons,
      double score,
      int rank,
      long usefulThreads,
      Plan.@Nullable PlannedScript loop,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Bidding bidding) {}

  /**
   * Explain a server.
   *
   * @throws UserError if the network has no such server
   */
  public static Explanation of(String host, Network network, Plan plan) {
    if (network.server(host).isEmpty()) {
      throw new UserError(
          "--explain " + host + ": no such server was discovered." + similar(host, network));
    }
    return new Explanation(
        host,
        asRunner(host, plan),
        asTarget(host, plan),
        plan.firings().stream().filter(firing -> firing.concerns(host)).toList());
  }

  private static AsRunner asRunner(String host, Plan plan) {
    List<String> reasons = reasons(host, "runner", plan);
    Map<String, Double> granted = new TreeMap<>();
    for (Plan.PlannedBatcher batcher : plan.batchers()) {
      batcher.grants().stream()
          .filter(grant -> grant.runner().equals(host))
          .forEach(grant -> granted.put(batcher.target(), grant.ram()));
    }
    List<Plan.PlannedScript> loops =
        plan.assignments().stream().filter(loop -> loop.runner().equals(host)).toList();
    return plan.runners().stream()
        .filter(runner -> runner.host().equals(host))
        .findFirst()
        .map(
            runner -> new AsRunner(true, reasons, runner.threads(), runner.spare(), loops, granted))
        .orElseGet(() -> new AsRunner(false, reasons, 0, 0, loops, granted));
  }

  private static AsTarget asTarget(String host, Plan plan) {
    List<String> reasons = reasons(host, "target", plan);
    Plan.PlannedScript loop =
        plan.assignments().stream().filter(it -> it.target().equals(host)).findFirst().orElse(null);
    return plan.targets().stream()
        .filter(target -> target.host().equals(host))
        .findFirst()
        .map(
            it ->
                new AsTarget(
                    true, reasons, it.score(), it.rank(), it.usefulThreads(), loop, it.bidding()))
        .orElseGet(() -> new AsTarget(false, reasons, 0, 0, 0, loop, null));
  }

  private static List<String> reasons(String host, String role, Plan plan) {
    return plan.excluded().stream()
        .filter(excluded -> excluded.host().equals(host) && excluded.role().equals(role))
        .flatMap(excluded -> excluded.reasons().stream())
        .map(Reason::text)
        .toList();
  }

  private static String similar(String host, Network network) {
    String start = host.substring(0, Math.min(1, host.length())).toLowerCase(Locale.ROOT);
    List<String> similar =
        network.servers().stream()
            .map(Server::host)
            .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(start))
            .sorted()
            .limit(8)
            .toList();
    return similar.isEmpty() ? "" : " Maybe " + String.join(", ", similar) + "?";
  }
}
