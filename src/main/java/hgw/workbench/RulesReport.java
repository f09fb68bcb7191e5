package hgw.workbench;

import hgw.UserError;
import hgw.network.Network;
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
import hgw.workbench.lint.FollowUps;
import hgw.workbench.lint.Ignores;
import hgw.workbench.lint.NeverFired;
import hgw.workbench.lint.Problems;
import hgw.workbench.lint.TwoScores;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What checking rules has found, also as JSON.
 *
 * @param findings by file and line
 */
public record RulesReport(List<Finding> findings) {
  /** The networks on which rules show what only a network shows. */
  private static final List<String> SAMPLES = List.of("mid", "late");

  /** Findings of rules that no plan survives. */
  private static final Set<String> BREAKING =
      Set.of("endless-rule", "untaken-threads", "late-exclusion");

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

  /** Check one pack, laid over the default pack with each of its overlays. */
  public static RulesReport ofOne(String named, List<String> overlays) {
    return new RulesReport(
        of(Pack.load(named, overlays)).stream().sorted(Finding.BY_PLACE).distinct().toList());
  }

  private static List<Finding> of(Pack pack) {
    ParsedPack parsed = ParsedPack.of(pack);
    List<Finding> causes = Check.all(parsed, null);
    Ignores ignores = Ignores.of(parsed);
    List<Finding> findings = new ArrayList<>(ignores.less(causes));
    Planner.Attempt attempt = Planner.tried(parsed);
    findings.addAll(Problems.findings(attempt.problems()));
    if (attempt.planner() != null && parsed.ownRules().findAny().isPresent()) {
      findings.addAll(
          ignores.less(FollowUps.drop(planned(attempt.planner(), causes), causes, parsed)));
    }
    return findings;
  }

  /** What shows when the samples are planned. */
  private static List<Finding> planned(Planner planner, List<Finding> causes) {
    Set<String> fired = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (String score : scores(planner)) {
      Choices choices = Choices.USUAL.withScore(score);
      for (String sample : SAMPLES) {
        try {
          Plan plan = planner.plan(Samples.network(sample), choices);
          plan.firings().forEach(firing -> fired.add(firing.rule().name()));
          findings.addAll(TwoScores.of(planner, plan));
        } catch (UserError e) {
          return causes.stream().anyMatch(it -> BREAKING.contains(it.id()))
              ? List.of()
              : List.of(Problems.refused(String.valueOf(e.getMessage())));
        }
      }
    }
    Network last = Samples.network(SAMPLES.get(SAMPLES.size() - 1));
    findings.addAll(NeverFired.anywhere(planner, fired, last));
    return findings;
  }

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
