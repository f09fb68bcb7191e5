package hgw.game.simulated;

import hgw.economy.Operation;
import hgw.economy.TargetState;
import hgw.economy.batch.BatchMind;
import hgw.economy.batch.BatchOrders;
import hgw.economy.batch.Start;
import hgw.economy.batch.View;
import hgw.economy.batch.WorkerRam;
import hgw.game.BatcherReport;
import hgw.network.Script;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mind of a batcher: what {@code hgw-batcher.js} does around its decisions. */
final class BatcherMind implements Mind {
  /** It looks for new orders no more often than this. */
  private static final double ORDERS_EVERY_MS = 1000;

  /** What a worker had to say. */
  private record Word(long process, boolean done) {}

  private final String target;
  private final BatchOrders launched;
  private final List<Word> inbox = new ArrayList<>();
  private @Nullable BatchOrders told;
  private @Nullable BatchMind mind;
  private @Nullable Hands hands;
  private @Nullable SteadyFlow flow;
  private int workers;
  private double ordersMs;

  BatcherMind(String target, BatchOrders orders) {
    this.target = target;
    this.launched = orders;
  }

  @Override
  public void begin(Hands hands) {
    if (launched.grants().isEmpty()) {
      hands.finish();
      return;
    }
    TargetState state = hands.target(target);
    this.hands = hands;
    ordersMs = hands.nowMs();
    mind = new BatchMind(launched, state.minSec(), state.maxMoney(), hands.nowMs());
    act(mind, hands);
  }

  @Override
  public void woken(double dueMs, Hands hands) {
    if (mind != null) {
      mind.woken(hands.nowMs(), dueMs, true);
      act(mind, hands);
    }
  }

  /** Its workers go on; what they say is heard by nobody. */
  @Override
  public void killed(Hands hands) {
    this.hands = null;
  }

  /** Leave orders for it, newer than those before. */
  void tell(BatchOrders orders) {
    told = orders;
  }

  /** The orders that were left for it last. */
  BatchOrders newest() {
    if (told != null) {
      return told;
    }
    return mind == null ? launched : mind.orders();
  }

  /** How it fares; null if it had nothing to work with. */
  @Nullable BatcherReport report() {
    if (mind == null || hands == null) {
      return null;
    }
    return flow == null
        ? BatcherReport.of(target, mind)
        : flow.report(mind, hands.target(target), hands.player());
  }

  /** Hear how a worker ended. */
  void hear(long process, boolean done) {
    if (hands != null) {
      inbox.add(new Word(process, done));
      if (inbox.size() == 1) {
        hands.soon(this::readInbox);
      }
    }
  }

  private void readInbox() {
    if (mind == null || hands == null) {
      return;
    }
    boolean alone = inbox.size() == 1;
    View after = look(hands);
    mind.woken(after.nowMs(), mind.dueOf(inbox.get(0).process), false);
    workers -= inbox.size();
    for (Word word : inbox) {
      mind.ended(word.process, word.done, after, alone);
    }
    inbox.clear();
    act(mind, hands);
  }

  private View look(Hands hands) {
    TargetState state = hands.target(target);
    return new View(
        hands.nowMs(),
        state.hackTime(hands.player()),
        hands.player().hackingLevel(),
        state.sec(),
        state.money());
  }

  private void act(BatchMind mind, Hands hands) {
    if (hands.nowMs() - ordersMs >= ORDERS_EVERY_MS) {
      ordersMs = hands.nowMs();
      if (told != null && told.stamp() > mind.orders().stamp()) {
        mind.obey(told);
      }
      told = null;
    }
    if (flow == null && SteadyFlow.begins(mind, hands.target(target), hands)) {
      flow = new SteadyFlow(hands.target(target).server());
    }
    if (flow != null) { // first what is in flight lands
      hands.wakeAt(hands.nowMs() + (workers > 0 ? ORDERS_EVERY_MS : flow.go(mind.orders(), hands)));
      return;
    }
    BatchMind.Decision decision = mind.decide(look(hands));
    for (Start start : decision.starts()) {
      long process =
          hands.launch(
              start.runner(),
              scriptOf(start.kind()),
              target,
              start.threads(),
              WorkerRam.of(start.kind()),
              new WorkerMind(target, start, this));
      if (process > 0) {
        workers++;
        mind.begun(start, process);
      } else {
        mind.refused(start, hands.nowMs());
      }
    }
    hands.wakeAt(decision.wakeMs());
  }

  private static Script.Kind scriptOf(Operation.Kind kind) {
    return switch (kind) {
      case HACK -> Script.Kind.HACK;
      case GROW -> Script.Kind.GROW;
      case WEAKEN -> Script.Kind.WEAKEN;
    };
  }
}
