package hgw.game.simulated;

import hgw.economy.Operation;
import hgw.economy.SteadyCycle;
import hgw.economy.TargetState;
import hgw.economy.batch.BatchMind;
import hgw.economy.batch.BatchOrders;
import hgw.economy.batch.BatchYield;
import hgw.economy.batch.Sizes;
import hgw.economy.batch.WorkerRam;
import hgw.game.BatcherReport;
import hgw.network.Grant;
import hgw.network.Player;
import hgw.network.Server;
import org.jspecify.annotations.Nullable;

/**
 * Batches on a target so fast that there would be hundreds of thousands of them: once the pipeline
 * is steady they are summed instead of played. What is summed is a batch of the sizes that the
 * batcher would choose, at the level of the moment.
 */
final class SteadyFlow {
  /** Batches that take no longer than this are summed, in ms. */
  private static final double SHORT_MS = 30_000;

  /** The pipeline is steady when so many batches have landed. */
  private static final long STEADY = 200;

  private final Server target;
  private @Nullable BatchOrders orders;
  private int level;
  private BatchYield.@Nullable Pace pace;
  private double landed;

  SteadyFlow(Server target) {
    this.target = target;
  }

  /** Tell whether batches can be summed from now on. */
  static boolean begins(BatchMind mind, TargetState state, Mind.Hands hands) {
    return mind.state() == BatchMind.State.BATCH
        && mind.landed() >= STEADY
        && !hands.throttled()
        && state.duration(hands.player(), Operation.Kind.WEAKEN) < SHORT_MS;
  }

  /**
   * Let batches land for a while.
   *
   * @return ms until this should be called again
   */
  double go(BatchOrders now, Mind.Hands hands) {
    if (now != orders || level != hands.player().hackingLevel()) {
      orders = now;
      level = hands.player().hackingLevel();
      pace = pace(now, hands);
    }
    if (pace == null) {
      return SHORT_MS; // nothing fits in what is granted
    }
    double periodMs = pace.sizes().periodMs();
    double hours = periodMs / 3_600_000;
    SteadyCycle.Cycle batch =
        new SteadyCycle.Cycle(periodMs, pace.dollars() * hours, pace.experience() * hours);
    double ms = hands.repeat(target.host(), batch);
    landed += ms / periodMs;
    return Math.max(periodMs, ms);
  }

  /** Report how the batches fare that are summed. */
  BatcherReport report(BatchMind mind, TargetState state, Player player) {
    BatcherReport played = BatcherReport.of(target.host(), mind);
    if (pace == null) {
      return played;
    }
    Sizes sizes = pace.sizes();
    double weakenMs = state.duration(player, Operation.Kind.WEAKEN);
    return new BatcherReport(
        target.host(),
        mind.state(),
        sizes.fraction(),
        (int) Math.max(1, weakenMs / sizes.periodMs()),
        sizes.periodMs(),
        pace.ram(),
        mind.granted(),
        mind.landed() + (long) landed,
        mind.misfires(),
        mind.lookAhead());
  }

  private BatchYield.@Nullable Pace pace(BatchOrders now, Mind.Hands hands) {
    double largest = now.grants().stream().mapToDouble(Grant::ram).max().orElse(0);
    return new BatchYield(target, hands.player(), now.leastMs())
        .pace(now.ram(), (long) (largest / WorkerRam.PLANNED), now.fraction(), now.depth());
  }
}
