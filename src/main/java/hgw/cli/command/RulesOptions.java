package hgw.cli.command;

import static hgw.cli.command.OptionTable.RULES;

import hgw.planner.Choices;
import hgw.planner.Planner;
import hgw.planner.Rules;
import java.util.List;

/** Options that say by which rules to plan. */
final class RulesOptions {
  static final List<OptionRow<?>> ROWS = List.of(RULES);

  private RulesOptions() {}

  /** The rules, to be read again when a file of theirs has changed. */
  static Rules rules(Line line, Findings findings) {
    return new Rules(line.all(RULES), findings::read);
  }

  /**
   * A planner for the rules as they are now.
   *
   * @throws hgw.UserError if they are at fault, or do not define the chosen score
   */
  static Planner planner(Line line, Choices choices, Findings findings) {
    Planner planner = rules(line, findings).planner();
    planner.requireScore(choices.score());
    return planner;
  }
}
