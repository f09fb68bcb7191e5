package hgw.cli.text;

import hgw.UserError;
import hgw.network.Network;
import hgw.network.Server;
import hgw.planner.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Why one server is (not) a runner and (not) a target, and what it got.
 *
 * @param firings the rules that fired for it, in order
 */
public record Explanation(
    String host, AsRunner runner, AsTarget target, List<Plan.Firing> firings) {

  /**
   * The server as a runner.
   *
   * @param reasons why it is none
   * @param spare threads that no loop uses
   */
  public record AsRunner(
      boolean eligible,
      List<String> reasons,
      long threads,
      long spare,
      List<Plan.PlannedLoop> loops) {}

  /**
   * The server as a target.
   *
   * @param reasons why it is none
   * @param score what the score model gave it, 0 if it is none
   * @param rank its place, 1 the best, 0 if it is none
   * @param loop the loop that works on it
   */
  public record AsTarget(
      boolean eligible,
      List<String> reasons,
      double score,
      int rank,
      long usefulThreads,
      Plan.@Nullable PlannedLoop loop) {}

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
    Plan.RunnerUse use =
        plan.runners().stream().filter(it -> it.host().equals(host)).findFirst().orElse(null);
    int rank =
        1
            + IntStream.range(0, plan.targets().size())
                .filter(i -> plan.targets().get(i).host().equals(host))
                .findFirst()
                .orElse(-1);
    return new Explanation(
        host,
        new AsRunner(
            use != null,
            reasons(plan, host, "runner"),
            use == null ? 0 : use.threads(),
            use == null ? 0 : use.spare(),
            plan.assignments().stream().filter(loop -> loop.runner().equals(host)).toList()),
        new AsTarget(
            rank > 0,
            reasons(plan, host, "target"),
            rank > 0 ? plan.targets().get(rank - 1).score() : 0,
            rank,
            rank > 0 ? plan.targets().get(rank - 1).usefulThreads() : 0,
            plan.assignments().stream()
                .filter(loop -> loop.target().equals(host))
                .findFirst()
                .orElse(null)),
        plan.firings().stream()
            .filter(firing -> firing.facts().stream().anyMatch(fact -> names(fact, host)))
            .toList());
  }

  private static List<String> reasons(Plan plan, String host, String role) {
    return plan.excluded().stream()
        .filter(excluded -> excluded.host().equals(host) && excluded.role().equals(role))
        .flatMap(excluded -> excluded.reasons().stream())
        .toList();
  }

  private static boolean names(String fact, String host) {
    return Arrays.asList(fact.split("[ ,:]+")).contains(host);
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

  /** Format the explanation for reading. */
  public String text(Style style) {
    StringBuilder text = new StringBuilder(style.heading(host)).append("\n\n");
    text.append("As a runner: ");
    if (runner.eligible()) {
      text.append("yes, with ").append(Units.threads(runner.threads())).append('\n');
      runner.loops().forEach(loop -> text.append("  ").append(PlanText.line(loop)).append('\n'));
      if (runner.loops().isEmpty()) {
        text.append("  no target was given to it\n");
      } else if (runner.spare() > 0) {
        text.append("  ").append(Units.threads(runner.spare())).append(" left over\n");
      }
    } else {
      text.append("no, ").append(because(runner.reasons())).append('\n');
    }
    text.append("As a target: ");
    if (target.eligible()) {
      text.append("yes, rank ")
          .append(target.rank())
          .append(" with the score ")
          .append(Units.number(target.score()))
          .append('\n');
      text.append("  can use ").append(Units.threads(target.usefulThreads())).append('\n');
      text.append("  ")
          .append(
              target.loop() == null ? "no thread was left for it" : PlanText.line(target.loop()))
          .append('\n');
    } else {
      text.append("no, ").append(because(target.reasons())).append('\n');
    }
    text.append("\nRules that fired for it, in order\n");
    for (List<Plan.Firing> run : PlanText.runs(firings)) {
      Plan.Firing last = run.get(run.size() - 1);
      text.append("  ").append(PlanText.title(run, style));
      text.append("\n    ").append(run.size() > 1 ? "last: " : "");
      text.append(String.join("; ", last.facts())).append('\n');
    }
    return text.toString();
  }

  private static String because(List<String> reasons) {
    return reasons.isEmpty() ? "no rule made it one" : String.join("; ", reasons);
  }
}
