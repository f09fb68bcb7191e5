package hgw.economy.batch;

import hgw.economy.Operation.Kind;
import hgw.network.Grant;
import java.util.ArrayList;
import java.util.List;

/** All RAM of one batcher, in the order of its grants; what is no longer granted at the end. */
final class Holds {
  private final List<Hold> holds = new ArrayList<>();
  private final List<Hold> promised = new ArrayList<>();
  private long[] free = {};
  private double wholeRam;
  private long largest;
  private double doubtedUntilMs;

  /** Workers of an operation on one runner. */
  record Piece(Hold hold, long threads) {}

  /** Take other grants. Workers on RAM that is no longer granted end by themselves. */
  void grant(List<Grant> grants) {
    List<Hold> before = List.copyOf(holds);
    holds.clear();
    for (Grant grant : grants) {
      Hold hold = of(grant.runner(), before);
      hold.grant(grant.ram());
      holds.add(hold);
    }
    for (Hold old : before) {
      if (!holds.contains(old) && old.held() > 0) {
        old.withdraw();
        holds.add(old);
      }
    }
    free = new long[holds.size()];
    wholeRam = 0;
    largest = 0;
    for (Hold hold : holds) {
      long threads = hold.wholeThreads(Double.POSITIVE_INFINITY);
      wholeRam += threads * WorkerRam.PLANNED;
      largest = Math.max(largest, threads);
    }
  }

  private static Hold of(String runner, List<Hold> before) {
    return before.stream()
        .filter(hold -> hold.runner().equals(runner))
        .findFirst()
        .orElseGet(() -> new Hold(runner));
  }

  /** Note that a runner refused a worker. */
  void refuse(Start start, double nowMs) {
    double untilMs = start.hold().refuse(start.kind(), start.threads(), nowMs);
    doubtedUntilMs = Math.max(doubtedUntilMs, untilMs);
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
    if (doubtedUntilMs <= nowMs) {
      return wholeRam;
    }
    double ram = 0;
    for (Hold hold : holds) {
      ram += hold.wholeThreads(nowMs) * WorkerRam.PLANNED;
    }
    return ram;
  }

  /** Threads of the largest runner. */
  long largest(double nowMs) {
    if (doubtedUntilMs <= nowMs) {
      return largest;
    }
    long most = 0;
    for (Hold hold : holds) {
      most = Math.max(most, hold.wholeThreads(nowMs));
    }
    return most;
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
