package hgw.economy.batch;

import hgw.economy.Operation.Kind;
import java.util.List;

/**
 * Tells whether batches fit in some RAM at every moment until they have landed. It is asked before
 * every batch for a while after a level-up, and there may be thousands: so it walks arrays.
 */
final class Room {
  private double[] land = {};
  private double[] weakens = {};
  private final Reach hacks = new Reach(Kind.HACK);
  private final Reach grows = new Reach(Kind.GROW);

  /** Operations of a kind that are in flight at one moment. */
  private static final class Reach {
    private final Kind kind;
    private double[] certain = {}; // when its batch lands; long ago for one that has begun
    private double[] ram = {};
    private double ms;
    private double held;
    private int end;

    Reach(Kind kind) {
      this.kind = kind;
    }

    void begin(int count, double durationMs) {
      if (ram.length < count) {
        ram = new double[2 * count];
        certain = new double[2 * count];
      }
      ms = durationMs;
      held = 0;
      end = 0;
    }

    void set(int at, Batch batch) {
      certain[at] = batch.begun(kind) ? Double.NEGATIVE_INFINITY : batch.landMs;
      ram[at] = batch.ram(kind);
    }

    /** GB in flight just before a batch lands. */
    double before(double landMs, double earlyMs, int count) {
      double reach = landMs + ms + earlyMs;
      while (end < count && certain[end] <= reach) {
        held += ram[end++];
      }
      return held;
    }

    void landed(int at) {
      held -= ram[at];
    }
  }

  /** See {@link Pipeline#fits}. */
  boolean fits(List<Batch> batches, Batch more, double hackMs, double earlyMs, double ram) {
    int count = batches.size() + 1;
    if (land.length < count) {
      land = new double[2 * count];
      weakens = new double[2 * count];
    }
    hacks.begin(count, Kind.HACK.hackTimes() * hackMs);
    grows.begin(count, Kind.GROW.hackTimes() * hackMs);
    double held = 0; // by the weakens of all that have not landed
    for (int at = 0; at < count; at++) {
      Batch batch = at < count - 1 ? batches.get(at) : more;
      land[at] = batch.landMs;
      weakens[at] = batch.ram(Kind.WEAKEN);
      hacks.set(at, batch);
      grows.set(at, batch);
      held += weakens[at];
    }
    for (int at = 0; at < count; at++) { // RAM is fullest just before a landing
      double flying =
          hacks.before(land[at], earlyMs, count) + grows.before(land[at], earlyMs, count);
      if (flying + held > ram) {
        return false;
      }
      hacks.landed(at);
      grows.landed(at);
      held -= weakens[at];
    }
    return true;
  }
}
