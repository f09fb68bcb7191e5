package hgw.trial;

import hgw.UserError;
import hgw.game.BatcherReport;
import hgw.game.Discovery;
import hgw.game.Orders;
import hgw.game.simulated.Ledger;
import hgw.game.simulated.SimulatedGame;
import hgw.network.Network;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Policy;
import hgw.orchestrator.Reporter;
import hgw.planner.Choices;
import hgw.planner.Planner;
import java.util.List;

/** Tries a policy: the orchestrator at work on a simulated game. Runs once, on one thread. */
public final class Trial {
  /** Every trial has the same luck, so that they can be compared. */
  private static final long SEED = 1;

  private final Network start;
  private final double hours;
  private final SimulatedGame game;

  /**
   * Prepare a trial.
   *
   * @param start the servers as they are at first
   * @param hours game hours that it lasts
   * @param speed game seconds per real second; infinite for as fast as it goes
   */
  public Trial(Network start, double hours, double speed) {
    this(start, hours, speed, 0);
  }

  /**
   * Prepare a trial of a game whose page is perhaps in the background.
   *
   * @param timerFloorMs timers fire at multiples of this many ms only; 0 for when they are due
   */
  public Trial(Network start, double hours, double speed, double timerFloorMs) {
    this.start = start;
    this.hours = hours;
    this.game = new SimulatedGame(start, hours, speed, SEED, timerFloorMs);
  }

  /**
   * Run to the end.
   *
   * @param choices what the player chose
   * @throws UserError if the rules fail at the first rebalance
   */
  public Outcome run(Planner planner, Choices choices, Reporter reporter)
      throws InterruptedException {
    return run(orchestrator(new Policy(planner, choices), reporter));
  }

  /** The orchestrator that is to play this trial, for who has something to ask of it meanwhile. */
  public Orchestrator orchestrator(Policy policy, Reporter reporter) {
    return new Orchestrator(game, policy, reporter);
  }

  /**
   * Run to the end.
   *
   * @param orchestrator of this trial
   * @throws UserError if the rules fail at the first rebalance
   */
  public Outcome run(Orchestrator orchestrator) throws InterruptedException {
    orchestrator.run(false);
    return new Outcome(
        hours,
        orchestrator.lastCycle().orElseThrow(),
        start.player().hackingLevel(),
        level(),
        game.lostOperations(),
        game.ledger());
  }

  /**
   * Run to the end without a word.
   *
   * @param choices what the player chose
   * @throws UserError if the rules fail at any rebalance
   */
  public Outcome run(Planner planner, Choices choices) throws InterruptedException {
    return run(planner, choices, new Silence());
  }

  /**
   * Run until one rebalance is done.
   *
   * @param choices what the player chose
   * @throws UserError if the rules fail
   */
  public void runOnce(Planner planner, Choices choices, Reporter reporter)
      throws InterruptedException {
    orchestrator(new Policy(planner, choices), reporter).run(true);
  }

  /** Hours of the game that have passed. */
  public double hoursPassed() {
    return msPassed() / 3_600_000.0;
  }

  /** Ms of the game that have passed. */
  public long msPassed() {
    return game.now();
  }

  /** Hours of the game that the trial lasts. */
  public double hours() {
    return hours;
  }

  /** The player's hacking level now. */
  public int level() {
    return game.player().hackingLevel();
  }

  /** What was earned so far. */
  public Ledger ledger() {
    return game.ledger();
  }

  /** Says nothing of what goes well. */
  private static final class Silence implements Reporter {
    @Override
    public void aboutToKill(List<Orders.Foreign> foreign) {}

    @Override
    public void noted(Discovery discovery) {}

    @Override
    public void batching(List<BatcherReport> batchers) {}

    @Override
    public void rebalanced(Cycle cycle) {}

    @Override
    public void problem(String sentence) {
      throw new UserError(sentence); // what is measured would not be this policy any more
    }

    @Override
    public void waiting(double cash, double incomePerSecond, long nextInMs) {}
  }
}
