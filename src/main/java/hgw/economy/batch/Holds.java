package hgw.economy.batch;

import hgw.economy.Operation.Kind;
import hgw.network.Grant;
import java.util.ArrayList;
import java.util.List;

/** All RAM of one batcher, in the order of its grants; what is no longer granted at the end. */
final class Holds {
  private static final double SHUT_MS = 10_000;

  private final List<Hold> holds = new ArrayList<>();
  private final List<Hold> promised = new ArrayList<>();
  private long[] free = {};
  private double wholeRam;
  private long largest;
  private double lastShutMs;

  /** Workers of an operation on one runner. */
  record Piece(Hold hold, long threads) {}

  /** Take other grants. Workers on RAM that is no longer granted end by themselves. */
  void grant(List<Grant> grants) {
    List<Hold> before = List.copyOf(holds);
    holds.clear();
    for (Grant grant : grants) {
      Hold hold = of(grant.runner(), before);
      hold.grant(grant.ram());
      hold.shut(0);
      holds.add(hold);
    }
    for (Hold old : before) {
      if (!holds.contains(old) && old.held() > 0) {
        old.grant(0);
        holds.add(old);
      }
    }
    free = new long[holds.size()];
    wholeRam = 0;
    largest = 0;
    for (Hold hold : holds) {
      wholeRam += hold.wholeThreads() * WorkerRam.PLANNED;
      largest = Math.max(largest, hold.wholeThreads());
    }
  }

  private static Hold of(String runner, List<Hold> before) {
    return before.stream()
        .filter(hold -> hold.runner().equals(runner))
        .findFirst()
        .orElseGet(() -> new Hold(runner));
  }

  /** Leave a runner alone for a while that refused a worker. */
  void shut(Hold hold, double nowMs) {
    hold.shut(nowMs + SHUT_MS);
    lastShutMs = nowMs + SHUT_MS;
  }

  /** Promise room to workers, until they are started or refused. */
  void promise(Piece piece, Kind kind) {
    piece.hold.promise(kind, piece.threads);
    promised.add(piece.hold);
  }

  /** Forget what was promised: it is started, or refused. */
  void forgetPromises() {
    promised.forEach(Hold::forgetPromise);
    promised.clear();
  }

  /** GB that workers can use of the grants: a runner's remainder below a thread is lost. */
  double capacity(double nowMs) {
    if (lastShutMs <= nowMs) {
      return wholeRam;
    }
    double ram = 0;
    for (Hold hold : holds) {
      if (hold.open(nowMs)) {
        ram += hold.wholeThreads() * WorkerRam.PLANNED;
      }
    }
    return ram;
  }

  /** Threads of the largest grant. */
  long largest() {
    return largest;
  }

  /** GB granted. */
  double granted() {
    double ram = 0;
    for (Hold hold : holds) {
      ram += hold.granted();
    }
    return ram;
  }

  /** GB that workers fill. */
  double held() {
    double ram = 0;
    for (Hold hold : holds) {
      ram += hold.held();
    }
    return ram;
  }

  /** Threads of a kind for which there is room, in pieces. */
  long freeThreads(Kind kind, double nowMs) {
    long threads = 0;
    for (Hold hold : holds) {
      threads += hold.freeThreads(kind, nowMs);
    }
    return threads;
  }

  /**
   * Find room for an operation: whole on the runner where it leaves least, else in as few pieces as
   * possible, the largest first.
   *
   * @return empty if there is no room for all
   */
  List<Piece> place(Kind kind, long threads, double nowMs) {
    for (int i = 0; i < free.length; i++) {
      free[i] = holds.get(i).freeThreads(kind, nowMs);
    }
    List<Piece> pieces = new ArrayList<>(1);
    long left = threads;
    while (left > 0) {
      int at = best(left);
      if (at < 0) {
        return List.of();
      }
      long taken = Math.min(left, free[at]);
      pieces.add(new Piece(holds.get(at), taken));
      free[at] = 0;
      left -= taken;
    }
    return pieces;
  }

  private int best(long threads) {
    int at = -1;
    for (int i = 0; i < free.length; i++) {
      if (free[i] > 0 && (at < 0 || better(free[i], free[at], threads))) {
        at = i;
      }
    }
    return at;
  }

  private static boolean better(long one, long other, long threads) {
    return other >= threads ? one >= threads && one < other : one > other;
  }
}
