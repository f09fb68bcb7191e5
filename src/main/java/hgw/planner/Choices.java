package hgw.planner;

/**
 * What the player chose for every plan, whatever the network: the command line makes it, the
 * planner makes the fact {@link hgw.facts.Settings} of it. Immutable.
 *
 * @param score name of the score model
 * @param money ratio 0..1 of its maximum money to which a loop grows its target before it hacks
 * @param hack fraction 0..1 of the money that one hack takes
 * @param epsilon security above the minimum that a loop tolerates before it weakens
 * @param restart what a rebalance kills and launches anew
 * @param intervalMs ms between two rebalances
 * @param horizon hours that a plan looks ahead when it weighs incomes
 */
public record Choices(
    String score,
    Choice<Double> money,
    Choice<Double> hack,
    Choice<Double> epsilon,
    Choice<Restart> restart,
    long intervalMs,
    double horizon) {

  /** What a rebalance kills and launches anew. */
  public enum Restart {
    /** Every loop. */
    ALL,
    /** Loops that the plan changes. */
    CHANGED
  }

  /** Least time between two rebalances, in ms. */
  public static final long MIN_INTERVAL_MS = 60_000;

  /** Most time between two rebalances, in ms: 30 days. */
  public static final long MAX_INTERVAL_MS = 2_592_000_000L;

  /** What holds where the player chooses nothing. */
  public static final Choices USUAL =
      new Choices(
          "moneyChanceTime",
          Choice.usual(0.9),
          Choice.usual(0.5),
          Choice.usual(1.0),
          Choice.usual(Restart.ALL),
          1_800_000,
          3);

  /** Return these choices with the score model that every shipped pack has. */
  public Choices usualScore() {
    return withScore(USUAL.score);
  }

  /** Return these choices with another score model. */
  public Choices withScore(String score) {
    return new Choices(score, money, hack, epsilon, restart, intervalMs, horizon);
  }

  /** Return these choices with money, hack and epsilon as the player gave them. */
  public Choices withLoop(double money, double hack, double epsilon) {
    return new Choices(
        score,
        Choice.given(money),
        Choice.given(hack),
        Choice.given(epsilon),
        restart,
        intervalMs,
        horizon);
  }

  /** Return these choices with what a rebalance restarts as the player gave it. */
  public Choices withRestart(Restart restart) {
    return new Choices(score, money, hack, epsilon, Choice.given(restart), intervalMs, horizon);
  }

  /** Return these choices with another time between two rebalances, in ms. */
  public Choices withIntervalMs(long intervalMs) {
    return new Choices(score, money, hack, epsilon, restart, intervalMs, horizon);
  }
}
