package hgw.planner;

import hgw.UserError;
import hgw.network.Network;
import hgw.network.Server;
import hgw.planner.source.Problem;
import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * Makes plans with one pack of rules. Compile once, plan as often as wanted; a planner may be used
 * by several threads, since every plan has a session of its own.
 */
public final class Planner {
  /** A trace holds every firing; more than this many would not fit in memory. */
  private static final long MAX_FIRINGS = 10_000_000;

  /** The largest networks take some seconds in all. */
  private static final long PATIENCE_MS = 20_000;

  private final CompiledRules rules;
  private final ParsedPack pack;
  private final List<Plan.RuleSource> sources;
  private final Watch watch;

  private Planner(ParsedPack pack, CompiledRules rules, long patienceMs) {
    this.rules = rules;
    this.pack = pack;
    this.watch = new Watch(rules, patienceMs);
    this.sources =
        pack.pack().files().stream()
            .map(file -> new Plan.RuleSource(file.name(), file.origin(), replacing(pack, file)))
            .toList();
  }

  /**
   * Compile a pack.
   *
   * @throws UserError with every error as {@code file.drl:line: message}
   */
  public static Planner of(Pack pack) {
    return of(pack, PATIENCE_MS);
  }

  /** Compile a pack, and give up rules that do nothing for so many ms. */
  static Planner of(Pack pack, long patienceMs) {
    return of(ParsedPack.of(pack), patienceMs);
  }

  /**
   * Compile a pack that is parsed.
   *
   * @throws UserError with every error as {@code file.drl:line: message}
   */
  public static Planner of(ParsedPack pack) {
    return of(pack, PATIENCE_MS);
  }

  /**
   * What came of compiling a pack.
   *
   * @param planner null if there are problems
   * @param problems what keeps the rules from being used, by file and line
   */
  public record Attempt(@Nullable Planner planner, List<Problem> problems) {}

  /** Compile a pack that is parsed, and tell what is wrong instead of throwing it. */
  public static Attempt tried(ParsedPack pack) {
    CompiledRules.Attempt attempt = CompiledRules.of(pack, KeptRules.chosen());
    CompiledRules rules = attempt.rules();
    return new Attempt(
        rules == null ? null : new Planner(pack, rules, PATIENCE_MS), attempt.problems());
  }

  private static Planner of(ParsedPack pack, long patienceMs) {
    return new Planner(pack, CompiledRules.of(pack, KeptRules.chosen()).orRefuse(), patienceMs);
  }

  private static List<String> replacing(ParsedPack pack, RuleFile file) {
    return pack.replacements().stream()
        .filter(it -> it.rule().file().equals(file))
        .map(ParsedPack.Replacement::text)
        .toList();
  }

  /** The rules as they are written. */
  public ParsedPack pack() {
    return pack;
  }

  /** The score models that the loaded rules define, sorted. */
  public Set<String> scores() {
    return rules.scores();
  }

  /** Every rule in force. */
  public Stream<LoadedRule> rules() {
    return rules.all().map(rules::get);
  }

  /** Whether rules work out what targets would earn, which takes longer than all else they do. */
  public boolean weighsIncomes() {
    return rules.weighsIncomes();
  }

  /**
   * Refuse a score model that the loaded rules do not define.
   *
   * @throws UserError that lists those they define
   */
  public void requireScore(String score) {
    String option = "--score";
    if (scores().isEmpty()) {
      String replaced =
          pack.pack().files().stream()
              .filter(file -> !file.shipped() && file.name().equals(Phase.SCORING.file()))
              .map(file -> " It is " + file.location() + " that replaces those of hgw.")
              .findFirst()
              .orElse("");
      throw new UserError(
          option + " " + score + " is unknown: no loaded rule defines a score." + replaced);
    }
    requireScore(option, score, scores());
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
    return plan(network, choices, null);
  }

  /**
   * Plan a network, and keep what tells why the plan is as it is. It takes longer than a plan.
   *
   * @throws UserError as {@link #plan} does
   */
  public Evidence witness(Network network, Choices choices) {
    Witness witness = new Witness(rules);
    return new Evidence(plan(network, choices, witness), network, pack, witness);
  }

  private Plan plan(Network network, Choices choices, @Nullable Witness witness) {
    requireScore(choices.score());
    SessionFacts facts = SessionFacts.of(network, choices);
    Trace trace = new Trace(rules);
    KieSession session = rules.base().newKieSession();
    try {
      fire(session, facts, trace, witness, firingLimit(network));
      return new PlanReader(session, facts).read(sources, trace);
    } finally {
      if (!trace.isAbandoned()) { // to dispose of a session waits for its rules
        session.dispose();
      }
    }
  }

  /**
   * Find out why rules of the player's did not fire, and why the shipped ones that they replace
   * would not have.
   *
   * @param settled the names of rules that need not be looked at
   */
  public List<NearMiss> nearMisses(Set<String> settled, Network network, Choices choices) {
    List<SourceRule> silent =
        pack.ownRules()
            .filter(rule -> !rule.query() && !settled.contains(rule.name()))
            .filter(rule -> rule.group() == null || Phase.ofGroup(rule.group()).isPresent())
            .toList();
    List<SourceRule> replaced =
        pack.replacements().stream()
            .filter(it -> silent.contains(it.rule()))
            .map(ParsedPack.Replacement::replaced)
            .toList();
    List<SourceRule> all = Stream.concat(silent.stream(), replaced.stream()).toList();
    return silent.isEmpty() ? List.of() : new Probes(all).run(pack.pack(), network, choices);
  }

  /** Find out why a rule did not fire; empty if no rule has that name. */
  public Optional<NearMiss> nearMiss(String name, Network network, Choices choices) {
    List<SourceRule> named = pack.rules().filter(rule -> rule.name().equals(name)).toList();
    return named.isEmpty()
        ? Optional.empty()
        : new Probes(named).run(pack.pack(), network, choices).stream().findFirst();
  }

  private void fire(
      KieSession session, SessionFacts facts, Trace trace, @Nullable Witness witness, int limit) {
    Phase.focus(session);
    int fired =
        watch.fire(
            trace,
            () -> {
              facts.all().forEach(session::insert);
              trace.listenTo(session);
              if (witness != null) {
                witness.listenTo(session);
              }
              Upkeep.of(session, facts.pool());
              return session.fireAllRules(limit);
            });
    if (fired >= limit) {
      throw busiest(trace)
          .error(
              "fires without end; stopped after "
                  + fired
                  + " firings. Maybe its condition stays true after its consequence?");
    }
  }

  /** Far more than honest rules need: some firings for each server, and two for every thread. */
  private static int firingLimit(Network network) {
    double ram = network.servers().stream().mapToDouble(Server::maxRam).sum();
    double limit = 100_000 + 20.0 * network.servers().size() + 2 * ram / network.loop().ram();
    return (int) Math.min(limit, MAX_FIRINGS);
  }

  /** The rule that fired most of late; one of the player's own if any did. */
  private static LoadedRule busiest(Trace trace) {
    List<Plan.Firing> firings = trace.firings();
    return firings.subList(Math.max(0, firings.size() - 1000), firings.size()).stream()
        .collect(Collectors.groupingBy(Plan.Firing::rule, Collectors.counting()))
        .entrySet()
        .stream()
        .max(
            Comparator.comparing((Map.Entry<LoadedRule, Long> it) -> !it.getKey().isShipped())
                .thenComparing(Map.Entry.comparingByValue()))
        .orElseThrow()
        .getKey();
  }
}
