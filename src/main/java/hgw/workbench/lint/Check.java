package hgw.workbench.lint;

import hgw.planner.ParsedPack;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What every lint finds in rules, less what their author wants ignored. Immutable. */
public final class Check {
  /** Every lint that needs nothing but the rules. */
  static final List<Lint> LINTS =
      List.of(
          new NoPhase(),
          new UnknownPhase(),
          new LateExclusion(),
          new UnknownHost(),
          new Glob(),
          new BindsOneProperty(),
          new IntegerDivision(),
          new BareSetter(),
          new EndlessRule(),
          new WrongUnit(),
          new WrongType(),
          new WrongRole(),
          new UntakenThreads(),
          new ScoreWithoutModel(),
          new SameConditions(),
          new NeverRanked(),
          new NeverFilled(),
          new MisspeltFile(),
          new EmptyFile(),
          new UnreadFile(),
          new ReplacedFile(),
          new StrangeEncoding());

  /** Findings of rules that no plan survives. */
  private static final Set<String> BREAKING =
      Set.of("endless-rule", "untaken-threads", "wrong-type", LateExclusion.ID);

  /** Findings of which the planner says the same, where it refuses what is found. */
  private static final Set<String> SAID_ELSEWHERE = Set.of("wrong-type", "glob", LateExclusion.ID);

  private final ParsedPack pack;
  private final List<Finding> causes;
  private final Ignores ignores;

  private Check(ParsedPack pack, List<Finding> causes) {
    this.pack = pack;
    this.causes = causes;
    this.ignores = Ignores.of(pack);
  }

  /**
   * Look at rules.
   *
   * @param hosts the host names of the network; null where there is none at hand
   */
  public static Check of(ParsedPack pack, @Nullable Set<String> hosts) {
    Subject subject = new Subject(pack, hosts);
    return new Check(pack, LINTS.stream().flatMap(lint -> lint.check(subject)).toList());
  }

  /** What the rules show by themselves, by file and line. */
  public List<Finding> alone() {
    return ignores.less(causes);
  }

  /** The same, less what the planner says, too, should it refuse the rules or their plan. */
  public List<Finding> beforePlans() {
    return alone().stream().filter(it -> !SAID_ELSEWHERE.contains(it.id())).toList();
  }

  /** The same, less what is found where something keeps the rules from being used: one a line. */
  public List<Finding> besidesProblems(List<Finding> problems) {
    Set<String> places = problems.stream().map(Finding::place).collect(Collectors.toSet());
    return alone().stream().filter(it -> !places.contains(it.place())).toList();
  }

  /** Of what plans show, by file and line, what the rules do not show by themselves. */
  public List<Finding> besides(List<Finding> ofPlans) {
    return ignores.less(FollowUps.drop(ofPlans, causes, pack));
  }

  /** Whether the rules show by themselves why no plan can be made. */
  public boolean explainsRefusal() {
    return causes.stream().anyMatch(it -> BREAKING.contains(it.id()));
  }
}
