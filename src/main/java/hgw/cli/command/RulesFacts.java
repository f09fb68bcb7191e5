package hgw.cli.command;

import hgw.cli.text.Terminal;
import hgw.cli.text.VocabularyText;
import hgw.workbench.Vocabulary;
import java.util.List;

/** Tells what rules can speak of: facts, their properties, and what a consequence can do. */
final class RulesFacts implements Command {
  static final Usage USAGE =
      Usage.named(
              "rules facts",
              "hgw rules facts Runner",
              "what rules can speak of: facts, properties, units",
              RulesFacts::new)
          .operands("[NAME...]")
          .takes(OutputOptions.ROWS);

  private final List<String> names;
  private final Terminal terminal;

  private RulesFacts(Line line, Terminal terminal) {
    this.names = line.rest();
    this.terminal = OutputOptions.terminal(line, terminal);
  }

  @Override
  public void run() {
    Vocabulary all = Vocabulary.read();
    if (names.isEmpty()) {
      terminal.result(all, () -> VocabularyText.overview(all, terminal.style()));
    } else {
      Vocabulary about = all.about(names);
      terminal.result(about, () -> VocabularyText.of(about, terminal.style()));
    }
  }
}
