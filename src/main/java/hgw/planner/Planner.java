package hgw.planner;

import hgw.UserError;
import hgw.facts.Assignment;
import hgw.facts.AssignmentQueue;
import hgw.facts.Candidate;
import hgw.facts.Cursor;
import hgw.facts.Exclusion;
import hgw.facts.Market;
import hgw.facts.Ranking;
import hgw.facts.Runner;
import hgw.facts.RunnerPool;
import hgw.facts.RunningLoop;
import hgw.facts.Settings;
import hgw.facts.Target;
import hgw.facts.Warning;
import hgw.network.LoopArguments;
import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Server;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.core.common.InternalFactHandle;
import org.kie.api.runtime.KieSession;

/**
 * Makes plans with one pack of rules. Compile once, plan as often as wanted; a planner may be used
 * by several threads, since every plan has a session of its own.
 */
public final class Planner {
  /** A trace holds every firing; more than this many would not fit in memory. */
  private static final long MAX_FIRINGS = 10_000_000;

  private final Pack pack;
  private final CompiledRules rules;

  private Planner(Pack pack, CompiledRules rules) {
    this.pack = pack;
    this.rules = rules;
  }

  /**
   * Compile a pack.
   *
   * @throws UserError with every error as {@code file.drl:line: message}
   */
  public static Planner of(Pack pack) {
    return new Planner(pack, CompiledRules.of(pack));
  }

  /** The score models that the loaded rules define, sorted. */
  public Set<String> scores() {
    return rules.scores();
  }

  /**
   * Refuse a score model that the loaded rules do not define.
   *
   * @throws UserError that lists those they define
   */
  public void requireScore(String score) {
    requireScore("--score", score, scores());
  }

  /**
   * Refuse a score model that is not defined.
   *
   * @param option the option that names it, for the message
   */
  public static void requireScore(String option, String score, Set<String> defined) {
    if (!defined.contains(score)) {
      throw new UserError(
          option
              + " "
              + score
              + " is unknown. The loaded rules define: "
              + String.join(", ", defined)
              + ".");
    }
  }

  /**
   * Plan a network.
   *
   * @throws UserError if the score model is unknown, a rule fails or never ends, or the rules made
   *     a plan that cannot be
   */
  public Plan plan(Network network, Choices choices) {
    requireScore(choices.score());
    Settings settings = settings(choices, network);
    List<Runner> runners = new ArrayList<>();
    List<Target> targets = new ArrayList<>();
    for (Server server : network.servers()) {
      runners.add(new Runner(server, settings));
      targets.add(new Target(server, network.player(), settings));
    }
    KieSession session = rules.base().newKieSession();
    RunnerPool pool = new RunnerPool();
    try {
      List<Object> facts =
          new ArrayList<>(
              List.of(
                  settings,
                  new Ranking(),
                  new Cursor(),
                  pool,
                  new Market(settings),
                  new AssignmentQueue()));
      facts.addAll(runners);
      facts.addAll(targets);
      if (settings.isRestartChanged()) {
        facts.addAll(runningLoops(network, runners, targets));
      }
      Trace trace = fire(session, facts, pool, firingLimit(network));
      return read(session, trace, settings, runners, targets);
    } finally {
      session.dispose();
    }
  }

  private static Settings settings(Choices choices, Network network) {
    return new Settings(
            choices.score(),
            choices.money().value(),
            choices.hack().value(),
            choices.epsilon().value(),
            choices.horizon(),
            network)
        .given(choices.money().given(), choices.hack().given(), choices.epsilon().given())
        .rebalancedEvery(choices.intervalMs())
        .restarting(
            choices.restart().value() == Choices.Restart.CHANGED, choices.restart().given());
  }

  private static List<RunningLoop> runningLoops(
      Network network, List<Runner> runners, List<Target> targets) {
    Map<String, Target> byHost =
        targets.stream().collect(Collectors.toMap(Target::getHost, target -> target));
    List<RunningLoop> loops = new ArrayList<>();
    for (int i = 0; i < runners.size(); i++) {
      for (RunningScript script : network.servers().get(i).running()) {
        LoopArguments loop = LoopArguments.of(script).orElse(null);
        Target target = loop == null ? null : byHost.get(loop.target());
        if (loop != null && target != null && !runners.get(i).isHome()) {
          loops.add(
              new RunningLoop(
                  target,
                  runners.get(i),
                  script.threads(),
                  loop.money(),
                  loop.hack(),
                  loop.epsilon(),
                  script.finishesIn()));
        }
      }
    }
    return loops;
  }

  private Trace fire(KieSession session, List<Object> facts, RunnerPool pool, int limit) {
    Trace trace = new Trace(rules);
    Phase[] phases = Phase.values();
    for (int i = phases.length - 1; i >= 0; i--) { // the focus is a stack
      session.getAgenda().getAgendaGroup(phases[i].group()).setFocus();
    }
    int fired;
    try {
      facts.forEach(session::insert);
      trace.listenTo(session);
      Upkeep.of(session, pool);
      fired = session.fireAllRules(limit);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw new UserError(rules.blame(e, trace.atWork()), e);
    }
    if (fired >= limit) {
      throw new UserError(
          busiest(trace)
              + " fires without end; stopped after "
              + fired
              + " firings. Maybe its condition stays true after its consequence?");
    }
    return trace;
  }

