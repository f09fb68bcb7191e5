package hgw.workbench.why;

import hgw.planner.Change;
import hgw.planner.Evidence;
import hgw.planner.Evidence.Observed;
import hgw.planner.Failed;
import hgw.planner.LoadedRule;
import hgw.planner.Phase;
import hgw.planner.Plan;
import hgw.planner.TracedFact;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that fired for a server in one role, and those of the player's that did not. */
final class Steps {
  /** More of what the player's own rules did not do would hide what they did. */
  private static final int MOST_OWN = 3;

  private static final Set<String> OF_ANOTHER = Set.of("host", "eligible", "score");

  private final Evidence evidence;
  private final String role;
  private final String host;

  Steps(Evidence evidence, String role, String host) {
    this.evidence = evidence;
    this.role = role;
    this.host = host;
  }

  /** Whether a fact is about the server in this role. */
  private boolean concerns(TracedFact fact) {
    boolean isRunner = role.equals("runner");
    if (fact instanceof TracedFact.Role one) {
      return one.role().equals(role) && one.host().equals(host);
    }
    if (fact instanceof TracedFact.Excluded excluded) {
      return concerns(excluded.role());
    }
    if (fact instanceof TracedFact.Loop loop) {
      return host.equals(isRunner ? loop.runner() : loop.target());
    }
    return fact instanceof TracedFact.Batcher batcher && !isRunner && host.equals(batcher.target());
  }

  /** The rules that fired for it, each once, in the order in which they first did. */
  List<Step> fired() {
    Map<LoadedRule, Integer> turns = new HashMap<>();
    Map<LoadedRule, Step> steps = new LinkedHashMap<>();
    for (Observed seen : evidence.firings()) {
      Plan.Firing firing = seen.firing();
      int turn = turns.merge(firing.rule(), 1, Integer::sum);
      if (firing.facts().stream().anyMatch(this::concerns)) {
        steps.merge(
            firing.rule(),
            new Step(firing.rule(), 1, turn, seen.matched(), null, mine(seen), firing.facts()),
            Steps::joined);
      }
    }
    return List.copyOf(steps.values());
  }

  /** What a firing changed of this server, and of what works on it or is hosted by it. */
  private List<Change> mine(Observed seen) {
    Set<String> others =
        seen.firing().facts().stream()
            .filter(fact -> fact instanceof TracedFact.Role && !concerns(fact))
            .map(TracedFact::text)
            .collect(Collectors.toSet());
    return seen.changes().stream().filter(it -> !others.contains(it.fact())).toList();
  }

  private static Step joined(Step first, Step next) {
    Map<String, Change> changes = new LinkedHashMap<>();
    for (Change change : first.changes()) {
      changes.put(change.fact() + change.property(), change);
    }
    for (Change change : next.changes()) {
      changes.merge(
          change.fact() + change.property(),
          change,
          (was, is) -> new Change(is.fact(), is.property(), was.before(), is.after()));
    }
    return new Step(
        first.loaded(),
        first.times() + 1,
        first.turn(),
        first.matched(),
        next.matched(),
        List.copyOf(changes.values()),
        next.facts());
  }

  /** The rules of the phases that give out threads and RAM whose consequence does something. */
  List<SourceRule> doing(String what) {
    return Stream.of(Phase.COVERAGE, Phase.BOOST)
        .flatMap(phase -> evidence.rules(phase).stream())
        .filter(rule -> rule.consequence().contains(what))
        .toList();
  }

  /** Those of them that fired for anyone; all if none did. */
  List<SourceRule> atWork(List<SourceRule> rules) {
    Set<String> fired =
        evidence.firings().stream()
            .map(it -> it.firing().rule().name())
            .collect(Collectors.toSet());
    List<SourceRule> atWork = rules.stream().filter(it -> fired.contains(it.name())).toList();
    return atWork.isEmpty() ? rules : atWork;
  }

  /** The first condition of a rule that did not hold for the server. */
  Optional<Failed> failed(SourceRule rule) {
    return phase(rule).flatMap(phase -> evidence.firstFailure(rule, phase, role, host));
  }

  /** The first condition of a rule that in the end held for nobody. */
  Optional<Failed> failedForAll(SourceRule rule) {
    return phase(rule).flatMap(phase -> evidence.firstFailure(rule, phase));
  }

  private static Optional<Phase> phase(SourceRule rule) {
    return Optional.ofNullable(rule.group()).flatMap(Phase::ofGroup);
  }

  /** Why no rule made the server eligible. */
  Missed notEligible() {
    return Missed.of(
        Missed.What.NOT_ELIGIBLE,
        evidence.rules(Phase.ELIGIBILITY).stream()
            .filter(rule -> rule.consequence().contains("setEligible("))
            .filter(rule -> rule.conditions().stream().anyMatch(it -> it.is(fact())))
            .flatMap(rule -> failed(rule).stream())
            .findFirst()
            .orElse(null));
  }

  /** The class of the fact that a server is in this role. */
  private String fact() {
    return role.equals("runner") ? "Runner" : "Target";
  }

  /** Rules of the player's that might have fired for the server, and did not. */
  List<Missed> own(List<Step> fired, List<Missed> told, boolean isEligible) {
    Set<String> known =
        Stream.concat(
                fired.stream().map(step -> step.loaded().name()),
                told.stream().flatMap(it -> Stream.ofNullable(it.failed())).map(Failed::rule))
            .collect(Collectors.toSet());
    List<Missed> missed = new ArrayList<>();
    for (Phase phase : isEligible ? List.of(Phase.values()) : List.of(Phase.ELIGIBILITY)) {
      evidence.rules(phase).stream()
          .filter(rule -> !rule.file().shipped() && !known.contains(rule.name()))
          .filter(rule -> rule.conditions().stream().anyMatch(it -> it.is(fact())))
          .flatMap(rule -> failed(rule).stream())
          .filter(Predicate.not(Steps::isOfAnother))
          .forEach(failed -> missed.add(Missed.of(Missed.What.OWN_RULE, failed)));
    }
    return missed.subList(0, Math.min(MOST_OWN, missed.size()));
  }

  /** Whether a rule plainly is about others: nobody asks why it did not fire here. */
  private static boolean isOfAnother(Failed failed) {
    return failed.values().stream()
        .findFirst()
        .filter(it -> OF_ANOTHER.contains(it.property()))
        .isPresent();
  }
}
