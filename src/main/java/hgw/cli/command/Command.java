package hgw.cli.command;

/** Something that hgw does, with all that the command line says of it. */
public interface Command {
  /**
   * Do it.
   *
   * @throws hgw.UserError if the user can mend what goes wrong
   */
  void run() throws InterruptedException;
}
