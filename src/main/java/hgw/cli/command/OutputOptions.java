package hgw.cli.command;

import static hgw.cli.command.OptionTable.FORMAT;

import hgw.cli.text.Terminal;
import java.util.List;

/** Options that say how a result is printed. */
final class OutputOptions {
  static final List<OptionRow<?>> ROWS = List.of(FORMAT);

  private OutputOptions() {}

  /** Return a terminal that prints results as is wanted. */
  static Terminal terminal(Line line, Terminal terminal) {
    return terminal.withJson(
        line.get(FORMAT).filter(format -> format == OptionTable.Format.JSON).isPresent());
  }
}
