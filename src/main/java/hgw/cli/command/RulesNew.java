package hgw.cli.command;

import hgw.UserError;
import hgw.cli.text.Shown;
import hgw.cli.text.Terminal;
import hgw.workbench.Starter;
import java.nio.file.Path;
import java.util.List;

/** Writes a first rule and its scenario, ready to be checked, tested and changed. */
final class RulesNew implements Command {
  static final Usage USAGE =
      Usage.named(
              "rules new",
              "hgw rules new DIR",
              "a first rule and its scenario, to be changed",
              RulesNew::new)
          .operands("DIR");

  private final String directory;
  private final Terminal terminal;

  private RulesNew(Line line, Terminal terminal) {
    if (line.rest().size() != 1) {
      throw new UserError("rules new needs one directory to make: hgw rules new my-rules");
    }
    this.directory = line.rest().get(0);
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<Path> files = Starter.write(directory);
    String name = Shown.name(directory);
    files.forEach(file -> terminal.print("wrote " + Shown.name(file.toString()) + "\n"));
    terminal.print(
        """

        hgw rules check %1$s                   what is likely wrong with the rules
        hgw rules test %1$s                    whether they do what the scenario says
        hgw diff --save FILE --rules %1$s      what they change in your plan, and in your income
        hgw --save FILE --rules %1$s           the plan
        hgw --rules %1$s                       the live game
        """
            .formatted(name));
  }
}
