package hgw.game.simulated;

import hgw.economy.LoopDecisions;
import hgw.economy.Operation;

/** The mind of a loop: one operation at a time, on one target. */
final class LoopMind implements Mind {
  private final String target;
  private final LoopDecisions decisions;

  LoopMind(String target, LoopDecisions decisions) {
    this.target = target;
    this.decisions = decisions;
  }

  @Override
  public void begin(Hands hands) {
    hands.start(target, decisions.next(hands.target(target)));
  }

  @Override
  public void ended(Result result, Hands hands) {
    if (result.operation().kind() == Operation.Kind.HACK) {
      decisions.hacked(result.stolen(), result.moneyBefore(), result.security());
    }
    begin(hands);
  }
}
