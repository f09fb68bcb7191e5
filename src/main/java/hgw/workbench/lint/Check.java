package hgw.workbench.lint;

import hgw.planner.ParsedPack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks rules: every lint, less what their author wants ignored. */
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

  private Check() {}

  /**
   * Look at rules.
   *
   * @param hosts the host names of the network; null where there is none at hand
   * @return what was found, by file and line
   */
  public static List<Finding> of(ParsedPack pack, @Nullable Set<String> hosts) {
    return Ignores.of(pack).less(all(pack, hosts));
  }

  /** Look at rules as {@link #of}, and return what their author wants ignored, too. */
  public static List<Finding> all(ParsedPack pack, @Nullable Set<String> hosts) {
    Subject subject = new Subject(pack, hosts);
    List<Finding> findings = new ArrayList<>();
    LINTS.forEach(lint -> lint.check(subject).forEach(findings::add));
    return findings;
  }
}
