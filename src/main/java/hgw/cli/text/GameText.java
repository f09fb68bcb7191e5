package hgw.cli.text;

import hgw.game.Applied;
import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Reporter;
import hgw.planner.Plan;
import java.util.List;
import java.util.function.Function;

/** Tells on the terminal what the orchestrator does. */
public final class GameText implements Reporter {
  private final Terminal terminal;
  private final Function<Cycle, String> text;
  private final boolean live;
  private String lastProblem = "";
  private List<String> lastWorld = List.of();

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
  public void rebalanced(Cycle cycle) {
    lastProblem = "";
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
        "next rebalance in "
            + Units.minutes(nextInMs)
            + "   cash "
            + Units.dollars(cash)
            + "   loops earn "
            + Units.dollars(incomePerSecond)
            + "/s");
  }
}
