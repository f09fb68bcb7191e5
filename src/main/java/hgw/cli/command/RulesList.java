package hgw.cli.command;

import static hgw.cli.command.OptionTable.EXPORT;
import static hgw.cli.command.OptionTable.RULES;

import hgw.UserError;
import hgw.cli.text.RuleListText;
import hgw.cli.text.Terminal;
import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.ParsedPack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.workbench.RuleList;

/** Lists the rules in force, in the order in which they fire, and how often each did. */
final class RulesList implements Command {
  static final Usage USAGE =
      Usage.named(
              "rules list",
              "hgw rules list DIR",
              "the rules in force, in the order in which they fire",
              RulesList::new)
          .operands("DIR...")
          .without(RULES, "is not for hgw rules list: name the directory behind it")
          .takes(SourceOptions.ROWS)
          .without(EXPORT)
          .takes(ChoicesOptions.ROWS)
          .takes(OutputOptions.ROWS);

  private final Line line;
  private final Terminal terminal;

  private RulesList(Line line, Terminal terminal) {
    this.line = line;
    this.terminal = OutputOptions.terminal(line, terminal);
    if (!SourceOptions.isFile(line)) {
      line.given().stream()
          .filter(row -> !OutputOptions.ROWS.contains(row))
          .findFirst()
          .ifPresent(RulesList::refuse);
    }
  }

  private static void refuse(OptionRow<?> row) {
    throw new UserError(
        row.flag() + " does nothing for hgw rules list without --network FILE or --save FILE.");
  }

  @Override
  public void run() throws InterruptedException {
    Findings findings = new Findings(terminal);
    ParsedPack pack = ParsedPack.of(Pack.load("rules list", line.rest()));
    findings.read(pack);
    Planner planner = Planner.of(pack); // rules that do not compile are not in force
    RuleList list =
        SourceOptions.isFile(line) ? RuleList.of(pack, plan(planner, findings)) : RuleList.of(pack);
    terminal.result(list, () -> RuleListText.of(list, terminal.style()));
  }

  private Plan plan(Planner planner, Findings findings) throws InterruptedException {
    Choices choices = ChoicesOptions.choices(line, terminal);
    Network network = SourceOptions.started(line, terminal).discover();
    Plan plan = planner.plan(network, choices);
    findings.planned(planner, plan, network, choices);
    return plan;
  }
}
