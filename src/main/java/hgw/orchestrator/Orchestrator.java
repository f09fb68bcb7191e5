package hgw.orchestrator;

import hgw.OneLine;
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

  /** After so many connections that came to nothing, the next does not hurry a rebalance. */
  private static final int IN_VAIN = 3;

  private final Game game;
  private final Supplier<Planner> planner;
  private final Choices choices;
  private final Reporter reporter;
  private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();

  private int cycles;
  private volatile @Nullable Cycle last;
  private int connectedInVain;
  private String lookTrouble = "";
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
   * Work until the game ends, or until one rebalance is done. Whatever goes wrong is reported and
   * tried again; nothing that a game answers, and no failure of rules or reports, ends it.
   *
   * @throws UserError if the rules are at fault before the first rebalance; later that is reported
   *     and the loops go on
   */
  public void run(boolean once) throws InterruptedException {
    dueMs = Long.MAX_VALUE; // until the game connects
    while (true) {
      long soon = later(game.lookEveryMs());
      Game.Event event = game.await(cycles == 0 ? dueMs : Math.min(dueMs, soon));
      if (event == Game.Event.ENDED) {
        tellNotes();
        return;
      }
      int before = cycles;
      try {
        work(event);
      } catch (UserError e) {
        throw e;
      } catch (RuntimeException | StackOverflowError | LinkageError e) {
        if (once && cycles > before) {
          throw e; // the only rebalance is done, and its report has failed
        }
        unexpected(e);
      }
      if (once && cycles > before) {
        return;
      }
    }
  }

  private void work(Game.Event event) {
    tellNotes();
    for (Runnable request = requests.poll(); request != null; request = requests.poll()) {
      request.run();
    }
    boolean connected = event == Game.Event.CONNECTED;
    if (connected && connectedInVain < IN_VAIN || game.now() >= dueMs) {
      connectedInVain += connected ? 1 : 0;
      rebalance();
    } else if (event == Game.Event.TIME) {
      look();
    }
  }

  private void tellNotes() {
    game.notes().forEach(reporter::problem);
  }

  /** The moment that comes after some ms, if there is one. */
  private long later(long ms) {
    long now = game.now();
    return ms < Long.MAX_VALUE - now ? now + ms : Long.MAX_VALUE;
  }

  private void rebalance() {
    dueMs = later(choices.intervalMs());
    Cycle cycle;
    try {
      cycle = cycle();
    } catch (GameException e) {
      LOG.debug("a rebalance failed", e);
      retrySoon();
      reporter.problem(e.getMessage() + ". The loops go on; the next try follows by itself.");
      return;
    } catch (UserError e) {
      if (cycles == 0) {
        throw e;
      }
      LOG.debug("a rebalance failed", e);
      reporter.problem(e.getMessage() + " The loops go on with the plan before.");
      return;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      retrySoon();
      unexpected(e);
      return;
    }
    connectedInVain = 0;
    last = cycle;
    reporter.rebalanced(cycle);
  }

  private void retrySoon() {
    dueMs = later(Math.min(choices.intervalMs(), RETRY_MS));
  }

  private Cycle cycle() {
    Discovery discovery = game.discover();
    reporter.noted(discovery);
    Network network = discovery.network();
    Plan plan = planner.get().plan(network, choices);
    Orders orders = Orders.of(plan, network);
    List<Orders.Foreign> foreign = orders.foreignScripts(network);
    if (!foreign.isEmpty()) {
      reporter.aboutToKill(foreign);
    }
    if (cycles > 0) { // what was earned until now belongs to the plan before
      Telemetry telemetry = game.telemetry();
      earned += telemetry.total();
      reporter.fared(telemetry);
    }
    Applied applied = game.apply(orders).with(orders.kept());
    Cycle.Income income =
        new Cycle.Income(Forecast.perHour(plan, network), earned, predictedSinceLast());
    cycles++;
    earned = 0;
    earningSinceMs = game.now();
    return new Cycle(
        cycles, discovery, plan, foreign, applied, income, Math.max(0, dueMs - game.now()));
  }

  /** Report what nobody has foreseen. A report that fails too must not end hgw. */
  private void unexpected(Throwable failure) {
    LOG.debug("something unexpected failed", failure);
    try {
      reporter.problem(
          "this should not happen, please report it: "
              + OneLine.of(failure.toString())
              + ". hgw and the loops go on.");
    } catch (RuntimeException e) {
      LOG.debug("nor can it be reported", e);
    }
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
      reporter.fared(telemetry);
      double seconds = Math.max(1, (game.now() - earningSinceMs) / 1000.0);
      reporter.batching(telemetry.batchers());
      reporter.waiting(telemetry.cash(), earned / seconds, dueMs - game.now());
      lookTrouble = "";
    } catch (GameException e) {
      tellLookTrouble(e);
    }
  }

  /** Say once what is wrong, not every second. */
  private void tellLookTrouble(GameException trouble) {
    String sentence = trouble.getMessage() + ". The loops go on.";
    if (trouble.away() || sentence.equals(lookTrouble)) {
      return; // a game that is away says itself when it is back
    }
    lookTrouble = sentence;
    LOG.debug("a look failed", trouble);
    reporter.problem(sentence);
  }
}
