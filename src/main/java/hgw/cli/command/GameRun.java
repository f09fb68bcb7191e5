package hgw.cli.command;

import hgw.cli.text.Style;
import hgw.dashboard.Api;
import hgw.game.Game;
import hgw.game.live.LiveGame;
import hgw.game.simulated.SimulatedGame;
import hgw.hub.AccessKey;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.orchestrator.Orchestrator;
import hgw.planner.Rules;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
    GameText text = new GameText(options, out, err, style);
    Game game =
        options.simulate()
            ? new SimulatedGame(
                new Sources(options, err).network(), options.hours(), options.speed(), 1)
            : new LiveGame();
    Orchestrator orchestrator = new Orchestrator(game, rules::planner, options.choices(), text);
    if (game instanceof LiveGame live) {
      endCleanly(game);
      try (Hub hub = listen(options, List.of(live.mount(), new Api(orchestrator)))) {
        invite(hub, err);
        orchestrator.run(options.once());
      }
    } else {
      orchestrator.run(options.once());
    }
    text.end();
  }

  /** Start the server that the live game connects to. */
  static Hub listen(Options options, List<Mount> mounts) {
    return Hub.start(options.port(), AccessKey.load(System.getenv()), options.origins(), mounts);
  }

  /** Say what to paste into the game's terminal. */
  static void invite(Hub hub, PrintStream err) {
    err.println(
        "Waiting for the game. Paste these two lines into its terminal, one after the other:");
    err.println();
    LiveGame.terminalLines(hub).forEach(line -> err.println("    " + line));
    err.println();
    err.flush();
  }

  /** Let Ctrl-C end the work between two cycles; the loops go on in the game. */
  private static void endCleanly(Game game) {
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
