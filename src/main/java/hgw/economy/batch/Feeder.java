package hgw.economy.batch;

import hgw.economy.Operation.Kind;

/**
 * Keeps batches in flight: starts what is due, opens new ones. Only at minimum security, so that
 * every duration is certain.
 */
final class Feeder {
  private static final double SPACING_LEAST_MS = 8;

  private final double maxMoney;
  private final Lore lore;
  private final Holds holds;
  private final Pipeline batches;
  private final Launcher launcher;
  private final SizeChooser sizes;

  /** When the next batch may land. */
  private double nextMs;

  /** Batches that were opened one after another by the same plan. */
  private int alike;

  Feeder(
      double maxMoney,
      Lore lore,
      Holds holds,
      Pipeline batches,
      Launcher launcher,
      SizeChooser sizes) {
    this.maxMoney = maxMoney;
    this.lore = lore;
    this.holds = holds;
    this.batches = batches;
    this.launcher = launcher;
    this.sizes = sizes;
  }

  /** Begin with an empty pipeline. */
  void begin(double nowMs) {
    batches.clear();
    nextMs = nowMs;
  }

  /**
   * Start what is due.
   *
   * @param ahead how far to look ahead, in ms
   * @return when to look again
   */
  double feed(BatchOrders orders, View view, double ahead) {
    double before = startDue(view, ahead);
    int count = batches.size();
    double wake = open(orders, view, ahead);
    // Who looks far ahead may have to start all of a new batch at once.
    return Math.min(wake, batches.size() > count ? startDue(view, ahead) : before);
  }

  private double startDue(View view, double ahead) {
    return Math.min(due(Kind.GROW, view, ahead), due(Kind.HACK, view, ahead));
  }

  /** Start the operations of a kind that are due, and tell when the next one is. */
  private double due(Kind kind, View view, double ahead) {
    double now = view.nowMs();
    for (Batch batch = batches.firstUnsettled(kind);
        batch != null;
        batch = batches.firstUnsettled(kind)) {
      double latest = batch.landing(kind) - kind.hackTimes() * view.hackMs();
      double start = batches.safeBefore(latest, now);
      if (start > now + ahead) {
        return start - ahead; // those behind it are not due either
      }
      boolean late = latest < now - batch.spacingMs / 2;
      if (late || kind == Kind.HACK && !batch.begun(Kind.GROW)) {
        batches.lose(batch);
        continue;
      }
      if (kind == Kind.HACK) {
        batch.setHackThreads(hackThreads(view, batch));
        batches.changed(batch);
      }
      if (batch.threads(kind) > 0) {
        batch.begin(kind);
        launcher.launch(view, batch, kind, batch.spacingMs / 2);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Open batches, weaken first, as long as it is time for one, and tell when it is again. */
  private double open(BatchOrders orders, View view, double ahead) {
    double now = view.nowMs();
    double duration = Kind.WEAKEN.hackTimes() * view.hackMs();
    double early = Sizes.earliness(ahead);
    while (true) {
      double land = Math.max(nextMs, now + duration + ahead / 2);
      double start = batches.safeBefore(land - duration, now);
      if (start > now + ahead) {
        return start - ahead;
      }
      Sizes before = sizes.plan();
      double money = batches.foresee(view.money(), lore.theft(view.level()));
      Sizes next = sizes.next(orders, view, early, money);
      if (sizes.plan() != before) {
        alike = 0;
      }
      if (next == null) {
        return Double.POSITIVE_INFINITY;
      }
      double spacing =
          Math.min(Sizes.SPACING_MOST_MS, Math.max(SPACING_LEAST_MS, next.periodMs() / 6));
      Batch batch =
          new Batch(land, spacing, next.hack(), next.grow(), next.weaken(), next.regrowth());
      boolean planned = next == sizes.plan();
      boolean sure = planned && alike >= batches.size(); // all of one plan fits: the plan does
      if (!sure && !batches.fits(batch, view.hackMs(), early, holds.capacity(now) + 1e-6)
          || !launcher.launch(view, batch, Kind.WEAKEN, spacing / 2)) {
        nextMs = land + next.periodMs() / 8;
        return Math.max(now + 5, nextMs - duration - ahead);
      }
      batch.begin(Kind.WEAKEN);
      batches.add(batch);
      alike = planned ? alike + 1 : 0;
      nextMs = land + next.periodMs();
    }
  }

  /**
   * Threads of a hack that starts now: no more than planned, no more of the money than planned, and
   * no more than the batch's own grow can mend, from the money that is foreseen.
   */
  private long hackThreads(View view, Batch batch) {
    double theft = lore.theft(view.level());
    double money = batches.foreseeBefore(batch, view.money(), theft);
    double mended = StrictMath.exp(-batch.regrowth / ((1 + Sizes.SPARE) / 2));
    double mendable = 1 - maxMoney / Math.max(1, money) * mended;
    long threads = (long) Math.floor(mendable / theft + 1e-9);
    return Math.max(0, Math.min(batch.threads(Kind.HACK), threads));
  }
}
