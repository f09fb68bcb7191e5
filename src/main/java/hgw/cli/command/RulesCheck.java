package hgw.cli.command;

import hgw.ClassPath;
import hgw.UserError;
import hgw.cli.text.FindingsText;
import hgw.cli.text.Terminal;
import hgw.cli.text.Units;
import hgw.workbench.RulesReport;
import hgw.workbench.lint.Finding;
import java.util.List;
import java.util.Optional;

/** Checks rules without a game: what does not compile, and what compiles but is likely wrong. */
final class RulesCheck implements Command {
  private enum Format {
    TEXT,
    JSON,
    GITHUB
  }

  private static final OptionRow<Format> FORMAT =
      OptionRow.value(
          "format",
          Values.words(Format.class, "|"),
          "how to print what is found",
          Values.word(Format.TEXT),
          Format.class,
          Values.word(Format.class));

  private static final OptionRow<String> EXPLAIN =
      OptionRow.value(
          "explain", "ID", "print the page of a finding", null, String.class, Values::text);

  static final Usage USAGE =
      Usage.named(
              "rules check",
              "hgw rules check DIR",
              "what is likely wrong with rules, and the mend",
              RulesCheck::new)
          .operands("DIR...")
          .takes(List.of(FORMAT, EXPLAIN));

  private static final String PAGES = "/docs/rules";

  private final Line line;
  private final Terminal terminal;

  private RulesCheck(Line line, Terminal terminal) {
    this.line = line;
    this.terminal = terminal.withJson(line.get(FORMAT).filter(it -> it == Format.JSON).isPresent());
    if (line.rest().isEmpty() && !line.has(EXPLAIN)) {
      throw new UserError("rules check needs a directory of rules: hgw rules check my-rules");
    }
  }

  @Override
  public void run() {
    Optional<String> id = line.get(EXPLAIN);
    if (id.isPresent()) {
      terminal.print(page(id.get()));
      return;
    }
    RulesReport report = RulesReport.of("rules check", line.rest());
    if (line.get(FORMAT).filter(it -> it == Format.GITHUB).isPresent()) {
      terminal.print(FindingsText.gitHub(report.findings()));
    } else {
      terminal.result(report, () -> FindingsText.text(report.findings(), terminal.style()));
    }
    long bad =
        report.findings().stream().filter(it -> it.severity() != Finding.Severity.NOTE).count();
    if (bad > 0) {
      throw new UserError(
          Units.count(bad, "finding")
              + ". hgw rules check --explain ID tells more of one; // hgw:ignore ID reason in the"
              + " rule keeps it quiet.");
    }
  }

  private static String page(String id) {
    String name = id + ".md";
    List<String> pages = ClassPath.list(PAGES);
    if (!pages.contains(name)) {
      List<String> ids =
          pages.stream()
              .filter(page -> page.endsWith(".md"))
              .map(page -> page.substring(0, page.length() - 3))
              .toList();
      throw new UserError(
          "--explain " + id + " is no finding. There are: " + String.join(", ", ids) + ".");
    }
    return ClassPath.text(PAGES + "/" + name);
  }
}
