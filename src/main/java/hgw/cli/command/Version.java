package hgw.cli.command;

import hgw.cli.text.Terminal;

/** Prints the version. */
final class Version implements Command {
  static final Usage USAGE =
      Usage.chosen("the version", "hgw --version", "print the version and exit", Version::new)
          .takes(OptionTable.rows());

  private final Terminal terminal;

  private Version(Line line, Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.print("hgw " + hgw.Version.get() + "\n");
  }
}
