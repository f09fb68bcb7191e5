package hgw.workbench.scenario;

import hgw.planner.ConditionCoverage;
import hgw.planner.Pack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.planner.source.SourceRule;
import hgw.workbench.lint.NeverFired;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What scenarios put to the test of a pack's own rules.
 *
 * @param pack the pack
 * @param rules how many rules there are
 * @param conditions how many parts of their conditions can fail
 * @param gaps what no scenario tests, by file and line
 */
public record Coverage(String pack, int rules, int conditions, List<Gap> gaps) {
  public Coverage {
    gaps = List.copyOf(gaps);
  }

  /**
   * Something that no scenario tests.
   *
   * @param place file, line and, of a condition, column
   * @param rule the name of the rule
   * @param condition the part of its conditions that was true whenever it was asked; empty if the
   *     rule never fired at all
   * @param why of a rule that never fired, what kept it in the last scenario
   */
  public record Gap(String place, String rule, String condition, String why) {}

  /** The rules that fired in no scenario. */
  public long neverFired() {
    return gaps.stream().filter(gap -> gap.condition().isEmpty()).count();
  }

  /**
   * Look at scenarios.
   *
   * @param pack the pack, as its files call their origin
   * @param scenarios all of them, by the rules that they are planned with
   */
  static Coverage of(String pack, Map<Planner, List<Scenario>> scenarios) {
    Map<String, SourceRule> rules = new LinkedHashMap<>();
    Map<String, String> silent = new LinkedHashMap<>();
    Map<String, Gap> parts = new TreeMap<>();
    Set<String> fired = new HashSet<>();
    Set<String> failed = new HashSet<>();
    scenarios.forEach(
        (planner, some) -> {
          List<SourceRule> own = own(pack, planner);
          own.forEach(rule -> rules.put(rule.name(), rule));
          ConditionCoverage conditions = ConditionCoverage.of(planner, own);
          for (Given given : some.stream().map(Scenario::given).toList()) {
            Plan plan = planner.plan(given.network(), given.choices());
            plan.firings().forEach(firing -> fired.add(firing.rule().name()));
            conditions.add(given.network(), given.choices());
          }
          for (ConditionCoverage.Part part : conditions.parts()) {
            Gap gap = gap(part);
            parts.put(gap.place(), gap);
            if (conditions.failed().contains(part)) {
              failed.add(gap.place());
            }
          }
          Given last = some.get(some.size() - 1).given();
          own.stream()
              .filter(rule -> !fired.contains(rule.name()))
              .forEach(rule -> silent.put(rule.name(), why(rule, planner, last)));
        });
    List<Gap> gaps = new ArrayList<>();
    for (SourceRule rule : rules.values()) {
      if (!fired.contains(rule.name())) {
        String why = silent.getOrDefault(rule.name(), "");
        gaps.add(new Gap(rule.place(), rule.name(), "", why));
      } else {
        parts.values().stream()
            .filter(it -> it.rule().equals(rule.name()) && !failed.contains(it.place()))
            .forEach(gaps::add);
      }
    }
    return new Coverage(pack, rules.size(), parts.size(), gaps);
  }

  private static List<SourceRule> own(String pack, Planner planner) {
    return planner
        .pack()
        .rules()
        .filter(rule -> isOf(pack, rule.file().origin()) && !rule.query())
        .toList();
  }

  private static boolean isOf(String pack, String origin) {
    return pack.equals(Pack.DEFAULT) ? origin.equals(Pack.BUILT_IN) : origin.equals(pack);
  }

  private static Gap gap(ConditionCoverage.Part part) {
    String place = part.rule().file().at(part.line()) + ":" + part.column();
    return new Gap(place, part.rule().name(), part.text(), "");
  }

  private static String why(SourceRule rule, Planner planner, Given given) {
    return planner
        .nearMiss(rule.name(), given.network(), given.choices())
        .map(NeverFired::why)
        .orElse("");
  }
}
