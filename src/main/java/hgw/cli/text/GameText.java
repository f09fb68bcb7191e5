package hgw.cli.text;

import hgw.game.Applied;
import hgw.game.BatcherReport;
import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Reporter;
import hgw.planner.Plan;
import java.util.List;
import java.util.function.Function;

/** Tells on the terminal what the orchestrator does. */
public final class GameText implements Reporter {
  /** Timers that come so late are throttled: batchers look that far ahead then. */
  private static final double THROTTLED_MS = 700;

  private final Terminal terminal;
  private final Function<Cycle, String> text;
  private final boolean live;
  private String lastProblem = "";
  private List<String> lastWorld = List.of();
  private List<BatcherReport> batchers = List.of();
  private boolean toldThrottled;
  private boolean paused;

  private GameText(Terminal terminal, Function<Cycle, String> text, boolean live) {
    this.terminal = terminal;
    this.text = text;
    this.live = live;
  }

  /**
   * Tell of a live game.
   *
   * @param once whether the first rebalance is the last
   */
  public static GameText live(Terminal terminal, boolean once) {
    return new GameText(terminal, cycle -> RebalanceText.live(cycle, once, terminal.style()), true);
  }

  /** Tell of a simulated game. */
  public static GameText simulated(Terminal terminal) {
    return new GameText(terminal, cycle -> RebalanceText.simulated(cycle, terminal.style()), false);
  }

  @Override
  public void noted(Discovery discovery) {
    discovery.notes().forEach(terminal::say);
    // of a file's world, who read the file has told
    List<String> world = live ? WorldNotes.of(discovery.network()) : List.of();
    if (!world.equals(lastWorld)) {
      world.forEach(terminal::say);
      lastWorld = world;
    }
  }

  @Override
  public void aboutToKill(List<Orders.Foreign> foreign) {
    String scripts = String.join("; ", ForeignText.items(foreign));
    terminal.say("Killing scripts that are not loops of hgw: " + scripts + ".");
  }

  @Override
  public void problem(String sentence) {
    if (!sentence.equals(lastProblem)) {
      terminal.sayAll(sentence);
      lastProblem = sentence;
    }
  }

  @Override
  public void paused(boolean paused) {
    terminal.clear();
    terminal.say(
        paused
            ? "paused by the page: nothing is rebalanced until it resumes; the loops go on."
            : "resumed by the page.");
    this.paused = paused;
  }

  @Override
  public void batching(List<BatcherReport> batchers) {
    this.batchers = batchers;
    double ahead = batchers.stream().mapToDouble(BatcherReport::lookAheadMs).max().orElse(0);
    boolean throttled = live && ahead > THROTTLED_MS;
    if (throttled && !toldThrottled) {
      terminal.say(
          "the game's timers come "
              + Math.round(ahead / 1000)
              + " s late: its page is hidden, and the browser throttles it. The batchers look as far"
              + " ahead and go on, but earn less. Keep the page visible, in a window of its own.");
    }
    toldThrottled = throttled;
  }

  @Override
  public void rebalanced(Cycle cycle) {
    lastProblem = "";
    cycle.plan().warnings().forEach(terminal::say);
    terminal.result(Result.of(cycle), () -> text.apply(cycle));
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

  @Override
  public void waiting(double cash, double incomePerSecond, long nextInMs) {
    terminal.living(
        (paused ? "paused" : "next rebalance in " + Units.minutes(nextInMs))
            + "   cash "
            + Units.dollars(cash)
            + (batchers.isEmpty() ? "   loops earn " : "   " + inFlight() + ", earning ")
            + Units.dollars(incomePerSecond)
            + "/s");
  }

  private String inFlight() {
    int batches = batchers.stream().mapToInt(BatcherReport::inFlight).sum();
    return Units.count(batchers.size(), "batcher") + " with " + batches + " in flight";
  }
}
