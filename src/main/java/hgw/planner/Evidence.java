package hgw.planner;

import hgw.facts.Assignment;
import hgw.facts.Candidate;
import hgw.network.Network;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan, and what was seen while it was made: which values the rules matched, what they changed,
 * and how the facts were when each phase was over. It takes more memory than the plan alone, so
 * keep one, of the plan in force. Safe for use by several threads.
 */
public final class Evidence {
  private final Plan plan;
  private final Network network;
  private final ParsedPack pack;
  private final List<Observed> firings;
  private final Map<Phase, PhaseEnd> ends;
  private final Map<SourceRule, Reader> readers = new IdentityHashMap<>();

  /**
   * A firing, looked at closely.
   *
   * @param matched the values that its conditions looked at
   * @param changes what it changed
   */
  public record Observed(Plan.Firing firing, List<Matched> matched, List<Change> changes) {}

  Evidence(Plan plan, Network network, ParsedPack pack, Witness witness) {
    this.plan = plan;
    this.network = network;
    this.pack = pack;
    this.ends = witness.ends();
    List<Observed> observed = new ArrayList<>();
    for (int i = 0; i < plan.firings().size(); i++) {
      Witness.Seen seen = witness.seen().get(i);
      observed.add(new Observed(plan.firings().get(i), seen.matched(), seen.changes()));
    }
    this.firings = List.copyOf(observed);
  }

  /** The plan. */
  public Plan plan() {
    return plan;
  }

  /** What was planned. */
  public Network network() {
    return network;
  }

  /** Every firing, in order. */
  public List<Observed> firings() {
    return firings;
  }

  /** The rules of a phase, as they are written, in the order in which they are tried. */
  public List<SourceRule> rules(Phase phase) {
    return pack.rules()
        .filter(rule -> !rule.query() && phase.group().equals(rule.group()))
        .sorted((one, other) -> Integer.compare(other.salienceValue(), one.salienceValue()))
        .toList();
  }

  /**
   * Find the first condition of a rule that did not hold for a server when the rule's phase was
   * over.
   *
   * @param role {@code runner} or {@code target}
   * @return empty if all held, as far as can be told, or the phase did not run
   */
  public synchronized Optional<Failed> firstFailure(
      SourceRule rule, Phase phase, String role, String host) {
    PhaseEnd end = ends.get(phase);
    if (end == null) {
      return Optional.empty();
    }
    List<Object> subjects = new ArrayList<>();
    facts(end, Candidate.class)
        .filter(it -> it.getRole().equals(role) && it.getHost().equals(host))
        .forEach(subjects::add);
    if (role.equals("target")) {
      facts(end, Assignment.class)
          .filter(it -> it.getTarget().getHost().equals(host))
          .forEach(
              it -> {
                subjects.add(it);
                subjects.add(it.getRunner());
              });
    }
    return FirstFailure.of(rule, reader(rule), end, subjects, role.equals("target"));
  }

  /** Find the first condition of a rule that held for no facts when the rule's phase was over. */
  public synchronized Optional<Failed> firstFailure(SourceRule rule, Phase phase) {
    PhaseEnd end = ends.get(phase);
    return end == null
        ? Optional.empty()
        : FirstFailure.of(rule, reader(rule), end, List.of(), false);
  }

  private Reader reader(SourceRule rule) {
    return readers.computeIfAbsent(rule, Reader::new);
  }

  private static <T> Stream<T> facts(PhaseEnd end, Class<T> type) {
    return end.all().map(View::fact).filter(type::isInstance).map(type::cast);
  }
}
