package hgw.cli.text;

import hgw.game.Applied;
import hgw.orchestrator.Cycle;
import hgw.planner.Plan;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Formats a rebalance for reading. */
public final class RebalanceText {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int TOP = 5;

  private final Cycle cycle;
  private final Style style;
  private final StringBuilder text = new StringBuilder();

  private RebalanceText(Cycle cycle, Style style) {
    this.cycle = cycle;
    this.style = style;
  }

  /** Format a rebalance of a simulated game: what was planned. */
  public static String simulated(Cycle cycle, Style style) {
    RebalanceText text = new RebalanceText(cycle, style);
    text.plan(", as the game begins");
    text.launches(launch -> "");
    return text.text.toString();
  }

  /**
   * Format a rebalance of the live game: what was planned, done and earned, and what comes next.
   *
   * @param once whether it was the last
   */
  public static String live(Cycle cycle, boolean once, Style style) {
    RebalanceText text = new RebalanceText(cycle, style);
    text.plan(" at " + time(0));
    text.launches(launch -> ", pid " + launch.pid());
    text.done();
    text.income();
    if (!once) {
      text.next();
    }
    return text.text.toString();
  }

  private void plan(String when) {
    Plan plan = cycle.plan();
    text.append(style.heading("Rebalance " + cycle.number())).append(when);
    text.append("\n  Runners  ").append(plan.runners().size()).append(" with ");
    text.append(Units.threads(plan.totalThreads())).append('\n');
    text.append("  Targets  ").append(plan.targets().size());
    if (!plan.targets().isEmpty()) {
      text.append(", best first: ")
          .append(
              plan.targets().stream()
                  .limit(TOP)
                  .map(target -> Shown.name(target.host()))
                  .collect(Collectors.joining(", ")))
          .append(plan.targets().size() > TOP ? ", ..." : "");
    }
    text.append('\n');
    if (plan.runners().isEmpty()) {
      nothing("There are no runners yet. Root a server, or buy one");
    } else if (plan.targets().isEmpty()) {
      nothing("There are no targets yet. Root a server that you can hack");
    }
  }

  private void nothing(String why) {
    text.append("  ").append(why).append("; the next try is in ");
    text.append(Units.minutes(cycle.nextInMs())).append(".\n");
  }

  private void launches(Function<Applied.Launch, String> launched) {
    for (Applied.Launch launch : cycle.applied().launches()) {
      text.append("  ").append(PlanText.line(launch.script()));
      text.append(
          launch.failed()
              ? ", " + style.warning("FAILED") + ": " + Shown.name(launch.why())
              : launched.apply(launch));
      text.append('\n');
    }
  }

  private void done() {
    List<Applied.Launch> launches = cycle.applied().launches();
    long failed = launches.stream().filter(Applied.Launch::failed).count();
    text.append("  ").append(atWork(launches)).append(" at work, ");
    text.append(failed).append(" failed, ");
    text.append(Units.count(cycle.applied().killed(), "script")).append(" killed; ");
    text.append("the runners stood idle for ");
    text.append(Math.round(cycle.applied().idleMs())).append(" ms\n");
  }

  /** {@code 3 batchers and 12 loops}. */
  private static String atWork(List<Applied.Launch> launches) {
    List<Applied.Launch> running = launches.stream().filter(launch -> !launch.failed()).toList();
    long batchers =
        running.stream().filter(it -> it.script() instanceof Plan.PlannedBatcher).count();
    long loops = running.size() - batchers;
    return batchers == 0
        ? Units.count(loops, "loop")
        : Units.count(batchers, "batcher")
            + (loops == 0 ? "" : " and " + Units.count(loops, "loop"));
  }

  /** What was earned; what will be, only playing tells. */
  private void income() {
    if (cycle.number() > 1) {
      text.append("  Earned since the last: ");
      text.append(Units.dollars(cycle.income().earned())).append('\n');
    }
  }

  private void next() {
    text.append("  Next rebalance in ").append(Units.minutes(cycle.nextInMs()));
    text.append(", at ").append(time(cycle.nextInMs())).append('\n');
  }

  private static String time(long inMs) {
    return LocalTime.now().plus(inMs, ChronoUnit.MILLIS).format(TIME);
  }
}
