package hgw.workbench.why;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import hgw.UserError;
import hgw.network.Network;
import hgw.network.Server;
import hgw.planner.Evidence;
import hgw.planner.Explanation;
import hgw.planner.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why one server is what it is in a plan and got what it got, and why not what it did not get.
 * Immutable; its JSON form is the document of {@code --explain HOST --format json}.
 *
 * @param server what it is and what it got, with the rules that fired for it
 * @param facts what it was when the plan was made
 * @param standing its place among the targets; null if it is none
 * @param asRunner the chain of reasons that led to it as a runner
 * @param asTarget the chain of reasons that led to it as a target
 */
@JsonPropertyOrder({
  "host",
  "runner",
  "target",
  "facts",
  "standing",
  "whyRunner",
  "whyTarget",
  "firings"
})
public record Why(
    @JsonIgnore Explanation server,
    Facts facts,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Standing standing,
    @JsonProperty("whyRunner") Chain asRunner,
    @JsonProperty("whyTarget") Chain asTarget) {

  /** Host name of the server. */
  @JsonProperty
  public String host() {
    return server.host();
  }

  /** The server as a runner. */
  @JsonProperty
  public Explanation.AsRunner runner() {
    return server.runner();
  }

  /** The server as a target. */
  @JsonProperty
  public Explanation.AsTarget target() {
    return server.target();
  }

  /** The rules that fired for it, in order. */
  @JsonProperty
  public List<Plan.Firing> firings() {
    return server.firings();
  }

  /**
   * The rules that fired for a server in one role, in order, and what kept it from more.
   *
   * @param steps the rules that fired
   * @param missed what did not happen
   */
  public record Chain(List<Step> steps, List<Missed> missed) {
    /** Copy the lists. */
    public Chain {
      steps = List.copyOf(steps);
      missed = List.copyOf(missed);
    }
  }

  /**
   * What a server was when the plan was made.
   *
   * @param maxRam GB
   * @param usedRam GB that scripts took
   * @param maxMoney dollars that it can hold
   * @param money dollars that it holds
   * @param minSec the lowest security
   * @param sec security now
   * @param hackChance chance 0..1 of a hack now
   * @param hackTime ms that a hack takes now
   * @param requiredLevel hacking level that a hack needs
   * @param hackingLevel the player's
   */
  public record Facts(
      boolean rooted,
      boolean purchased,
      double maxRam,
      double usedRam,
      double maxMoney,
      double money,
      double minSec,
      double sec,
      double hackChance,
      double hackTime,
      int requiredLevel,
      int hackingLevel) {
    private static Facts of(Server server, Network network) {
      return new Facts(
          server.rooted(),
          server.purchased(),
          server.maxRam(),
          server.usedRam(),
          server.maxMoney(),
          server.money(),
          server.minSec(),
          server.sec(),
          server.hackChance(),
          server.hackTime(),
          server.requiredLevel(),
          network.player().hackingLevel());
    }
  }

  /**
   * A place among the targets.
   *
   * @param rank 1 the best
   * @param of how many there are
   * @param behind the next better one; null for the best
   * @param before the next worse one; null for the last
   */
  public record Standing(
      int rank,
      int of,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rival behind,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rival before) {}

  /** Another target, and its score. */
  public record Rival(String host, double score) {}

  /**
   * Tell why.
   *
   * @throws UserError if the network has no such server
   */
  public static Why of(Evidence evidence, String host) {
    Plan plan = evidence.plan();
    Explanation server = Explanation.of(host, evidence.network(), plan);
    return new Why(
        server,
        Facts.of(evidence.network().server(host).orElseThrow(), evidence.network()),
        standing(host, plan.targets()),
        new RunnerChain(evidence, server).chain(),
        new TargetChain(evidence, server).chain());
  }

  private static @Nullable Standing standing(String host, List<Plan.RankedTarget> targets) {
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i).host().equals(host)) {
        return new Standing(
            targets.get(i).rank(), targets.size(), rival(targets, i - 1), rival(targets, i + 1));
      }
    }
    return null;
  }

  private static @Nullable Rival rival(List<Plan.RankedTarget> targets, int index) {
    if (index < 0 || index >= targets.size()) {
      return null;
    }
    return new Rival(targets.get(index).host(), targets.get(index).score());
  }
}
