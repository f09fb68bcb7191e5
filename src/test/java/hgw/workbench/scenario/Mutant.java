package hgw.workbench.scenario;

import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;

/**
 * A rule with a mistake in it.
 *
 * @param rule the rule as it should be
 * @param line the line of the mistake
 * @param change what was changed, as {@code threads < 1 -> threads <= 1}
 * @param text the whole file with the mistake
 */
record Mutant(SourceRule rule, int line, String change, String text) {
  /** Change a part of a rule's file. */
  static Mutant of(SourceRule rule, int start, int end, String instead) {
    RuleFile file = rule.file();
    String before = file.text().substring(start, end);
    return new Mutant(
        rule,
        file.lineAt(start),
        flat(before) + " -> " + (instead.isBlank() ? "nothing" : flat(instead)),
        file.text().substring(0, start) + instead + file.text().substring(end));
  }

  /** Return this mutant with its change in other words. */
  Mutant called(String change) {
    return new Mutant(rule, line, change, text);
  }

  /** Its name: {@code boost.drl:12: threads < 1 -> threads <= 1}. */
  String name() {
    return rule.file().name() + ":" + line + ": " + change;
  }

  private static String flat(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
