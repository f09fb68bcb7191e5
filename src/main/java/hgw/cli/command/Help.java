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

  private final String text;

  private Help(Line line, Terminal terminal) {
    this(terminal, text());
  }

  private Help(Terminal terminal, String text) {
    this.terminal = terminal;
    this.text = text;
  }

  /** The help on a command that words name. */
  static Usage on(Usage usage) {
    return USAGE.takes(usage.rows()).makes((line, terminal) -> new Help(terminal, text(usage)));
  }

  @Override
  public void run() {
    terminal.print(text);
  }

  private static String text(Usage usage) {
    StringBuilder text = new StringBuilder();
    text.append("usage: hgw ").append(usage.name());
    if (!usage.operands().isEmpty()) {
      text.append(' ').append(usage.operands());
    }
    text.append("   ").append(usage.summary()).append("\n\n");
    rows(usage.rows(), text);
    return text.append("\nhgw --help lists all commands.\n").toString();
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
    rows(OptionTable.rows(), text);
    text.append("\nIn brackets: what holds when the option is not given.\n");
    return text.toString();
  }

  private static void rows(List<OptionRow<?>> rows, StringBuilder text) {
    int width = rows.stream().mapToInt(it -> it.usage().length()).max().orElse(0);
    for (OptionRow<?> row : rows) {
      String head = String.format("  %-" + width + "s  ", row.usage());
      text.append(Wrap.hanging(head, List.of(row.description().split(" ")), " "));
    }
  }
}
