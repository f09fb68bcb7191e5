package hgw.economy.batch;

import hgw.economy.Operation.Kind;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Batches in flight, in the order of their landing. There may be thousands, and something is asked
 * at every landing: so it remembers which operations are settled, and what money it foresaw.
 */
final class Pipeline {
  private static final Kind[] KINDS = Kind.values();

  private final double maxMoney;
  private final ArrayList<Batch> batches = new ArrayList<>();

  /** By kind: batches before this one are settled. */
  private final int[] unsettled = new int[KINDS.length];

  private final Room room = new Room();

  private long misfires;

  /** Fraction that a thread takes, as it was foreseen with. */
  private double theft;

  /** Batches of which the money after them may not follow from the money before: a range. */
  private int doubtfulFrom;

  private int doubtfulUntil;

  Pipeline(double maxMoney) {
    this.maxMoney = maxMoney;
  }

  int size() {
    return batches.size();
  }

  void clear() {
    batches.clear();
    unsettled[Kind.HACK.ordinal()] = 0;
    unsettled[Kind.GROW.ordinal()] = 0;
    trust();
  }

  /** Add a batch, which lands after all others. */
  void add(Batch batch) {
    if (!batches.isEmpty()) {
      batch.moneyAfter = batch.after(last().moneyAfter, theft, maxMoney);
    }
    batches.add(batch);
  }

  private Batch last() {
    return batches.get(batches.size() - 1);
  }

  /**
   * Forget batches that are over.
   *
   * @return how many of them took money as they should
   */
  int tidy(double nowMs) {
    int landed = 0;
    int at = 0;
    while (at < batches.size() && batches.get(at).landMs <= nowMs) {
      Batch batch = batches.get(at);
      if (!batch.over(nowMs)) {
        at++;
        continue;
      }
      if (batch.begun(Kind.HACK) && !batch.lost()) {
        landed++;
      }
      remove(at);
    }
    return landed;
  }

  private void remove(int at) {
    batches.remove(at);
    for (int kind = 0; kind < unsettled.length; kind++) {
      if (unsettled[kind] > at) {
        unsettled[kind]--;
      }
    }
    if (doubtfulFrom > at) {
      doubtfulFrom--;
    }
    if (doubtfulUntil > at) {
      doubtfulUntil--;
    }
    if (at > 0) {
      doubt(at);
    }
  }

  /** The first batch of which an operation is still to be started; null if there is none. */
  @Nullable Batch firstUnsettled(Kind kind) {
    int at = unsettled[kind.ordinal()];
    while (at < batches.size() && batches.get(at).settled(kind)) {
      at++;
    }
    unsettled[kind.ordinal()] = at;
    return at < batches.size() ? batches.get(at) : null;
  }

  /** Give up what of a batch is not started yet. */
  void lose(Batch batch) {
    if (!batch.lost()) {
      misfires++;
    }
    batch.lose();
    changed(batch);
  }

  /** Batches that were lost. */
  long misfires() {
    return misfires;
  }

  /** Say that something of a batch has changed: the money after it, perhaps. */
  void changed(Batch batch) {
    int at = firstLanding(batch.landMs);
    if (at < batches.size() && batches.get(at) == batch) {
      doubt(at);
    }
  }

  /** The first batch that lands at a moment or later. */
  private int firstLanding(double moment) {
    int low = 0;
    int high = batches.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (batches.get(middle).landMs < moment) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The latest moment up to the given one at which no landing is near. */
  double safeBefore(double moment, double nowMs) {
    int at = firstLanding(Math.max(moment, nowMs));
    if (at == batches.size()) {
      return moment;
    }
    Batch next = batches.get(at);
    return Math.min(moment, next.landMs - 2.5 * next.spacingMs);
  }

  /** Foresee the money at the end, if all in flight does what it should; see foreseeBefore. */
  double foresee(double money, double theftNow) {
    return foresee(money, theftNow, batches.size());
  }

  /**
   * Foresee the money just before a batch lands, if all in flight does what it should.
   *
   * @param money that is there now
   * @param theftNow fraction that one thread takes
   */
  double foreseeBefore(Batch batch, double money, double theftNow) {
    return foresee(money, theftNow, firstLanding(batch.landMs));
  }

  /**
   * Follow the money from batch to batch, but only until it is what it was the last time: it mostly
   * is the maximum.
   */
  private double foresee(double money, double theftNow, int end) {
    if (theftNow != theft) {
      theft = theftNow;
      doubtfulFrom = 0;
      doubtfulUntil = batches.size();
    }
    double left = money;
    boolean follows = true;
    for (int at = 0; at < end; at++) {
      Batch batch = batches.get(at);
      left = batch.after(left, theft, maxMoney);
      follows = left == batch.moneyAfter;
      batch.moneyAfter = left;
      if (follows && at + 1 < doubtfulFrom) {
        at = Math.min(doubtfulFrom, end) - 1;
        left = batches.get(at).moneyAfter;
      } else if (follows && at + 1 >= doubtfulUntil) {
        left = batches.get(end - 1).moneyAfter;
        break;
      }
    }
    if (doubtfulUntil <= end) {
      trust();
    } else {
      doubtfulFrom = Math.max(doubtfulFrom, end);
    }
    if (!follows && end < batches.size()) {
      doubt(end);
    }
    return left;
  }

  private void doubt(int at) {
    if (doubtfulFrom >= doubtfulUntil) {
      doubtfulFrom = at;
      doubtfulUntil = at + 1;
    } else {
      doubtfulFrom = Math.min(doubtfulFrom, at);
      doubtfulUntil = Math.max(doubtfulUntil, at + 1);
    }
  }

  private void trust() {
    doubtfulFrom = 0;
    doubtfulUntil = 0;
  }

  /**
   * Tell whether one more batch fits at every moment until it has landed. RAM is fullest just
   * before a landing, so those moments are looked at.
   *
   * @param more lands last
   * @param hackMs time of a hack
   * @param earlyMs how long before its time an operation may have to start
   * @param ram GB that there are
   */
  boolean fits(Batch more, double hackMs, double earlyMs, double ram) {
    return room.fits(batches, more, hackMs, earlyMs, ram);
  }
}
