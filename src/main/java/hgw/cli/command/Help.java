package hgw.cli.command;

import hgw.cli.text.Terminal;
import hgw.cli.text.Wrap;
import java.util.List;

/** Prints what the commands and the options mean. */
final class Help implements Command {
  static final Usage USAGE =
      Usage.chosen("help", "hgw --help", "print this and exit", Help::new)
          .takes(OptionTable.rows());

  private final Terminal terminal;

  private Help(Line line, Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.print(text());
  }

  static String text() {
    StringBuilder text = new StringBuilder();
    int examples = Commands.USAGES.stream().mapToInt(it -> it.example().length()).max().orElse(0);
    String before = "usage: ";
    for (Usage usage : Commands.USAGES) {
      String example = String.format("%-" + examples + "s", usage.example());
      text.append(before).append(example).append("   ").append(usage.summary()).append('\n');
      before = " ".repeat(before.length());
    }
    text.append("\nRules decide which Bitburner server hacks which target with how many threads.");
    text.append("\n\n");
    int width = OptionTable.rows().stream().mapToInt(it -> it.usage().length()).max().orElse(0);
    for (OptionRow<?> row : OptionTable.rows()) {
      String head = String.format("  %-" + width + "s  ", row.usage());
      text.append(Wrap.hanging(head, List.of(row.description().split(" ")), " "));
    }
    text.append("\nIn brackets: what holds when the option is not given.\n");
    return text.toString();
  }
}
