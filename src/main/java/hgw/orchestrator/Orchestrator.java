package hgw.orchestrator;

import hgw.UserError;
import hgw.game.Applied;
import hgw.game.Discovery;
import hgw.game.Game;
import hgw.game.GameException;
import hgw.game.Orders;
import hgw.game.Telemetry;
import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.Forecast;
import hgw.planner.Plan;
import hgw.planner.Planner;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebalances a game: when it connects, at every interval, and on request. One cycle at a time, all
 * on the thread that calls {@link #run}. Any thread may read {@link #lastCycle} and make requests:
 * they wake the game and are done on that thread, one after the other.
 */
public final class Orchestrator {
  private static final Logger LOG = LoggerFactory.getLogger(Orchestrator.class);
  private static final long RETRY_MS = 60_000;

  private final Game game;
  private final Supplier<Planner> planner;
  private final Choices choices;
  private final Reporter reporter;
  private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();

  private int cycles;
  private volatile @Nullable Cycle last;
  private long dueMs;
  private double earned;
  private long earningSinceMs;

  /**
   * Create an orchestrator.
   *
   * @param planner asked for the rules at every rebalance
   * @param choices what the player chose
   */
  public Orchestrator(Game game, Supplier<Planner> planner, Choices choices, Reporter reporter) {
    this.game = game;
    this.planner = planner;
    this.choices = choices;
    this.reporter = reporter;
  }

  /** The last rebalance that was done; empty before the first. */
  public Optional<Cycle> lastCycle() {
    return Optional.ofNullable(last);
  }

  /** Ask for a rebalance now. */
  public void requestRebalance() {
    request(() -> dueMs = game.now());
  }

  /** Have something done on the thread that works, between two cycles. */
  private void request(Runnable action) {
    requests.add(action);
    game.request();
  }

  /**
   * Work until the game ends, or until one rebalance is done.
   *
   * @throws UserError if the rules are at fault before the first rebalance; later that is reported
   *     and the loops go on
   */
  public void run(boolean once) throws InterruptedException {
    dueMs = Long.MAX_VALUE; // until the game connects
    while (true) {
      long soon = game.now() + game.lookEveryMs();
      Game.Event event = game.await(cycles == 0 ? dueMs : Math.min(dueMs, soon));
      game.notes().forEach(reporter::problem);
      if (event == Game.Event.ENDED) {
        return;
      }
      for (Runnable request = requests.poll(); request != null; request = requests.poll()) {
        request.run();
      }
      if (event == Game.Event.CONNECTED || game.now() >= dueMs) {
        if (rebalance() && once) {
          return;
        }
      } else if (event == Game.Event.TIME) {
        look();
      }
    }
  }

  private boolean rebalance() {
    try {
      dueMs = game.now() + choices.intervalMs();
      Discovery discovery = game.discover();
      reporter.noted(discovery);
      Network network = discovery.network();
      Plan plan = planner.get().plan(network, choices);
      Orders orders = Orders.of(plan, network);
      List<Orders.Foreign> foreign = orders.foreignScripts(network);
      if (!foreign.isEmpty()) {
        reporter.aboutToKill(foreign);
      }
      Applied applied = game.apply(orders).with(orders.kept());
      cycles++;
      Cycle.Income income =
          new Cycle.Income(Forecast.perHour(plan, network), earned, predictedSinceLast());
      earned = 0;
      earningSinceMs = game.now();
      Cycle cycle =
          new Cycle(
              cycles, discovery, plan, foreign, applied, income, Math.max(0, dueMs - game.now()));
      last = cycle;
      reporter.rebalanced(cycle);
      return true;
    } catch (GameException e) {
      LOG.debug("a rebalance failed", e);
      dueMs = game.now() + Math.min(choices.intervalMs(), RETRY_MS);
      reporter.problem(e.getMessage() + ". The loops go on; the next try follows by itself.");
    } catch (UserError e) {
      if (cycles == 0) {
        throw e;
      }
      LOG.debug("a rebalance failed", e);
      reporter.problem(e.getMessage() + " The loops go on with the plan before.");
    }
    return false;
  }

  /** What the last plan should have earned in the time that it had, in dollars. */
  private double predictedSinceLast() {
    double hours = (game.now() - earningSinceMs) / 3_600_000.0;
    if (last == null || hours <= 0) {
      return 0;
    }
    Network before = last.discovery().network();
    return hours * Forecast.perHour(last.plan(), before, hours);
  }

  private void look() {
    try {
      Telemetry telemetry = game.telemetry();
      earned += telemetry.total();
      double seconds = Math.max(1, (game.now() - earningSinceMs) / 1000.0);
      reporter.waiting(telemetry.cash(), earned / seconds, dueMs - game.now());
    } catch (GameException e) {
      // The game is away. It reports when it is back; until then there is nothing to show.
    }
  }
}
