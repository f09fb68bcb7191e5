package hgw.game.simulated;

import hgw.economy.LoopDecisions;
import hgw.economy.Operation;
import hgw.economy.SteadyCycle;
import hgw.economy.TargetState;

/** The mind of a loop: one operation at a time, on one target. */
final class LoopMind implements Mind {
  /** Short operations are played many at a time, for so few ms that a kill loses little. */
  private static final double MOST_MS = 1000;

  private final String target;
  private final LoopDecisions decisions;
  private final SteadyCycle steady = new SteadyCycle();

  LoopMind(String target, LoopDecisions decisions) {
    this.target = target;
    this.decisions = decisions;
  }

  @Override
  public void begin(Hands hands) {
    TargetState state = hands.target(target);
    Operation next = decisions.next(state);
    SteadyCycle.Cycle cycle =
        next.kind() == Operation.Kind.HACK && !hands.throttled()
            ? steady.hacking(state, decisions, hands.player().hackingLevel())
            : null;
    if (cycle == null) {
      double ms = state.duration(hands.player(), next.kind());
      long times =
          ms < SteadyCycle.SHORT_MS && !hands.throttled()
              ? decisions.alike(next, state, hands.player(), (long) (MOST_MS / ms))
              : 1;
      hands.start(target, next.times(times));
    } else {
      hands.repeat(target, cycle, next);
    }
  }

  @Override
  public void ended(Result result, Hands hands) {
    Operation operation = result.operation();
    boolean hack = operation.kind() == Operation.Kind.HACK;
    boolean many = operation.times() > 1;
    if (hack) {
      double successes = many ? operation.times() * result.chance() : 1;
      decisions.hacked(
          successes > 0 ? result.stolen() / successes : 0, result.moneyBefore(), result.security());
    }
    if (result.hacked() || !hack) { // failures count by their chance, not by luck
      double tries = many ? 1 : 1 / result.chance();
      steady.did(
          operation,
          result.ms() * tries,
          result.stolen(),
          result.experience() * (1 + (tries - 1) / 4)); // of a failure a quarter is learned
    }
    begin(hands);
  }
}
