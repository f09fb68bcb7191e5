package hgw.workbench.why;

import hgw.facts.Bidding;
import hgw.planner.Change;
import hgw.planner.Evidence;
import hgw.planner.Evidence.Observed;
import hgw.planner.Explanation;
import hgw.planner.Failed;
import hgw.planner.Matched;
import hgw.planner.Plan;
import hgw.planner.TracedFact;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a target got what it got. */
final class TargetChain {
  /** Of the RAM of a fleet, what is left is in pieces too small for a worker. */
  private static final double NEARLY_ALL = 0.95;

  private final Evidence evidence;
  private final Explanation server;
  private final Steps steps;

  TargetChain(Evidence evidence, Explanation server) {
    this.evidence = evidence;
    this.server = server;
    this.steps = new Steps(evidence, "target", server.host());
  }

  Why.Chain chain() {
    List<Step> fired = steps.fired();
    List<Missed> missed = new ArrayList<>();
    Explanation.AsTarget target = server.target();
    if (target.eligible() && target.loop() == null) {
      missed.add(nothing(target));
    } else if (target.loop() instanceof Plan.PlannedLoop loop
        && loop.threads() < target.usefulThreads()) {
      boolean boosted = fired.stream().anyMatch(TargetChain::boosts);
      missed.add(
          new Missed(
              boosted ? Missed.What.NOT_ALL_THREADS : Missed.What.NEVER_BOOSTED,
              notBoosted(),
              null,
              null,
              taken(loop),
              null));
    } else if (target.loop() instanceof Plan.PlannedBatcher batcher && target.bidding() != null) {
      missed.add(held(batcher, target.bidding()));
    }
    if (!target.eligible() && target.reasons().isEmpty()) {
      missed.add(steps.notEligible());
    }
    missed.addAll(steps.own(fired, missed, target.eligible()));
    return new Why.Chain(fired, missed);
  }

  /** What keeps the share of a batcher from being larger. */
  private Missed held(Plan.PlannedBatcher batcher, Bidding bidding) {
    Plan plan = evidence.plan();
    double all = plan.runners().stream().mapToDouble(Plan.RunnerUse::maxRam).sum();
    int most = batcher.limits().depth();
    Missed.Held held = new Missed.Held(Missed.Held.By.PRICE, bidding.price());
    if (plan.batchers().size() == 1 && batcher.grantedRam() >= NEARLY_ALL * all) {
      held = new Missed.Held(Missed.Held.By.ALL_RAM, all);
    } else if (most > 0 && batcher.depth() >= most) {
      held = new Missed.Held(Missed.Held.By.DEPTH, most);
    }
    return new Missed(Missed.What.NO_MORE_RAM, null, null, null, null, held);
  }

  private static boolean boosts(Step step) {
    return step.change("threads").filter(change -> change.before() != null).isPresent();
  }

  /** Why no rule gave the target a loop; what became of its bid for batches is known. */
  private Missed nothing(Explanation.AsTarget target) {
    List<SourceRule> makers =
        steps.doing("new Assignment(").stream()
            .filter(rule -> target.bidding() == null || !asks(rule, "Shares"))
            .toList();
    for (SourceRule maker : steps.atWork(makers)) {
      Optional<Failed> failed = steps.failed(maker);
      if (failed.isPresent()) {
        boolean waits = isTurn(failed.get());
        return new Missed(
            Missed.What.NO_LOOP,
            failed.get(),
            waits ? blocked(maker, failed.get()) : null,
            null,
            null,
            null);
      }
    }
    return Missed.of(Missed.What.NO_LOOP, null);
  }

  private static boolean asks(SourceRule rule, String fact) {
    return rule.allConditions().anyMatch(it -> it.is(fact));
  }

  /** Whether the target was waiting for its turn. */
  private static boolean isTurn(Failed failed) {
    return failed.values().stream()
        .findFirst()
        .filter(it -> "cursor next".equals(it.of()) && it.property().equals("rank"))
        .isPresent();
  }

  /** What held for nobody any more when its turn did not come. */
  private @Nullable Failed blocked(SourceRule maker, Failed own) {
    return steps
        .failedForAll(maker)
        .filter(it -> !it.condition().equals(own.condition()))
        .orElse(null);
  }

  /** Of the rules that give more threads, the one of which the condition says most. */
  private @Nullable Failed notBoosted() {
    return steps.doing("addThreads(").stream()
        .flatMap(rule -> steps.failed(rule).stream())
        .max(Comparator.comparingInt(TargetChain::telling))
        .orElse(null);
  }

  private static int telling(Failed failed) {
    Matched first = failed.values().stream().findFirst().orElse(null);
    if (first == null) {
      return 0;
    }
    return failed.pattern().equals("Runner") ? 2 : 1;
  }

  /** Who got most of the threads of the runner that hosts the loop. */
  private Missed.@Nullable Taken taken(Plan.PlannedLoop own) {
    return evidence.plan().loops().stream()
        .filter(it -> it.runner().equals(own.runner()) && !it.target().equals(own.target()))
        .max(Comparator.comparingLong(Plan.PlannedLoop::threads))
        .filter(most -> most.threads() > own.threads())
        .flatMap(this::giver)
        .orElse(null);
  }

  private Optional<Missed.Taken> giver(Plan.PlannedLoop loop) {
    Optional<Observed> last =
        evidence.firings().stream()
            .filter(seen -> seen.firing().facts().stream().anyMatch(fact -> isLoop(fact, loop)))
            .filter(seen -> seen.changes().stream().anyMatch(TargetChain::ofThreads))
            .reduce((one, other) -> other);
    return last.map(
        seen ->
            new Missed.Taken(
                loop.runner(),
                loop.target(),
                rank(loop.target()),
                loop.threads(),
                seen.firing().rule().name(),
                seen.firing().rule().place()));
  }

  private static boolean ofThreads(Change change) {
    return change.property().equals("threads");
  }

  private static boolean isLoop(TracedFact fact, Plan.PlannedLoop loop) {
    return fact instanceof TracedFact.Loop it
        && it.target().equals(loop.target())
        && it.runner().equals(loop.runner());
  }

  private int rank(String host) {
    return evidence.plan().targets().stream()
        .filter(it -> it.host().equals(host))
        .findFirst()
        .map(Plan.RankedTarget::rank)
        .orElse(0);
  }
}
