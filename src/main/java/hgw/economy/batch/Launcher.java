package hgw.economy.batch;

import hgw.economy.Operation.Kind;
import java.util.ArrayList;
import java.util.List;

/** Finds room for operations, and collects what is to be started at one moment. */
final class Launcher {
  private final Holds holds;
  private final Pipeline batches;
  private List<Start> starts = List.of();

  Launcher(Holds holds, Pipeline batches) {
    this.holds = holds;
    this.batches = batches;
  }

  /** Begin anew: what was to be started is started, or refused. */
  void begin() {
    starts = new ArrayList<>(2);
    holds.forgetPromises();
  }

  /** What is to be started, in this order. */
  List<Start> starts() {
    return starts;
  }

  /**
   * Start an operation, in as many pieces as it takes. Without room for all of it, the batch is
   * lost; one that has not even its weaken is none yet.
   *
   * @param slack how late it may be, in ms
   * @return whether there was room
   */
  boolean launch(View view, Batch batch, Kind kind, double slack) {
    List<Holds.Piece> pieces = holds.place(kind, batch.threads(kind), view.nowMs());
    double land = batch.landing(kind);
    double duration = kind.hackTimes() * view.hackMs();
    for (Holds.Piece piece : pieces) {
      holds.promise(piece, kind);
      starts.add(new Start(kind, piece.threads(), land, duration, slack, batch, piece.hold()));
    }
    if (pieces.isEmpty() && kind != Kind.WEAKEN) {
      batches.lose(batch);
    }
    return !pieces.isEmpty();
  }
}
