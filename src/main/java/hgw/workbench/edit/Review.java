package hgw.workbench.edit;

import hgw.UserError;
import hgw.network.Network;
import hgw.orchestrator.Policy;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.ParsedPack;
import hgw.planner.Planner;
import hgw.planner.source.Problem;
import hgw.trial.Prediction;
import hgw.workbench.RulesReport;
import hgw.workbench.diff.Difference;
import hgw.workbench.diff.Income;
import hgw.workbench.diff.Side;
import hgw.workbench.lint.Check;
import hgw.workbench.lint.Finding;
import hgw.workbench.lint.Problems;
import hgw.workbench.scenario.Scenarios;
import hgw.workbench.scenario.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at what is proposed, step by step: read, compile, check, test, plan, compare, play. */
final class Review {
  private static final Logger LOG = LoggerFactory.getLogger(Review.class);

  /** Game hours that both sides play. */
  private static final double HOURS = 3;

  /** Servers times rebalances and hours that are played in some seconds, whatever the rules. */
  private static final double MOST_WORK = 5000;

  private final Sources sources;
  private final Policy inForce;
  private final String name;
  private final @Nullable Network network;
  private final List<String> problems = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private @Nullable Difference difference;
  private @Nullable Policy policy;

  private Review(Sources sources, Policy inForce, String name, @Nullable Network network) {
    this.sources = sources;
    this.inForce = inForce;
    this.name = name;
    this.network = network;
  }

  /**
   * Review what was read.
   *
   * @param inForce what to compare it with
   * @param name what to call it
   * @param network the servers as they are now; null where no game has been looked at yet
   */
  static Proposal of(
      Sources sources, Policy inForce, String name, @Nullable Network network, long nowMs)
      throws InterruptedException {
    Review review = new Review(sources, inForce, name, network);
    try {
      review.all();
    } catch (UserError e) {
      review.problem(e);
    } catch (RuntimeException | StackOverflowError | LinkageError e) { // no edit ends hgw
      LOG.debug("a review failed", e);
      review.problems.add("this should not happen, please report it: " + e + ".");
    }
    boolean sound = review.problems.isEmpty();
    return new Proposal(
        sources.rules(),
        sources.score(),
        nowMs,
        review.problems,
        review.findings,
        review.verdicts,
        sound ? review.difference : null,
        sound ? review.policy : null,
        sources);
  }

  private void all() throws InterruptedException {
    Pack pack = sources.pack();
    if (pack == null) {
      problems.add(sources.problem());
      return;
    }
    ParsedPack parsed = ParsedPack.of(pack);
    Planner.Attempt attempt = Planner.tried(parsed);
    Check check = Check.of(parsed, network == null ? null : RulesReport.hosts(network));
    Planner planner = attempt.planner();
    if (planner == null) {
      attempt.problems().stream().map(Problem::text).distinct().forEach(problems::add);
      findings.addAll(check.besidesProblems(Problems.findings(attempt.problems())));
      return;
    }
    planner.requireScore(sources.score());
    test();
    Choices choices = inForce.choices().withScore(sources.score());
    policy = new Policy(planner, choices);
    if (network == null) {
      onSamples(planner, check);
    } else {
      onNetwork(new Policy(planner, choices), check, network);
    }
  }

  private void problem(UserError error) {
    String.valueOf(error.getMessage()).lines().forEach(problems::add);
  }

  /** Play the scenarios that stand beside the rules; those of shipped packs hold. */
  private void test() throws InterruptedException {
    for (String directory : Sources.own(sources.rules())) {
      boolean any = sources.scenarios().stream().anyMatch(it -> it.isIn(directory));
      if (any) {
        verdicts.addAll(Scenarios.of(directory).play(scenario -> true));
      }
    }
    verdicts.stream()
        .filter(verdict -> !verdict.passed())
        .map(it -> it.scenario().place() + ": \"" + it.scenario().name() + "\" failed.")
        .forEach(problems::add);
  }

  private void onSamples(Planner planner, Check check) {
    findings.addAll(check.alone());
    for (Finding finding : RulesReport.onSamples(planner, check)) {
      if (finding.severity() == Finding.Severity.ERROR) {
        problems.add(finding.text());
      } else {
        findings.add(finding);
      }
    }
  }

  private void onNetwork(Policy proposed, Check check, Network servers)
      throws InterruptedException {
    Side to;
    try {
      to = Side.of(name, proposed.planner(), servers, proposed.choices());
    } catch (UserError e) {
      findings.addAll(check.beforePlans());
      throw e;
    }
    findings.addAll(RulesReport.onPlan(proposed.planner(), to.plan(), servers, proposed.choices()));
    if (problems.isEmpty()) {
      compare(to, servers);
    }
  }

  private void compare(Side to, Network servers) throws InterruptedException {
    Side from;
    try {
      from = Side.of("the rules in force", inForce.planner(), servers, inForce.choices());
    } catch (UserError e) {
      LOG.debug("nothing to compare with", e);
      return;
    }
    Difference plans = Difference.of(from, to);
    difference = plans;
    boolean quick =
        Prediction.work(from.choices(), servers, HOURS) <= MOST_WORK
            && Prediction.work(to.choices(), servers, HOURS) <= MOST_WORK;
    if (quick) {
      try {
        difference = plans.with(Income.of(from, to, HOURS));
      } catch (UserError e) {
        LOG.debug("no income", e); // rules that fail hours from now; both plan today
      }
    }
  }
}
