package hgw.cli.command;

import hgw.cli.text.Terminal;
import hgw.cli.text.Wrap;
import java.util.List;

/** Prints what the commands and the options mean. */
final class Help implements Command {
  static final Usage USAGE =
      Usage.chosen("help", "hgw --help", "print this and exit", Help::new)
          .takes(OptionTable.rows());

  private static final String END = "\nIn brackets: what holds when the option is not given.\n";

  private final Terminal terminal;
  private final String text;

  private Help(Line line, Terminal terminal) {
    this(terminal, text());
  }

  private Help(Terminal terminal, String text) {
    this.terminal = terminal;
    this.text = text;
  }

  /** The help of a command that words name: what it takes, and nothing else. */
  static Usage of(Usage command) {
    return Usage.chosen(
            "help",
            "hgw " + command.name() + " --help",
            "print this and exit",
            (line, terminal) -> new Help(terminal, text(command)))
        .takes(USAGE.rows())
        .takes(command.rows());
  }

  @Override
  public void run() {
    terminal.print(text);
  }

  private static String text(Usage command) {
    String operands = command.operands().isEmpty() ? "" : " " + command.operands();
    return "usage: hgw "
        + command.name()
        + operands
        + " [options]\n\n"
        + capital(command.summary())
        + ".\n\n"
        + options(command.rows())
        + END;
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
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
    return text.append(options(OptionTable.rows())).append(END).toString();
  }

  private static String options(List<OptionRow<?>> rows) {
    StringBuilder text = new StringBuilder();
    int width = rows.stream().mapToInt(it -> it.usage().length()).max().orElse(0);
    for (OptionRow<?> row : rows) {
      String head = String.format("  %-" + width + "s  ", row.usage());
      text.append(Wrap.hanging(head, List.of(row.description().split(" ")), " "));
    }
    return text.toString();
  }
}
