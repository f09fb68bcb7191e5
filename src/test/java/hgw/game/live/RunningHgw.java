package hgw.game.live;

import static org.awaitility.Awaitility.await;

import hgw.facts.Settings;
import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Reporter;
import hgw.planner.Plan;
import hgw.planner.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** An hgw that orchestrates the live game, as {@code hgw} without a source does. */
final class RunningHgw implements AutoCloseable {
  private static final Rules RULES = new Rules(List.of()); // compiled once
  private static final long NEVER = 1_800_000;

  private final LiveGame game;
  private final Orchestrator orchestrator;
  private final Thread thread;
  private final Heard heard = new Heard();

  private RunningHgw(int port, AccessKey key, long intervalMs) {
    game = LiveGame.listen(port, key, Set.of(), () -> new LiveGame.Status(List.of(), null));
    orchestrator = new Orchestrator(game, RULES, RunningHgw::settings, heard, intervalMs);
    thread = new Thread(this::work, "hgw");
    thread.start();
  }

  /** Start on a port that is free. */
  static RunningHgw start(AccessKey key) {
    return new RunningHgw(0, key, NEVER);
  }

  /** Start where another one listened. */
  static RunningHgw startAgain(AccessKey key, int port) {
    return new RunningHgw(port, key, NEVER);
  }

  static Settings settings(hgw.network.Network network) {
    return new Settings("moneyChanceTime", 0.9, 0.5, 1, network);
  }

  /** Plan as hgw would. */
  static Plan plan(Discovery discovery) {
    synchronized (RULES) {
      return RULES.planner().plan(discovery.network(), settings(discovery.network()));
    }
  }

  private void work() {
    try {
      orchestrator.run(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  LiveGame game() {
    return game;
  }

  int port() {
    return portOf(game);
  }

  static int portOf(LiveGame game) {
    return Integer.parseInt(game.terminalLines().get(0).replaceFirst(".*:(\\d+)/.*", "$1"));
  }

  /** Wait for a rebalance, 1 for the first. */
  Cycle awaitCycle(int number) {
    await("rebalance " + number + " after " + heard.problems)
        .until(() -> heard.cycles.size() >= number);
    return heard.cycles.get(number - 1);
  }

  int cycles() {
    return heard.cycles.size();
  }

  List<String> notes() {
    return heard.notes;
  }

  List<String> problems() {
    return heard.problems;
  }

  List<String> foreign() {
    return heard.foreign;
  }

  double income() {
    return heard.income;
  }

  @Override
  public void close() {
    game.end();
    game.close();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The loops of a plan as the game shows them. */
  static List<String> describe(Plan plan) {
    return plan.assignments().stream()
        .map(
            loop ->
                describe(
                    loop.runner(),
                    loop.threads(),
                    List.of(
                        loop.target(),
                        "--money",
                        number(loop.money()),
                        "--hack",
                        number(loop.hack()),
                        "--epsilon",
                        number(loop.epsilon()))))
        .toList();
  }

  /** The loops that run in a game. */
  static List<String> describe(GamePage page) {
    List<String> loops = new ArrayList<>();
    for (GamePage.Process loop : page.loops()) {
      loops.add(describe(loop.host(), loop.threads(), loop.args()));
    }
    return loops;
  }

  private static String describe(String runner, long threads, List<String> args) {
    return runner + ": " + threads + " x " + String.join(" ", args);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static final class Heard implements Reporter {
    private final List<Cycle> cycles = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<String> foreign = new CopyOnWriteArrayList<>();
    private volatile double income;

    @Override
    public void aboutToKill(List<Orders.Foreign> scripts) {
      scripts.forEach(script -> foreign.add(script.toString()));
    }

    @Override
    public void noted(Discovery discovery) {
      notes.addAll(discovery.notes());
    }

    @Override
    public void rebalanced(Cycle cycle) {
      cycles.add(cycle);
    }

    @Override
    public void problem(String sentence) {
      problems.add(sentence);
    }

    @Override
    public void waiting(double cash, double incomePerSecond, long nextInMs) {
      income = incomePerSecond;
    }
  }
}
