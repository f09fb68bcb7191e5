package hgw.cli.text;

import hgw.workbench.RuleList;
import hgw.workbench.RuleList.Rule;
import java.util.List;
import java.util.Objects;

/** Formats the rules in force for reading. */
public final class RuleListText {
  private RuleListText() {}

  /** Format one line for each rule, by phase, in the order in which they fire. */
  public static String of(RuleList list, Style style) {
    List<Rule> rules = list.rules();
    boolean counted = rules.stream().anyMatch(rule -> rule.fired() != null);
    int width = rules.stream().mapToInt(rule -> Shown.name(rule.name()).length()).max().orElse(0);
    String head = "  salience" + (counted ? "     fired" : "") + "  rule";
    StringBuilder text = new StringBuilder(style.faint(head)).append('\n');
    String before = "";
    for (Rule rule : rules) {
      String phase = phase(rule);
      if (!phase.equals(before)) {
        text.append(style.heading(phase)).append('\n');
        before = phase;
      }
      text.append(String.format("  %8s", Shown.name(rule.salience())));
      if (counted) {
        text.append(String.format("  %8s", fired(rule)));
      }
      text.append(String.format("  %-" + width + "s  ", Shown.name(rule.name())));
      text.append(style.faint(Shown.name(place(rule)))).append('\n');
    }
    return text.toString();
  }

  private static String phase(Rule rule) {
    return switch (rule.turn()) {
      case IN_PHASE -> Objects.requireNonNull(rule.phase());
      case AFTER_PHASES -> "after all phases: no agenda-group is named";
      case NEVER ->
          "never: nobody runs the agenda-group \""
              + Shown.name(Objects.requireNonNull(rule.phase()))
              + "\"";
    };
  }

  private static String fired(Rule rule) {
    Long times = rule.fired();
    return times == null || times == 0 ? "never" : times == 1 ? "once" : times + " times";
  }

  private static String place(Rule rule) {
    String place = rule.place() + (rule.shipped() ? " (" + rule.origin() + ")" : "");
    return rule.replaces() == null ? place : place + ", replaces " + rule.replaces();
  }
}
