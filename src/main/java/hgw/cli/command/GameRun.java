package hgw.cli.command;

import hgw.cli.text.Style;
import hgw.game.Game;
import hgw.game.live.AccessKey;
import hgw.game.live.LiveGame;
import hgw.game.simulated.SimulatedGame;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Orchestrator;
import hgw.planner.Rules;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Orchestrates a game, live or simulated, and reports. */
public final class GameRun {
  private final Options options;
  private final PrintStream out;
  private final PrintStream err;
  private final Style style;

  public GameRun(Options options, PrintStream out, PrintStream err, Style style) {
    this.options = options;
    this.out = out;
    this.err = err;
    this.style = style;
  }

  public void run() throws InterruptedException {
    options.notes().forEach(note -> err.println("hgw: " + note));
    if (options.simulate() && !options.once()) {
      new Simulation(options, out, err, style).run();
      return;
    }
    Rules rules = new Rules(options.rules());
    rules.planner().requireScore(options.score()); // told now, not once the game has connected
    if (options.simulate()) {
      var start = new Sources(options, err).network();
      work(
          new SimulatedGame(start, options.hours(), options.speed(), 1),
          rules,
          new AtomicReference<>());
      return;
    }
    AtomicReference<@Nullable Orchestrator> orchestrator = new AtomicReference<>();
    LiveGame game = listen(options, err, orchestrator::get);
    endCleanly(game);
    work(game, rules, orchestrator);
  }

  private void work(Game game, Rules rules, AtomicReference<@Nullable Orchestrator> published)
      throws InterruptedException {
    GameText text = new GameText(options, out, err, style);
    try (game) {
      Orchestrator orchestrator = new Orchestrator(game, rules::planner, options.choices(), text);
      published.set(orchestrator);
      orchestrator.run(options.once());
    }
    text.end();
  }

  /** Listen for the live game and say what to paste into its terminal. */
  public static LiveGame listen(
      Options options, PrintStream err, Supplier<@Nullable Orchestrator> orchestrator) {
    LiveGame game =
        LiveGame.listen(
            options.port(),
            AccessKey.load(System.getenv()),
            options.origins(),
            () -> status(orchestrator.get()));
    err.println(
        "Waiting for the game. Paste these two lines into its terminal, one after the other:");
    err.println();
    game.terminalLines().forEach(line -> err.println("    " + line));
    err.println();
    err.flush();
    return game;
  }

  private static LiveGame.Status status(@Nullable Orchestrator orchestrator) {
    Optional<Cycle> last = orchestrator == null ? Optional.empty() : orchestrator.lastCycle();
    return new LiveGame.Status(GameStatus.of(last), last.map(Cycle::plan).orElse(null));
  }

  /** Let Ctrl-C end the work between two cycles; the loops go on in the game. */
  private static void endCleanly(LiveGame game) {
    Thread worker = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  game.end();
                  try {
                    worker.join(TimeUnit.SECONDS.toMillis(5));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "end"));
  }
}
