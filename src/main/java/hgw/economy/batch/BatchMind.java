package hgw.economy.batch;

import hgw.economy.Operation.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batcher's mind: the decisions of {@code hgw-batch.js}. Whoever has it asks it what to do,
 * {@link #decide}, and tells it what happens: {@link #begun}, {@link #refused}, {@link #ended},
 * {@link #woken}.
 */
public final class BatchMind {
  /** Weakens in a row that leave the security up: then the pipeline is beyond mending. */
  private static final int ASTRAY = 6;

  /** It looks at its target so often at least. */
  private static final double IDLE_MS = 10_000;

  /** After this, a worker that should have ended is looked for. */
  private static final double GONE_MS = 10_000;

  /** What a batcher is about. */
  public enum State {
    /** The target is weakened and grown. */
    PREPARE,
    /** Batches are in flight, or about to be. */
    BATCH,
    /** A pipeline that cannot be mended lands. */
    MEND
  }

  /**
   * What to do now.
   *
   * @param starts workers to start, in this order
   * @param wakeMs when to look again, if nothing happens before
   */
  public record Decision(List<Start> starts, double wakeMs) {}

  private record Worker(Batch batch, Kind kind, long threads, Hold hold) {}

  private final double minSecurity;
  private final double maxMoney;
  private final Lore lore;
  private final Lateness lateness;
  private final Holds holds = new Holds();
  private final Pipeline batches;
  private final Launcher launcher;
  private final SizeChooser sizes;
  private final Feeder feeder;
  private final Map<Long, Worker> workers = new LinkedHashMap<>();
  private BatchOrders orders;
  private State state = State.PREPARE;
  private int astray;
  private long landed;
  private double sweptMs;

  /**
   * Begin to work.
   *
   * @param minSecurity lowest security of the target
   * @param maxMoney most money that it can hold
   */
  public BatchMind(BatchOrders orders, double minSecurity, double maxMoney, double nowMs) {
    this.orders = orders;
    this.minSecurity = minSecurity;
    this.maxMoney = maxMoney;
    this.lore = new Lore(orders, minSecurity, maxMoney);
    this.lateness = new Lateness(nowMs);
    this.sweptMs = nowMs;
    this.batches = new Pipeline(maxMoney);
    this.launcher = new Launcher(holds, batches);
    this.sizes = new SizeChooser(minSecurity, maxMoney, lore, holds);
    this.feeder = new Feeder(maxMoney, lore, holds, batches, launcher, sizes);
    holds.grant(orders.grants());
  }

  /** Take orders. Workers on RAM that is no longer granted end by themselves. */
  public void obey(BatchOrders orders) {
    this.orders = orders;
    lore.told(orders);
    holds.grant(orders.grants());
  }

  /** The orders that hold now. */
  public BatchOrders orders() {
    return orders;
  }

  /** What it is about. */
  public State state() {
    return state;
  }

  /** Batches in flight. */
  public int inFlight() {
    return batches.size();
  }

  /** Batches that took money as they should. */
  public long landed() {
    return landed;
  }

  /** Batches of which an operation failed, was late or was killed. */
  public long misfires() {
    return batches.misfires();
  }

  /** GB that workers fill. */
  public double held() {
    return holds.held();
  }

  /** GB granted. */
  public double granted() {
    return holds.granted();
  }

  /** The batches of a prepared target as last chosen; null before, and where nothing fits. */
  public @Nullable Sizes plan() {
    return sizes.plan();
  }

  /** How far it looks ahead, in ms. */
  public double lookAhead() {
    return lateness.lookAhead(orders);
  }

  /**
   * Note that it woke.
   *
   * @param dueMs when what woke it, its own timer or a worker's, should have fired
   * @param own whether that was its own timer
   */
  public void woken(double nowMs, double dueMs, boolean own) {
    lateness.woken(nowMs, dueMs, own, orders.leastMs());
  }

  /** When a worker should end; 0 if it is none of this batcher's. */
  public double dueOf(long process) {
    Worker worker = workers.get(process);
    return worker == null ? 0 : worker.batch.landing(worker.kind);
  }

  /** A worker was started. */
  public void begun(Start start, long process) {
    start.hold().take(start.kind(), start.threads());
    start.batch().fly(1);
    workers.put(process, new Worker(start.batch(), start.kind(), start.threads(), start.hold()));
  }

  /**
   * The game did not start a worker: something else fills the runner, a script of the player or
   * workers of a batcher before.
   */
  public void refused(Start start, double nowMs) {
    holds.refuse(start, nowMs);
    batches.lose(start.batch());
  }

  /**
   * A worker ended.
   *
   * @param done whether its operation was carried out; a hack that fails was
   * @param view after it
   * @param alone whether nothing else happened since the last look
   */
  public void ended(long process, boolean done, View view, boolean alone) {
    Worker worker = workers.remove(process);
    if (worker == null) {
      return;
    }
    worker.hold.release(worker.kind, worker.threads);
    worker.batch.fly(-1);
    if (!done) {
      batches.lose(worker.batch);
    } else if (alone) {
      lore.learn(worker.kind, worker.threads, view);
    }
    if (worker.kind == Kind.WEAKEN && done) {
      astray = calm(view) ? 0 : astray + 1;
    }
  }

  private boolean calm(View view) {
    return view.security() <= minSecurity + 1e-6;
  }

  /**
   * Decide what to start now, and when to look again. To be called when {@link #begun}, {@link
   * #refused} and {@link #ended} have been told everything.
   */
  public Decision decide(View view) {
    launcher.begin();
    sweep(view);
    landed += batches.tidy(view.nowMs());
    lore.saw(view);
    double wake = view.nowMs() + IDLE_MS;
    if (state != State.BATCH && workers.isEmpty()) {
      if (calm(view)) {
        state = State.BATCH;
        astray = 0;
        feeder.begin(view.nowMs());
      } else {
        wave(view);
      }
    }
    if (state == State.BATCH) {
      if (calm(view)) {
        wake = Math.min(wake, feeder.feed(orders, view, lookAhead()));
      } else if (workers.isEmpty()) {
        wave(view);
      } else if (astray >= ASTRAY) {
        state = State.MEND;
      }
    }
    return new Decision(launcher.starts(), Math.max(wake, view.nowMs() + 1));
  }

  /**
   * Give up workers that should have ended long ago and did not tell: killed before they began,
   * say. However late timers are, they fire in their order. So where the batcher's own has fired,
   * those of workers that were due before it have, too.
   */
  private void sweep(View view) {
    if (view.nowMs() < sweptMs + GONE_MS) {
      return;
    }
    sweptMs = view.nowMs();
    List<Long> gone = new ArrayList<>();
    workers.forEach(
        (process, worker) -> {
          if (worker.batch.landing(worker.kind) + GONE_MS <= lateness.firedMs()) {
            gone.add(process);
          }
        });
    gone.forEach(process -> ended(process, false, view, false));
  }

  /**
   * Prepare: weaken to the minimum with all RAM. If not all RAM is needed, the rest grows, landing
   * just after the weaken, and is weakened just after.
   */
  private void wave(View view) {
    state = State.PREPARE;
    batches.clear();
    double weakening = lore.weakening();
    long free = holds.freeThreads(Kind.WEAKEN, view.nowMs());
    if (free == 0) {
      return;
    }
    double spacing = Sizes.SPACING_MOST_MS;
    double duration = Kind.WEAKEN.hackTimes() * view.hackMs();
    double land = view.nowMs() + duration + orders.leastMs();
    long needed = (long) Math.ceil((view.security() - minSecurity) / weakening);
    Batch first = new Batch(land, spacing, 0, 0, Math.min(free, needed), 0);
    batches.add(first);
    launcher.launch(view, first, Kind.WEAKEN, Double.POSITIVE_INFINITY);
    first.beginAll();
    long left = free - first.threads(Kind.WEAKEN);
    long wanted = Math.min(growsToTheTop(view), Sizes.GROW_MOST);
    long grows = Sizes.largest(wanted, n -> n + Sizes.weakenThreads(0, n, weakening) <= left);
    if (grows > 0) {
      long weakens = Sizes.weakenThreads(0, grows, weakening);
      Batch second = new Batch(land + 2 * spacing, spacing, 0, grows, weakens, 0);
      batches.add(second);
      launcher.launch(view, second, Kind.WEAKEN, Double.POSITIVE_INFINITY);
      launcher.launch(view, second, Kind.GROW, Double.POSITIVE_INFINITY);
      second.beginAll();
    }
  }

  private long growsToTheTop(View view) {
    double log = StrictMath.log(maxMoney / Math.max(1, Math.min(maxMoney, view.money())));
    return log == 0
        ? 0
        : Sizes.growThreads(log, lore.growth(), minSecurity, holds.largest(view.nowMs())).threads();
  }
}
