package hgw.cli.command;

import hgw.cli.text.Terminal;
import hgw.history.History;
import hgw.history.RecordedGame;
import hgw.history.Recorder;
import hgw.orchestrator.Reporter;
import hgw.trial.Trial;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Has the rebalances of a game recorded in the history, or not. Used by one thread. */
final class Recording implements AutoCloseable {
  private final @Nullable Function<Reporter, Recorder> maker;
  private @Nullable Recorder recorder;

  private Recording(@Nullable Function<Reporter, Recorder> maker) {
    this.maker = maker;
  }

  /** Record nothing. */
  static Recording none() {
    return new Recording(null);
  }

  /** Record the live game. */
  static Recording live(Terminal terminal) {
    return new Recording(
        next ->
            new Recorder(
                next,
                History.file(System.getenv()),
                RecordedGame.LIVE,
                Recorder.Times.LIVE,
                terminal::say));
  }

  /**
   * Record a simulated game, from here on.
   *
   * @param source where its servers came from
   */
  static Recording simulated(String source, Trial trial, Terminal terminal) {
    long ms = Math.round(trial.hours() * TimeUnit.HOURS.toMillis(1));
    Recorder.Times times = Recorder.Times.simulated(ms, trial::msPassed);
    return new Recording(
        next ->
            new Recorder(
                next,
                History.file(System.getenv()),
                new RecordedGame(source, true),
                times,
                terminal::say));
  }

  /** Record what a reporter hears, after it. */
  Reporter hearing(Reporter next) {
    if (maker == null) {
      return next;
    }
    recorder = maker.apply(next);
    return recorder;
  }

  @Override
  public void close() {
    if (recorder != null) {
      recorder.close();
    }
  }
}