  /** Far more than honest rules need: some firings for each server, and two for every thread. */
  private static int firingLimit(Network network) {
    double ram = network.servers().stream().mapToDouble(Server::maxRam).sum();
    double limit = 100_000 + 20.0 * network.servers().size() + 2 * ram / network.loop().ram();
    return (int) Math.min(limit, MAX_FIRINGS);
  }

  /** Name the rule that fired most of late. */
  private String busiest(Trace trace) {
    List<Plan.Firing> firings = trace.firings();
    String name =
        firings.subList(Math.max(0, firings.size() - 1000), firings.size()).stream()
            .collect(Collectors.groupingBy(Plan.Firing::rule, Collectors.counting()))
            .entrySet()
            .stream()
            .max(Map.Entry.comparingByValue())
            .orElseThrow()
            .getKey();
    return rules.locate(name);
  }

  private Plan read(
      KieSession session,
      Trace trace,
      Settings settings,
      List<Runner> runners,
      List<Target> targets) {
    List<Assignment> assignments =
        facts(session, Assignment.class).stream()
            .sorted(
                Comparator.comparingInt(Assignment::getRank)
                    .thenComparing(assignment -> assignment.getTarget().getHost()))
            .toList();
    List<Runner> eligibleRunners =
        runners.stream()
            .filter(Runner::isEligible)
            .sorted(Comparator.comparing(Runner::getHost))
            .toList();
    List<Target> eligibleTargets =
        targets.stream()
            .filter(Target::isEligible)
            .sorted(Comparator.comparingInt(Target::getRank).thenComparing(Target::getHost))
            .toList();
    new Invariants(rules, trace.culprits()).check(eligibleRunners, eligibleTargets, assignments);

    Map<Runner, Long> used =
        assignments.stream()
            .collect(
                Collectors.groupingBy(
                    Assignment::getRunner, Collectors.summingLong(Assignment::getThreads)));
    List<String> warnings = new ArrayList<>(rules.warnings());
    facts(session, Warning.class).forEach(warning -> warnings.add(warning.getText()));
    return new Plan(
        settings.getScore(),
        settings.getScriptRam(),
        eligibleRunners.stream().mapToLong(Runner::getThreads).sum(),
        List.copyOf(warnings),
        pack.files().stream().map(file -> new Plan.RuleSource(file.name(), file.origin())).toList(),
        eligibleRunners.stream()
            .map(
                runner ->
                    new Plan.RunnerUse(
                        runner.getHost(),
                        runner.getMaxRam(),
                        runner.getThreads(),
                        runner.getThreads() - used.getOrDefault(runner, 0L),
                        runner.isScriptsStay()))
            .toList(),
        eligibleTargets.stream()
            .map(
                target ->
                    new Plan.RankedTarget(
                        target.getHost(), target.getScore(), target.getUsefulThreads()))
            .toList(),
        assignments.stream().map(Planner::planned).toList(),
        excluded(facts(session, Exclusion.class)),
        List.copyOf(trace.firings()),
        new Plan.Terms(
            settings.getMoney(),
            settings.getHack(),
            settings.getEpsilon(),
            settings.isRestartChanged(),
            settings.getWipeEvery(),
            settings.getHorizon()));
  }

  private static Plan.PlannedLoop planned(Assignment assignment) {
    return new Plan.PlannedLoop(
        assignment.getRunner().getHost(),
        assignment.getTarget().getHost(),
        assignment.getThreads(),
        assignment.getMoney(),
        assignment.getHack(),
        assignment.getEpsilon());
  }

  /** Gather the reasons of each server and role: a server may fail in more than one way. */
  private static List<Plan.Excluded> excluded(List<Exclusion> exclusions) {
    Map<Candidate, List<Exclusion>> byCandidate =
        exclusions.stream().collect(Collectors.groupingBy(Exclusion::getCandidate));
    return byCandidate.entrySet().stream()
        .map(
            entry -> {
              List<String> reasons =
                  entry.getValue().stream().map(Exclusion::getReason).distinct().toList();
              return new Plan.Excluded(
                  entry.getKey().getHost(),
                  entry.getKey().getRole(),
                  String.join("; ", reasons),
                  reasons);
            })
        .sorted(Comparator.comparing(Plan.Excluded::role).thenComparing(Plan.Excluded::host))
        .toList();
  }

  /** The facts of a class, in the order of their insertion. */
  private static <T> List<T> facts(KieSession session, Class<T> type) {
    return session.getFactHandles(type::isInstance).stream()
        .map(InternalFactHandle.class::cast)
        .sorted(Comparator.comparingLong(InternalFactHandle::getId))
        .map(handle -> type.cast(handle.getObject()))
        .toList();
  }
}
