package hgw.planner;

import com.fasterxml.jackson.annotation.JsonValue;
import hgw.facts.Assignment;
import hgw.facts.Candidate;
import hgw.facts.Exclusion;
import hgw.facts.Reason;
import hgw.facts.Warning;
import hgw.network.Grant;
import java.util.List;
import java.util.Locale;

/**
 * A fact that a firing concerned, as it was when the rule had fired. Immutable. Its sentence is
 * made when it is asked for: a large network has hundreds of thousands of them.
 */
public sealed interface TracedFact {
  /** The sentence that stands for it in the plan's JSON: {@code runner pserv-0}. */
  @JsonValue
  String text();

  /** Host names of the servers that it is about; none for a warning. */
  List<String> hosts();

  /**
   * A server considered for a role.
   *
   * @param role {@code runner} or {@code target}
   */
  record Role(String role, String host) implements TracedFact {
    /** Record a candidate. */
    static Role of(Candidate candidate) {
      return new Role(candidate.getRole(), candidate.getHost());
    }

    @Override
    public String text() {
      return role + " " + host;
    }

    @Override
    public List<String> hosts() {
      return List.of(host);
    }
  }

  /** A loop to run: a runner works on a target with some threads. */
  record Loop(String runner, String target, long threads) implements TracedFact {
    /** Record an assignment. */
    static Loop of(Assignment assignment) {
      return new Loop(
          assignment.getRunner().getHost(),
          assignment.getTarget().getHost(),
          assignment.getThreads());
    }

    @Override
    public String text() {
      return runner + " -> " + target + ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    @Override
    public List<String> hosts() {
      return List.of(runner, target);
    }
  }

  /**
   * A batcher to run, with what it is granted so far.
   *
   * @param ram GB
   * @param runners on how many
   */
  record Batcher(String runner, String target, double ram, int runners) implements TracedFact {
    /** Record an assignment. */
    static Batcher of(Assignment assignment) {
      List<Grant> grants = assignment.getGrants();
      return new Batcher(
          assignment.getRunner().getHost(),
          assignment.getTarget().getHost(),
          grants.stream().mapToDouble(Grant::ram).sum(),
          grants.size());
    }

    @Override
    public String text() {
      return String.format(
          Locale.ROOT,
          "batcher on %s: %s, %.0f GB on %d %s",
          runner,
          target,
          ram,
          runners,
          runners == 1 ? "runner" : "runners");
    }

    @Override
    public List<String> hosts() {
      return List.of(runner, target);
    }
  }

  /** A server that may not take a role, and why. */
  record Excluded(Role role, Reason reason) implements TracedFact {
    /** Record an exclusion. */
    static Excluded of(Exclusion exclusion) {
      return new Excluded(Role.of(exclusion.getCandidate()), exclusion.why());
    }

    @Override
    public String text() {
      return "no " + role.text() + ": " + reason.text();
    }

    @Override
    public List<String> hosts() {
      return role.hosts();
    }
  }

  /** A sentence for the player. */
  record Warned(String sentence) implements TracedFact {
    /** Record a warning. */
    static Warned of(Warning warning) {
      return new Warned(warning.getText());
    }

    @Override
    public String text() {
      return "warning: " + sentence;
    }

    @Override
    public List<String> hosts() {
      return List.of();
    }
  }
}
