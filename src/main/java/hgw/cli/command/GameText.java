package hgw.cli.command;

import hgw.cli.text.Json;
import hgw.cli.text.PlanText;
import hgw.cli.text.Style;
import hgw.cli.text.Units;
import hgw.game.Applied;
import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Reporter;
import hgw.planner.Plan;
import java.io.PrintStream;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Tells on the terminal what the orchestrator does. */
public final class GameText implements Reporter {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int TOP = 5;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Options options;
  private final PrintStream out;
  private final PrintStream err;
  private final Style style;
  private String lastProblem = "";
  private boolean exported;
  private boolean livingLine;

  public GameText(Options options, PrintStream out, PrintStream err, Style style) {
    this.options = options;
    this.out = out;
    this.err = err;
    this.style = style;
  }

  @Override
  public void noted(Discovery discovery) {
    discovery.notes().forEach(this::say);
    if (!exported && !options.simulate()) {
      Sources.export(options, discovery.network(), err);
      exported = true;
    }
  }

  @Override
  public void aboutToKill(List<Orders.Foreign> foreign) {
    say("Killing scripts that are not loops of hgw: " + list(foreign) + ".");
  }

  @Override
  public void problem(String sentence) {
    if (!sentence.equals(lastProblem)) {
      say(sentence);
      lastProblem = sentence;
    }
  }

  private void say(String sentence) {
    clear();
    err.println("hgw: " + sentence);
    err.flush();
  }

  @Override
  public void rebalanced(Cycle cycle) {
    lastProblem = "";
    clear();
    if (options.json()) {
      out.print(Json.format(Result.of(cycle)));
    } else {
      out.print(text(cycle));
    }
    out.flush();
  }

  /** One rebalance as JSON. */
  private record Result(
      Plan plan, List<Applied.Launch> launches, int killed, double idleMs, List<String> foreign) {
    public static Result of(Cycle cycle) {
      Applied applied = cycle.applied();
      return new Result(
          cycle.plan(),
          applied.launches(),
          applied.killed(),
          applied.idleMs(),
          cycle.foreign().stream().map(Orders.Foreign::toString).toList());
    }
  }

  /** Format a rebalance for reading. */
  public String text(Cycle cycle) {
    Plan plan = cycle.plan();
    StringBuilder text = new StringBuilder();
    text.append(style.heading("Rebalance " + cycle.number()))
        .append(options.simulate() ? ", as the game begins" : " at " + time(0));
    text.append('\n');
    text.append("  Runners  ")
        .append(plan.runners().size())
        .append(" with ")
        .append(Units.threads(plan.totalThreads()))
        .append('\n');
    text.append("  Targets  ").append(plan.targets().size());
    if (!plan.targets().isEmpty()) {
      text.append(", best first: ")
          .append(
              plan.targets().stream()
                  .limit(TOP)
                  .map(Plan.RankedTarget::host)
                  .collect(Collectors.joining(", ")))
          .append(plan.targets().size() > TOP ? ", ..." : "");
    }
    text.append('\n');
    plan.warnings()
        .forEach(warning -> text.append("  ").append(style.warning(warning)).append('\n'));
    if (plan.runners().isEmpty()) {
      text.append("  There are no runners yet. Root a server, or buy one; the next try is in ")
          .append(Units.minutes(cycle.nextInMs()))
          .append(".\n");
    } else if (plan.targets().isEmpty()) {
      text.append(
              "  There are no targets yet. Root a server that you can hack; the next try is in ")
          .append(Units.minutes(cycle.nextInMs()))
          .append(".\n");
    }
    for (Applied.Launch launch : cycle.applied().launches()) {
      String outcome =
          launch.failed()
              ? ", " + style.warning("FAILED") + ": " + launch.why()
              : options.simulate() ? "" : ", pid " + launch.pid();
      text.append("  ").append(PlanText.line(launch.loop())).append(outcome).append('\n');
    }
    if (options.simulate()) {
      return text.toString();
    }
    List<Applied.Launch> launches = cycle.applied().launches();
    long failed = launches.stream().filter(Applied.Launch::failed).count();
    text.append("  ").append(Units.count(launches.size() - failed, "loop")).append(" at work, ");
    text.append(failed).append(" failed, ");
    text.append(Units.count(cycle.applied().killed(), "script")).append(" killed; ");
    text.append("the runners stood idle for ");
    text.append(Math.round(cycle.applied().idleMs())).append(" ms\n");
    Cycle.Income income = cycle.income();
    if (income.predicted() > 0) {
      text.append("  Earned since the last: ").append(Units.dollars(income.earned()));
      text.append(", predicted ").append(Units.dollars(income.predicted())).append('\n');
    }
    text.append("  Predicted: ").append(Units.dollars(income.predictedPerHour()));
    text.append(" per hour over " + Units.nextHours(plan.terms().horizon()) + "\n");
    if (!options.once()) {
      text.append("  Next rebalance in ").append(Units.minutes(cycle.nextInMs()));
      text.append(", at ").append(time(cycle.nextInMs())).append('\n');
    }
    return text.toString();
  }

  @Override
  public void waiting(double cash, double incomePerSecond, long nextInMs) {
    living(
        "next rebalance in "
            + Units.minutes(nextInMs)
            + "   cash "
            + Units.dollars(cash)
            + "   loops earn "
            + Units.dollars(incomePerSecond)
            + "/s");
  }

  /** Show a line that the next output replaces; nothing where it could not be replaced. */
  public void living(String line) {
    if (style == Style.COLOUR) {
      livingLine = true;
      out.print(CLEAR_LINE + line);
      out.flush();
    }
  }

  /** Say that the work is over. */
  public void end() {
    clear();
    if (!options.once()) {
      say("ended; the loops go on in the game.");
    }
  }

  /** Erase the living line, if there is one. */
  public void clear() {
    if (livingLine) {
      out.print(CLEAR_LINE);
      livingLine = false;
    }
  }

  private static String list(List<Orders.Foreign> foreign) {
    return foreign.stream().map(Orders.Foreign::toString).collect(Collectors.joining("; "));
  }

  private static String time(long inMs) {
    return LocalTime.now().plus(inMs, ChronoUnit.MILLIS).format(TIME);
  }
}
