package hgw.cli.command;

import hgw.Failures;
import hgw.UserError;
import hgw.WholeFile;
import hgw.cli.text.JUnitXml;
import hgw.cli.text.ScenarioText;
import hgw.cli.text.Terminal;
import hgw.cli.text.Units;
import hgw.workbench.edit.DirectoryWatch;
import hgw.workbench.scenario.Scenario;
import hgw.workbench.scenario.Scenarios;
import hgw.workbench.scenario.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plays the scenarios that stand beside rules. */
final class RulesTest implements Command {
  private static final OptionRow<String> FILTER =
      OptionRow.value(
          "filter",
          "TEXT",
          "play scenarios with this in their name or file alone",
          null,
          String.class,
          Values::text);

  private static final OptionRow<Boolean> WATCH =
      OptionRow.flag("watch", "play them again whenever a file of the packs changes");

  private static final OptionRow<Path> JUNIT =
      OptionRow.value(
          "junit", "FILE", "write the result as JUnit XML, too", null, Path.class, Failures::path);

  private static final OptionRow<Boolean> COVERAGE =
      OptionRow.flag("coverage", "tell which rules and conditions no scenario puts to the test");

  static final Usage USAGE =
      Usage.named(
              "rules test",
              "hgw rules test DIR",
              "whether rules do what their scenarios say",
              RulesTest::new)
          .operands("DIR...")
          .takes(List.of(FILTER, WATCH, COVERAGE, JUNIT));

  /** A player has saved and looks up. */
  private static final long LOOK_AGAIN_MS = 200;

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
    if (!line.has(WATCH)) {
      play();
      return;
    }
    DirectoryWatch watch = new DirectoryWatch(line.rest());
    while (true) {
      try {
        play();
      } catch (UserError e) {
        terminal.sayAll(String.valueOf(e.getMessage()));
      }
      terminal.say("watching " + String.join(", ", line.rest()) + "; Ctrl-C ends.");
      watch.awaitChange(LOOK_AGAIN_MS);
    }
  }

  private void play() throws InterruptedException {
    Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
    List<Scenarios> packs = Scenarios.of(line.rest());
    for (Scenarios pack : packs) {
      verdicts.put(pack.pack(), pack.play(this::isWanted));
    }
    List<Verdict> all = verdicts.values().stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      throw new UserError(
          FILTER.flag() + " " + line.get(FILTER).orElse("") + " is in no scenario's name or file.");
    }
    terminal.print(ScenarioText.of(all, terminal.style()));
    if (line.has(COVERAGE)) {
      packs.forEach(
          pack -> terminal.print("\n" + ScenarioText.of(pack.coverage(), terminal.style())));
    }
    if (line.has(JUNIT)) {
      write(JUnitXml.of(verdicts));
    }
    long failed = all.stream().filter(verdict -> !verdict.passed()).count();
    if (failed > 0) {
      throw new UserError(Units.count(failed, "scenario") + " failed.");
    }
  }

  private boolean isWanted(Scenario scenario) {
    String part = line.get(FILTER).orElse("").toLowerCase(Locale.ROOT);
    return (scenario.file() + "\n" + scenario.name()).toLowerCase(Locale.ROOT).contains(part);
  }

  private void write(String xml) {
    Path file = line.get(JUNIT).orElseThrow();
    if (Files.isDirectory(file)) {
      throw new UserError(JUNIT.flag() + " " + file + " is a directory. Name a file in it.");
    }
    try {
      WholeFile.write(file, xml);
    } catch (IOException e) {
      throw new UserError(
          JUNIT.flag() + " " + file + " cannot be written: " + e.getMessage() + ".", e);
    }
  }
}
