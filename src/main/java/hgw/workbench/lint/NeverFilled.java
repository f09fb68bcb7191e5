package hgw.workbench.lint;

import hgw.planner.Phase;
import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A helper that rules read, but none fills: nobody gets anything. */
final class NeverFilled implements Lint {
  /** What fills each helper, and what to copy where nothing does. */
  private static final Map<String, String> FILLS =
      Map.of("RunnerPool", "fill", "Market", "fill", "AssignmentQueue", "fill");

  @Override
  public String id() {
    return "never-filled";
  }

  @Override
  public Stream<Finding> check(Subject subject) {
    return FILLS.keySet().stream().sorted().flatMap(helper -> check(helper, subject));
  }

  private Stream<Finding> check(String helper, Subject subject) {
    Optional<SourceRule> reader =
        subject.pack().rules().filter(rule -> reads(rule, helper)).findFirst();
    boolean filled = subject.pack().rules().anyMatch(rule -> fills(rule, helper));
    if (reader.isEmpty() || filled) {
      return Stream.empty();
    }
    RuleFile file =
        subject.pack().pack().files().stream()
            .filter(it -> !it.shipped() && it.name().equals(reader.get().group() + ".drl"))
            .findFirst()
            .orElse(reader.get().file());
    return Stream.of(
        in(
            file,
            file.equals(reader.get().file()) ? reader.get().line() : 1,
            1,
            "no rule fills the " + helper + ", so it offers nothing and nobody gets anything",
            "Copy the rule that fills it from the "
                + Phase.COVERAGE.file()
                + " that it replaces."));
  }

  private static boolean reads(SourceRule rule, String helper) {
    return rule.allConditions().anyMatch(it -> it.is(helper));
  }

  private static boolean fills(SourceRule rule, String helper) {
    return Calls.of(rule).stream()
        .filter(call -> call.method().equals("fill"))
        .flatMap(call -> Stream.ofNullable(Facts.variables(rule).get(call.variable())))
        .anyMatch(type -> type.getSimpleName().equals(helper));
  }
}
