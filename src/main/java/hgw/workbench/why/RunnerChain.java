package hgw.workbench.why;

import hgw.planner.Evidence;
import hgw.planner.Evidence.Observed;
import hgw.planner.Explanation;
import hgw.planner.Failed;
import hgw.planner.Matched;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a runner got what it got. */
final class RunnerChain {
  /** What a rule may choose a runner by, and what of the runner counts then. */
  private static final Map<String, String> MEASURES =
      Map.of("emptiest", "remaining", "fewestTargets", "targets", "mostRam", "freeRam");

  private final Evidence evidence;
  private final Explanation server;
  private final Steps steps;

  RunnerChain(Evidence evidence, Explanation server) {
    this.evidence = evidence;
    this.server = server;
    this.steps = new Steps(evidence, "runner", server.host());
  }

  Why.Chain chain() {
    List<Step> fired = steps.fired();
    List<Missed> missed = new ArrayList<>();
    Explanation.AsRunner runner = server.runner();
    if (runner.eligible() && runner.loops().isEmpty() && runner.granted().isEmpty()) {
      missed.add(nothing());
    } else if (runner.eligible() && runner.spare() > 0) {
      missed.add(Missed.of(Missed.What.LEFT_OVER, leftOver()));
    }
    if (!runner.eligible() && runner.reasons().isEmpty()) {
      missed.add(steps.notEligible());
    }
    missed.addAll(steps.own(fired, missed, runner.eligible()));
    return new Why.Chain(fired, missed);
  }

  private Missed nothing() {
    List<SourceRule> givers = steps.atWork(steps.doing("new Assignment("));
    Missed.Lost lost = givers.stream().flatMap(it -> lost(it).stream()).findFirst().orElse(null);
    Failed failed =
        givers.stream().flatMap(it -> steps.failed(it).stream()).findFirst().orElse(null);
    return new Missed(Missed.What.NO_TARGET, failed, null, lost, null, null);
  }

  private @Nullable Failed leftOver() {
    List<SourceRule> rules = new ArrayList<>(steps.atWork(steps.doing("new Assignment(")));
    rules.addAll(0, steps.atWork(steps.doing("addThreads(")));
    return rules.stream().flatMap(it -> steps.failed(it).stream()).findFirst().orElse(null);
  }

  /** Which runners a rule chose instead, if it chose by what runners have. */
  private Optional<Missed.Lost> lost(SourceRule rule) {
    List<Matched> chosen = new ArrayList<>();
    List<String> winners = new ArrayList<>();
    for (Observed seen : evidence.firings()) {
      if (seen.firing().rule().name().equals(rule.name())) {
        for (Map.Entry<String, String> measure : MEASURES.entrySet()) {
          String path = measure.getKey() + "." + measure.getValue();
          Optional<Matched> winner = find(seen, measure.getKey());
          Optional<Matched> value = find(seen, path);
          if (winner.isPresent() && value.isPresent()) {
            winners.add(String.valueOf(winner.get().value()));
            chosen.add(value.get());
          }
        }
      }
    }
    if (chosen.isEmpty() || winners.contains(server.host())) {
      return Optional.empty();
    }
    String by = chosen.get(0).property().substring(0, chosen.get(0).property().indexOf('.'));
    int closest = 0;
    for (int i = 1; i < chosen.size(); i++) {
      boolean fewest = by.equals("fewestTargets");
      double than = number(chosen.get(i)) - number(chosen.get(closest));
      closest = (fewest ? than > 0 : than < 0) ? i : closest;
    }
    return Optional.of(
        new Missed.Lost(
            by,
            winners.get(closest),
            number(chosen.get(closest)),
            own(by),
            chosen.size(),
            rule.name(),
            rule.place()));
  }

  /** What the runner has, of which nothing was given away. */
  private double own(String by) {
    return switch (by) {
      case "emptiest" -> server.runner().threads();
      case "mostRam" -> evidence.plan().scriptRam() * server.runner().threads();
      default -> 0;
    };
  }

  private static double number(Matched matched) {
    return matched.value() instanceof Number number ? number.doubleValue() : 0;
  }

  private static Optional<Matched> find(Observed seen, String property) {
    return seen.matched().stream().filter(it -> it.property().equals(property)).findFirst();
  }
}
