package hgw.workbench.lint;

import hgw.planner.Phase;
import hgw.planner.source.RuleFile;
import java.util.stream.Stream;

/** Rules of scoring that give no rank: nobody is covered. */
final class NeverRanked implements Lint {
  @Override
  public String id() {
    return "never-ranked";
  }

  @Override
  public Stream<Finding> check(Subject subject) {
    boolean ranks =
        subject
            .pack()
            .rules()
            .flatMap(rule -> Calls.of(rule).stream())
            .anyMatch(call -> call.method().equals("setRank"));
    boolean wanted =
        subject
            .pack()
            .rules()
            .flatMap(rule -> rule.allConditions())
            .anyMatch(it -> it.is("Cursor"));
    RuleFile scoring =
        subject.pack().pack().files().stream()
            .filter(file -> file.name().equals(Phase.SCORING.file()))
            .findFirst()
            .orElseThrow();
    boolean empty = // which is said already
        subject.pack().files().stream()
            .anyMatch(it -> it.file().equals(scoring) && it.rules().isEmpty() && !it.declares());
    return ranks || !wanted || scoring.shipped() || empty
        ? Stream.empty()
        : Stream.of(
            in(
                scoring,
                1,
                1,
                "no rule gives the targets their ranks, so nobody is covered",
                "Copy the last two rules of the built-in scoring.drl, or give your file another"
                    + " name, so that it adds to the built-in one."));
  }
}
