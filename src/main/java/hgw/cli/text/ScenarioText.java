package hgw.cli.text;

import hgw.workbench.scenario.Because;
import hgw.workbench.scenario.Coverage;
import hgw.workbench.scenario.Failure;
import hgw.workbench.scenario.Verdict;
import java.util.List;

/** Formats what came of scenarios: failures at length, the rest as a number. */
public final class ScenarioText {
  private static final String INDENT = "  ";

  private ScenarioText() {}

  /** Format verdicts, failures first to last, then how many passed. */
  public static String of(List<Verdict> verdicts, Style style) {
    StringBuilder text = new StringBuilder();
    verdicts.stream().filter(verdict -> !verdict.passed()).forEach(it -> failed(it, text, style));
    long passed = verdicts.stream().filter(Verdict::passed).count();
    text.append(Units.count(passed, "scenario")).append(" passed");
    if (passed < verdicts.size()) {
      text.append(", ").append(verdicts.size() - passed).append(" failed");
    }
    return text.append(".\n").toString();
  }

  /** Format what scenarios do not put to the test. */
  public static String of(Coverage coverage, Style style) {
    StringBuilder text = new StringBuilder();
    long conditions = coverage.gaps().size() - coverage.neverFired();
    text.append("Coverage of ").append(coverage.pack()).append(": ");
    text.append(coverage.rules() - coverage.neverFired()).append(" of ");
    text.append(Units.count(coverage.rules(), "rule")).append(" fired");
    text.append(", ").append(Units.count(conditions, "condition")).append(" of ");
    text.append(coverage.conditions()).append(" never failed.\n");
    for (Coverage.Gap gap : coverage.gaps()) {
      text.append(INDENT).append(style.heading(gap.place())).append(": rule \"").append(gap.rule());
      text.append(
          gap.condition().isEmpty()
              ? "\" fired in no scenario" + gap.why()
              : "\": no scenario has " + gap.condition() + " false");
      text.append('\n');
    }
    return text.toString();
  }

  private static void failed(Verdict verdict, StringBuilder text, Style style) {
    text.append(style.heading("FAILED"))
        .append(' ')
        .append(verdict.scenario().place())
        .append(": ")
        .append(Shown.name(verdict.scenario().name()))
        .append('\n');
    for (Failure failure : verdict.failures()) {
      failure(failure, text, style);
    }
    text.append('\n');
  }

  /** Format one failure: expected, actual and the rules that led there. */
  static String of(Failure failure) {
    StringBuilder text = new StringBuilder();
    failure(failure, text, Style.PLAIN);
    return text.toString();
  }

  private static void failure(Failure failure, StringBuilder text, Style style) {
    line("line " + failure.line(), "expected  " + Shown.name(failure.expected()), text);
    line("", "actual    " + Shown.name(failure.actual()), text);
    for (Because because : failure.because()) {
      line(
          "",
          style.faint(
              because.rule().place()
                  + ": "
                  + because.rule().name()
                  + (because.times() > 1 ? ", " + because.times() + " times" : "")
                  + (because.last().isEmpty() ? "" : ": " + because.last())),
          text);
    }
  }

  private static void line(String head, String rest, StringBuilder text) {
    text.append(INDENT).append(String.format("%-9s", head)).append(rest).append('\n');
  }
}
