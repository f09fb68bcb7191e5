package hgw.cli.command;

import static hgw.cli.command.OptionTable.RULES;

import hgw.cli.text.EditText;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Policy;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.ParsedPack;
import hgw.planner.Planner;
import hgw.workbench.edit.EditListener;
import hgw.workbench.edit.Editing;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** Options that say by which rules to plan. */
final class RulesOptions {
  static final List<OptionRow<?>> ROWS = List.of(RULES);

  private RulesOptions() {}

  /**
   * A planner for the rules.
   *
   * @throws hgw.UserError if they are at fault, or do not define the chosen score
   */
  static Planner planner(Line line, Choices choices, Findings findings) {
    Planner planner = planner(line, findings);
    planner.requireScore(choices.score());
    return planner;
  }

  /**
   * A planner for the rules, whatever score is chosen.
   *
   * @throws hgw.UserError if they are at fault
   */
  static Planner planner(Line line, Findings findings) {
    return planner(line.all(RULES), findings);
  }

  /** The same for the packs that are laid over the default pack. */
  static Planner planner(List<String> overlays, Findings findings) {
    ParsedPack pack = ParsedPack.of(Pack.load(overlays));
    findings.read(pack);
    return Planner.of(pack);
  }

  /** The rules of a game that runs for long, which may be edited meanwhile. */
  static Editing editing(Line line, Policy policy, EditListener listener) {
    return new Editing(line.all(RULES), policy, listener, InstantSource.system());
  }

  /** How edits are spoken of. */
  static EditText editText() {
    String nowBy = Keyboard.isThere() ? "Enter" : "POST /api/rebalance";
    return new EditText(ZoneId.systemDefault(), nowBy);
  }

  /** Notice edits from now on, and a player who presses Enter to rebalance. */
  static void begin(Editing editing, Orchestrator orchestrator) {
    editing.watch(orchestrator);
    if (Keyboard.isThere()) {
      Keyboard.onEnter(
          () -> {
            if (orchestrator.lastCycle().isPresent()) { // before, the game is awaited anyway
              orchestrator.requestRebalance();
            }
          });
    }
  }
}
