package hgw.history;

import hgw.game.Telemetry;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Reporter;
import hgw.orchestrator.ReporterChain;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Records every rebalance of a game, before it is reported, and what was earned until the next.
 * Where that fails it warns once, and the game goes on. Used by the orchestrator's thread.
 */
public final class Recorder extends ReporterChain implements AutoCloseable {
  /** How much of what was earned a crash may take, in real ms. */
  static final long SAVE_EVERY_MS = TimeUnit.MINUTES.toMillis(5);

  private final Path file;
  private final RecordedGame game;
  private final Times times;
  private final Consumer<String> warning;
  private final Pruning pruning;

  private @Nullable Connection connection;
  private @Nullable RecordWriter writer;
  private @Nullable Period period;
  private long savedAt;
  private String warned = "";

  /**
   * The times that a recorder asks for, in ms since 1970.
   *
   * @param game of the game; that of a simulated one is dated back
   * @param real of the world, by which records grow old
   */
  public record Times(LongSupplier game, LongSupplier real) {
    /** Those of a live game. */
    public static final Times LIVE =
        new Times(System::currentTimeMillis, System::currentTimeMillis);

    /**
     * Those of a simulated game, which counts as if it ended now.
     *
     * @param ms that it lasts
     * @param passed tells how many ms of it have passed
     */
    public static Times simulated(long ms, LongSupplier passed) {
      long began = System.currentTimeMillis() - ms;
      return new Times(() -> began + passed.getAsLong(), System::currentTimeMillis);
    }
  }

  /**
   * Record a game.
   *
   * @param next hears all, too
   * @param file of the history; see {@link History#file}
   * @param warning hears a sentence where nothing can be recorded
   */
  public Recorder(
      Reporter next, Path file, RecordedGame game, Times times, Consumer<String> warning) {
    this(next, file, game, times, warning, Pruning.USUAL);
  }

  Recorder(
      Reporter next,
      Path file,
      RecordedGame game,
      Times times,
      Consumer<String> warning,
      Pruning pruning) {
    super(next);
    this.file = file;
    this.game = game;
    this.times = times;
    this.warning = warning;
    this.pruning = pruning;
  }

  @Override
  public void rebalanced(Cycle cycle) {
    Period before = period;
    long at = times.game().getAsLong();
    period = null; // if this one cannot be recorded, what it earns is not the last one's
    attempt(
        open -> {
          if (before != null) {
            open.measured(before);
          }
          period = new Period(open.add(at, cycle), at, cycle, before);
        },
        true);
    super.rebalanced(cycle); // now nothing is left to do, should the player end hgw
  }

  @Override
  public void fared(Telemetry telemetry) {
    super.fared(telemetry);
    Period current = period;
    if (current != null) {
      current.fared(times.game().getAsLong(), telemetry);
      if (times.real().getAsLong() - savedAt >= SAVE_EVERY_MS) {
        attempt(open -> open.measured(current), false);
      }
    }
  }

  /** Write what was measured last. */
  @Override
  public void close() {
    Period current = period;
    if (current != null) {
      attempt(open -> open.measured(current), false);
    }
    disconnect();
  }

  /** Something to be written. */
  private interface Writing {
    void to(RecordWriter writer) throws SQLException;
  }

  private void attempt(Writing writing, boolean prune) {
    savedAt = times.real().getAsLong();
    try {
      RecordWriter open = connected();
      Connection to = Objects.requireNonNull(connection);
      Store.inTransaction(
          to,
          any -> {
            writing.to(open);
            if (prune) {
              pruning.prune(to, savedAt);
            }
          });
      warned = "";
    } catch (HistoryException e) {
      warn(String.valueOf(e.getMessage()));
    } catch (SQLException | RuntimeException e) {
      disconnect();
      warn(String.valueOf(Trouble.of(file, e).getMessage()));
    }
  }

  private RecordWriter connected() throws HistoryException {
    if (writer == null) {
      connection = Store.forWriting(file);
      writer = new RecordWriter(connection, game, savedAt);
    }
    return writer;
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    writer = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (SQLException e) {
      warn(String.valueOf(Trouble.of(file, e).getMessage()));
    }
  }

  private void warn(String sentence) {
    if (!sentence.equals(warned)) {
      warning.accept(sentence + " Nothing is recorded; hgw goes on.");
      warned = sentence;
    }
  }
}
