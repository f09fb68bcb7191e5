package hgw.cli.command;

import hgw.UserError;
import hgw.cli.text.ScenarioText;
import hgw.cli.text.Terminal;
import hgw.cli.text.Units;
import hgw.workbench.scenario.Scenario;
import hgw.workbench.scenario.Scenarios;
import hgw.workbench.scenario.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Plays the scenarios that stand beside rules. */
final class RulesTest implements Command {
  static final Usage USAGE =
      Usage.named(
              "rules test",
              "hgw rules test DIR",
              "whether rules do what their scenarios say",
              RulesTest::new)
          .operands("DIR...");

  private final Line line;
  private final Terminal terminal;

  private RulesTest(Line line, Terminal terminal) {
    this.line = line;
    this.terminal = terminal;
    if (line.rest().isEmpty()) {
      throw new UserError("rules test needs a directory of rules: hgw rules test my-rules");
    }
  }

  @Override
  public void run() throws InterruptedException {
    List<Verdict> verdicts = new ArrayList<>();
    for (String pack : line.rest()) {
      Scenarios scenarios = Scenarios.of(pack);
      if (scenarios.all().isEmpty()) {
        throw new UserError(
            "rules test " + pack + " holds no scenario: write one, mine.test.yaml say.");
      }
      for (Scenario scenario : scenarios.all()) {
        verdicts.add(scenarios.play(scenario));
      }
    }
    terminal.print(ScenarioText.of(verdicts, terminal.style()));
    long failed = verdicts.stream().filter(verdict -> !verdict.passed()).count();
    if (failed > 0) {
      throw new UserError(Units.count(failed, "scenario") + " failed.");
    }
  }
}
