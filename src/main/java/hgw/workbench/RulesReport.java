package hgw.workbench;

import hgw.UserError;
import hgw.network.Network;
import hgw.network.Server;
import hgw.network.files.Samples;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.ParsedPack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.planner.source.Comparison;
import hgw.planner.source.SourceRule;
import hgw.workbench.lint.Check;
import hgw.workbench.lint.Finding;
import hgw.workbench.lint.NeverFired;
import hgw.workbench.lint.Problems;
import hgw.workbench.lint.TwoScores;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * What checking rules has found, also as JSON.
 *
 * @param findings by file and line
 */
public record RulesReport(List<Finding> findings) {
  /** The networks on which rules show what only a network shows. */
  private static final List<String> SAMPLES = List.of("mid", "late");

  /**
   * Check packs, each on its own.
   *
   * @param named what to call a pack in messages
   * @param packs directories, or names of shipped packs
   * @throws hgw.UserError if one cannot be read
   */
  public static RulesReport of(String named, List<String> packs) {
    List<Finding> findings = new ArrayList<>();
    for (String name : packs) {
      findings.addAll(of(Pack.load(named, List.of(name))));
    }
    return new RulesReport(findings.stream().sorted(Finding.BY_PLACE).distinct().toList());
  }

  private static List<Finding> of(Pack pack) {
    ParsedPack parsed = ParsedPack.of(pack);
    LoggerFactory.getILoggerFactory(); // begun by two threads at once, it complains
    CompletableFuture<Planner.Attempt> compiling =
        CompletableFuture.supplyAsync(() -> Planner.tried(parsed));
    Check check = Check.of(parsed, null);
    Planner.Attempt attempt = compiling.join();
    List<Finding> findings = new ArrayList<>(Problems.findings(attempt.problems()));
    findings.addAll(check.besidesProblems(List.copyOf(findings)));
    if (attempt.planner() != null) {
      findings.addAll(onSamples(attempt.planner(), check));
    }
    return findings;
  }

  /**
   * What rules do not show by themselves, but when the shipped samples are planned; an error among
   * it is a plan that is refused.
   */
  public static List<Finding> onSamples(Planner planner, Check check) {
    return planner.pack().ownRules().findAny().isEmpty()
        ? List.of()
        : check.besides(planned(planner, check));
  }

  /**
   * All that there is to find in rules of the player's once a network is planned; nothing in what
   * hgw brings along, which is sound.
   */
  public static List<Finding> onPlan(Planner planner, Plan plan, Network network, Choices choices) {
    if (planner.pack().pack().isShipped()) {
      return List.of();
    }
    Check check = Check.of(planner.pack(), hosts(network));
    List<Finding> ofPlan = new ArrayList<>(TwoScores.of(planner, plan));
    ofPlan.addAll(NeverFired.of(planner, plan, network, choices));
    List<Finding> findings = new ArrayList<>(check.alone());
    findings.addAll(check.besides(ofPlan));
    return List.copyOf(findings);
  }

  /** The host names of a network, to hold those in rules against. */
  public static Set<String> hosts(Network network) {
    return network.servers().stream().map(Server::host).collect(Collectors.toSet());
  }

  /** What shows when the samples are planned. */
  private static List<Finding> planned(Planner planner, Check check) {
    List<Network> networks = SAMPLES.stream().map(Samples::network).toList();
    List<Shown> all =
        jobs(scores(planner), networks).stream().parallel().map(job -> job.done(planner)).toList();
    Optional<UserError> refusal = all.stream().flatMap(it -> it.refusal().stream()).findFirst();
    if (refusal.isPresent()) {
      return check.explainsRefusal() ? List.of() : List.of(Problems.refused(refusal.get()));
    }
    List<Finding> findings = new ArrayList<>();
    Set<String> fired = new HashSet<>();
    for (Shown shown : all) {
      findings.addAll(shown.findings());
      fired.addAll(shown.fired());
    }
    findings.addAll(NeverFired.anywhere(planner, fired, networks.get(networks.size() - 1)));
    return findings;
  }

  /** What to plan: every sample by the usual score, one by each of the others. */
  private static List<Job> jobs(Set<String> scores, List<Network> networks) {
    List<Job> jobs = new ArrayList<>();
    for (String score : scores) {
      boolean usual = score.equals(Choices.USUAL.score());
      for (Network network : usual ? networks : networks.subList(0, 1)) {
        jobs.add(new Job(network, Choices.USUAL.withScore(score)));
      }
    }
    return jobs;
  }

  /** A sample to plan. */
  private record Job(Network network, Choices choices) {
    Shown done(Planner planner) {
      try {
        Plan plan = planner.plan(network, choices);
        Set<String> fired =
            plan.firings().stream().map(it -> it.rule().name()).collect(Collectors.toSet());
        return new Shown(TwoScores.of(planner, plan), fired, Optional.empty());
      } catch (UserError e) {
        return new Shown(List.of(), Set.of(), Optional.of(e));
      }
    }
  }

  /** What came of planning a sample: findings and the rules that fired, or why it is refused. */
  private record Shown(List<Finding> findings, Set<String> fired, Optional<UserError> refusal) {}

  /** The usual score, and those that rules of the player's own ask for. */
  private static Set<String> scores(Planner planner) {
    Set<String> scores = new TreeSet<>();
    planner
        .pack()
        .ownRules()
        .flatMap(SourceRule::allConditions)
        .filter(condition -> condition.is("Settings"))
        .flatMap(condition -> condition.constraints().stream())
        .flatMap(constraint -> Comparison.of(constraint).stream())
        .filter(comparison -> comparison.property().equals("score"))
        .flatMap(comparison -> comparison.quoted().stream())
        .forEach(scores::add);
    scores.add(Choices.USUAL.score());
    scores.retainAll(planner.scores());
    return scores;
  }
}
