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
import hgw.planner.Plan;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebalances a game: when it connects, at every interval, and on request. One cycle at a time, all
 * on the thread that calls {@link #run}. Any thread may read {@link #lastCycle} and {@link
 * #policy}, and make requests: they wake the game and are done on that thread, one after the other.
 *
 * <p>The policy may change while it works: one that is adopted is used from the next rebalance on.
 * Should its rules fail there, the policy before stays in force, and each rebalance tries again.
 */
public final class Orchestrator {
  private static final Logger LOG = LoggerFactory.getLogger(Orchestrator.class);
  private static final long RETRY_MS = 60_000;

  /** After so many connections that came to nothing, the next does not hurry a rebalance. */
  private static final int IN_VAIN = 3;

  private final Game game;
  private final Reporter reporter;
  private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
  private final Policies policies;
  private int cycles;
  private volatile @Nullable Cycle last;
  private int connectedInVain;
  private String lookTrouble = "";
  private long dueMs;
  private volatile boolean paused;
  private final Earnings earnings = new Earnings();

  /**
   * Create an orchestrator.
   *
   * @param policy by what to plan, until another is adopted
   */
  public Orchestrator(Game game, Policy policy, Reporter reporter) {
    this.game = game;
    this.policies = new Policies(policy);
    this.reporter = reporter;
  }

  /** By what is planned: of the last rebalance, or of the first to come. */
  public Policy policy() {
    return policies.inForce();
  }

  /** Plan by another policy, from the next rebalance on. It stands for one that still waits. */
  public void adopt(Policy policy) {
    policies.await(policy);
  }

  /** Have nothing wait any more: the policy in force stays. */
  public void keepPolicy() {
    policies.await(null);
  }

  /** The last rebalance that was done; empty before the first. */
  public Optional<Cycle> lastCycle() {
    return Optional.ofNullable(last);
  }

  /** Ask for a rebalance now. */
  public void requestRebalance() {
    request(() -> dueMs = game.now());
  }

  /** Whether nothing is rebalanced until that is wanted again. */
  public boolean isPaused() {
    return paused;
  }

  /** Rebalance no more, not even when the game comes back, until that is wanted again. */
  public void requestPause(boolean pause) {
    request(
        () -> {
          if (paused != pause) {
            paused = pause;
            reporter.paused(pause);
          }
        });
  }

  /** Ask to see every server as it is now; where the game cannot be reached, nothing is seen. */
  public void requestLook() {
    request(
        () -> {
          try {
            reporter.seen(game.look().network());
          } catch (GameException e) {
            tellLookTrouble(e);
          }
        });
  }

  /** Have something done on the thread that works, between two cycles. */
  public void request(Runnable action) {
    requests.add(action);
    game.request();
  }

  /**
   * Have the game looked at now, between two cycles; nothing in it is changed.
   *
   * @return what is found, or the {@link GameException} that kept it from being found
   */
  public CompletableFuture<Discovery> discover() {
    CompletableFuture<Discovery> found = new CompletableFuture<>();
    request(
        () -> {
          try {
            found.complete(game.look());
          } catch (RuntimeException e) {
            found.completeExceptionally(e);
          }
        });
    return found;
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
      long due = paused ? Long.MAX_VALUE : dueMs;
      Game.Event event = game.await(cycles == 0 ? due : Math.min(due, soon));
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
    if (connected && connectedInVain < IN_VAIN) {
      dueMs = game.now();
    }
    if (!paused && game.now() >= dueMs) {
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
    dueMs = later(policies.next().choices().intervalMs());
    reporter.rebalancing();
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
    dueMs = later(Math.min(policies.next().choices().intervalMs(), RETRY_MS));
  }

  private Cycle cycle() {
    Discovery discovery = game.discover();
    reporter.noted(discovery);
    Network network = discovery.network();
    Plan plan = policies.plan(network, reporter::problem);
    Orders orders = Orders.of(plan, network);
    List<Orders.Foreign> foreign = orders.foreignScripts(network);
    if (!foreign.isEmpty()) {
      reporter.aboutToKill(foreign);
    }
    if (cycles > 0) { // what was earned until now belongs to the plan before
      hear();
    }
    Applied applied = game.apply(orders).with(orders.kept());
    Policy policy = policies.inForce();
    Cycle.Income income = earnings.turnTo(plan, network, policy.choices(), last, game.now());
    cycles++;
    return new Cycle(
        cycles, policy, discovery, plan, foreign, applied, income, Math.max(0, dueMs - game.now()));
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

  /** Ask the game what was earned since it was asked last. */
  private Telemetry hear() {
    Telemetry telemetry = game.telemetry();
    earnings.add(telemetry.total());
    reporter.fared(telemetry);
    return telemetry;
  }

  private void look() {
    try {
      Telemetry telemetry = hear();
      reporter.batching(telemetry.batchers());
      reporter.waiting(telemetry.cash(), earnings.perSecond(game.now()), dueMs - game.now());
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
