package hgw.game.simulated;

import hgw.economy.Operation;
import hgw.economy.batch.Start;

/**
 * The mind of a worker, as {@code hgw-hack.js} and its sisters have it: one operation that lands
 * when it should, a word to its batcher, and the end.
 */
final class WorkerMind implements Mind {
  private final String target;
  private final Start start;
  private final BatcherMind batcher;

  WorkerMind(String target, Start start, BatcherMind batcher) {
    this.target = target;
    this.start = start;
    this.batcher = batcher;
  }

  @Override
  public void begin(Hands hands) {
    double waitMs = start.landMs() - start.durationMs() - hands.nowMs();
    if (waitMs < -start.slackMs()) {
      hands.finish();
      batcher.hear(hands.pid(), false);
      return;
    }
    hands.start(target, new Operation(start.kind(), start.threads()), Math.max(0, waitMs));
  }

  @Override
  public void ended(Result result, Hands hands) {
    hands.finish();
    batcher.hear(hands.pid(), true);
  }

  @Override
  public void killed(Hands hands) {
    batcher.hear(hands.pid(), false);
  }
}
