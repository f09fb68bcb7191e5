package hgw.cli.command;

import hgw.cli.text.DifferenceText;
import hgw.cli.text.EditText;
import hgw.cli.text.ScenarioText;
import hgw.cli.text.Terminal;
import hgw.workbench.diff.Difference;
import hgw.workbench.edit.EditListener;
import hgw.workbench.edit.Proposal;
import hgw.workbench.edit.RulesState;

/** Tells on the terminal what becomes of rules that change while hgw runs. Used by one thread. */
final class EditTeller implements EditListener {
  private final Terminal terminal;
  private final Findings findings;
  private final String game;
  private final EditText text;
  private boolean begun;

  /**
   * Create a teller.
   *
   * @param findings tells findings, each once for as long as the rules stay as they are
   * @param game what the game is called
   */
  EditTeller(Terminal terminal, Findings findings, String game, EditText text) {
    this.terminal = terminal;
    this.findings = findings;
    this.game = game;
    this.text = text;
  }

  @Override
  public void proposed(Proposal proposal, RulesState state) {
    if (!proposal.verdicts().isEmpty()) {
      print(ScenarioText.of(proposal.verdicts(), terminal.style()));
    }
    Difference difference = proposal.difference();
    if (difference != null && state.waiting() == proposal) {
      print("\n" + DifferenceText.of(game, difference, terminal.style()) + "\n");
    }
    findings.changed();
    findings.tell(proposal.findings());
    proposal.problems().forEach(terminal::say);
    terminal.say(text.proposed(proposal, state));
  }

  /** Print beside results; where one is to be JSON, there is no place for it. */
  private void print(String lines) {
    if (!terminal.json()) {
      terminal.print(lines);
    }
  }

  @Override
  public void rebalanced(RulesState state, boolean isNew) {
    if (isNew) {
      findings.tell(state.inForce().findings());
      if (begun) {
        terminal.say(text.inForce(state));
      }
      begun = true;
    }
    Proposal broken = state.broken();
    if (broken != null) {
      terminal.say(text.broken(state, broken));
    }
  }
}
