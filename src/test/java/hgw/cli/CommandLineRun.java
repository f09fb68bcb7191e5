package hgw.cli;

import hgw.cli.text.Style;

/** What came of a command line, run as {@code Main} runs it. */
record CommandLineRun(int code, String out, String err) {
  /** Run a command line. */
  static CommandLineRun of(String... args) {
    return of(Style.PLAIN, args);
  }

  /** Run a command line with results in a style. */
  static CommandLineRun of(Style style, String... args) {
    Capture out = new Capture();
    Capture err = new Capture();
    int code = Main.run(args, out.stream(), err.stream(), style);
    return new CommandLineRun(code, out.text(), err.text());
  }
}
