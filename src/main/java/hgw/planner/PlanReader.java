package hgw.planner;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;

import hgw.facts.Assignment;
import hgw.facts.Candidate;
import hgw.facts.Exclusion;
import hgw.facts.Reason;
import hgw.facts.Runner;
import hgw.facts.Settings;
import hgw.facts.Share;
import hgw.facts.Shares;
import hgw.facts.Target;
import hgw.facts.Warning;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.drools.core.common.InternalFactHandle;
import org.kie.api.runtime.KieSession;

/** Reads off a session what its rules decided. */
final class PlanReader {
  private final KieSession session;
  private final SessionFacts facts;

  PlanReader(KieSession session, SessionFacts facts) {
    this.session = session;
    this.facts = facts;
  }

  /**
   * Read the plan.
   *
   * @param sources the rule files and where each came from
   * @param trace what fired
   * @throws hgw.UserError if it is a plan that cannot be, naming the rule which caused it
   */
  Plan read(List<Plan.RuleSource> sources, Trace trace) {
    List<Assignment> assignments =
        inserted(Assignment.class).stream()
            .sorted(
                comparingInt((Assignment it) -> place(it.getTarget()))
                    .thenComparing(assignment -> assignment.getTarget().getHost()))
            .toList();
    List<Runner> runners =
        facts.runners().stream()
            .filter(Runner::isEligible)
            .sorted(comparing(Runner::getHost))
            .toList();
    List<Target> targets =
        facts.targets().stream()
            .filter(Target::isEligible)
            .sorted(comparingInt(PlanReader::place).thenComparing(Target::getHost))
            .toList();
    new Invariants(trace.culprits()).check(runners, targets, assignments);
    trace.lateExclusions().check(inserted(Exclusion.class), assignments);

    List<String> warnings = inserted(Warning.class).stream().map(Warning::getText).toList();
    return new Plan(
        facts.settings().getScore(),
        facts.settings().getScriptRam(),
        runners.stream().mapToLong(Runner::getThreads).sum(),
        warnings,
        sources,
        uses(runners, assignments),
        ranked(targets),
        assignments.stream().filter(it -> !it.isBatcher()).map(PlanReader::loop).toList(),
        assignments.stream().flatMap(PlanReader::batcher).toList(),
        excluded(inserted(Exclusion.class)),
        List.copyOf(trace.firings()),
        terms(facts.settings()));
  }

  private static List<Plan.RunnerUse> uses(List<Runner> runners, List<Assignment> assignments) {
    Map<Runner, Long> loops = new HashMap<>();
    Map<Runner, Double> batchers = new HashMap<>();
    for (Assignment assignment : assignments) {
      if (assignment.isBatcher()) {
        assignment.ram().forEach((runner, ram) -> batchers.merge(runner, ram, Double::sum));
      } else {
        loops.merge(assignment.getRunner(), assignment.getThreads(), Long::sum);
      }
    }
    return runners.stream()
        .map(
            runner ->
                new Plan.RunnerUse(
                    runner.getHost(),
                    runner.getMaxRam(),
                    runner.getThreads(),
                    runner.threadsBeside(batchers.getOrDefault(runner, 0.0))
                        - loops.getOrDefault(runner, 0L),
                    runner.getReservedRam(),
                    runner.isScriptsStay()))
        .toList();
  }

  private List<Plan.RankedTarget> ranked(List<Target> bestFirst) {
    return bestFirst.stream()
        .map(
            target ->
                new Plan.RankedTarget(
                    target.getHost(),
                    target.getScore(),
                    target.getRank(),
                    target.getUsefulThreads(),
                    facts.shares().biddingOf(target)))
        .toList();
  }

  /** A target that no rule ranked comes last. */
  private static int place(Target target) {
    return target.getRank() > 0 ? target.getRank() : Integer.MAX_VALUE;
  }

  private static Plan.PlannedLoop loop(Assignment assignment) {
    return new Plan.PlannedLoop(
        assignment.getRunner().getHost(),
        assignment.getTarget().getHost(),
        assignment.getThreads(),
        assignment.getMoney(),
        assignment.getHack(),
        assignment.getEpsilon());
  }

  private static Stream<Plan.PlannedBatcher> batcher(Assignment assignment) {
    Share share = assignment.getShare();
    if (share == null) {
      return Stream.empty();
    }
    Shares shares = share.getShares();
    return Stream.of(
        new Plan.PlannedBatcher(
            assignment.getRunner().getHost(),
            assignment.getTarget().getHost(),
            assignment.getHack(),
            assignment.getDepth(),
            assignment.getGrants(),
            new Plan.Limits(
                shares.getMostHack(),
                shares.depthOf(assignment.getTarget()),
                shares.getLeastAhead(),
                shares.getMostAhead()),
            share.getPreparedIn(),
            share.getIncome()));
  }

  /** Gather the reasons of each server and role: a server may fail in more than one way. */
  private static List<Plan.Excluded> excluded(List<Exclusion> exclusions) {
    Map<Candidate, List<Exclusion>> byCandidate =
        exclusions.stream().collect(groupingBy(Exclusion::getCandidate));
    return byCandidate.entrySet().stream()
        .map(
            entry ->
                new Plan.Excluded(
                    entry.getKey().getHost(), entry.getKey().getRole(), distinct(entry.getValue())))
        .sorted(comparing(Plan.Excluded::role).thenComparing(Plan.Excluded::host))
        .toList();
  }

  /** The reasons that read differently. */
  private static List<Reason> distinct(List<Exclusion> exclusions) {
    Map<String, Reason> byText = new LinkedHashMap<>();
    exclusions.forEach(one -> byText.putIfAbsent(one.getReason(), one.why()));
    return List.copyOf(byText.values());
  }

  private static Plan.Terms terms(Settings settings) {
    return new Plan.Terms(
        settings.getMoney(),
        settings.getHack(),
        settings.getEpsilon(),
        settings.isRestartChanged(),
        settings.getWipeEvery(),
        settings.getHorizon());
  }

  /** The facts of a class, in the order of their insertion. */
  private <T> List<T> inserted(Class<T> type) {
    return session.getFactHandles(type::isInstance).stream()
        .map(InternalFactHandle.class::cast)
        .sorted(comparingLong(InternalFactHandle::getId))
        .map(handle -> type.cast(handle.getObject()))
        .toList();
  }
}
