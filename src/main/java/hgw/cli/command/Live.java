package hgw.cli.command;

import static hgw.cli.command.OptionTable.ONCE;
import static hgw.cli.command.OptionTable.SET;

import hgw.UserError;
import hgw.cli.text.GameText;
import hgw.cli.text.Terminal;
import hgw.dashboard.Api;
import hgw.game.live.LiveGame;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Reporter;
import hgw.planner.Choices;
import hgw.planner.Planner;
import hgw.planner.Rules;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Orchestrates the live game, and reports. */
final class Live implements Command {
  static final Usage USAGE =
      Usage.chosen("the live game", "hgw", "orchestrate the live game", Live::new)
          .takes(ChoicesOptions.ROWS)
          .takes(RulesOptions.ROWS)
          .takes(SourceOptions.ROWS)
          .without(SET, "is for a dry run of the live game: add --dry")
          .takes(LiveOptions.ROWS)
          .takes(ONCE)
          .takes(OutputOptions.ROWS);

  /** Twice this, and the third of a second for which Java then waits for its threads. */
  private static final long GRACE_MS = 80;

  private final Line line;
  private final Terminal terminal;
  private final boolean once;

  private Live(Line line, Terminal terminal) {
    this.line = line;
    this.terminal = OutputOptions.terminal(line, terminal);
    this.once = line.has(ONCE);
    if (this.terminal.json() && !once) {
      throw new UserError("--format json needs one result: add --dry or --once.");
    }
  }

  @Override
  public void run() throws InterruptedException {
    Choices choices = ChoicesOptions.choices(line, terminal);
    Findings findings = new Findings(terminal);
    Rules rules = RulesOptions.rules(line, findings);
    Planner first = rules.planner();
    first.requireScore(choices.score()); // told now, not once the game has connected
    AtomicReference<Planner> used = new AtomicReference<>(first);
    Reporter reporter =
        new Finder(
            new Exporter(
                GameText.live(terminal, once),
                network -> SourceOptions.export(line, network, terminal)),
            cycle ->
                findings.planned(
                    Objects.requireNonNull(used.get()),
                    cycle.plan(),
                    cycle.discovery().network(),
                    choices));
    LiveGame game = new LiveGame();
    CountDownLatch done = endCleanly(game);
    try (Recording recording =
        Recording.live(() -> Objects.requireNonNull(used.get()), choices, terminal)) {
      orchestrate(game, () -> using(rules, used), choices, recording.hearing(reporter));
      if (once) {
        terminal.clear();
      } else {
        terminal.say("ended; the loops go on in the game.");
      }
    } finally {
      done.countDown();
    }
  }

  /** The rules as they are now, and remember them. */
  private static Planner using(Rules rules, AtomicReference<Planner> used) {
    Planner planner = rules.planner();
    used.set(planner);
    return planner;
  }

  /** Bring together the game, its orchestrator and who asks over HTTP, and work to the end. */
  private void orchestrate(
      LiveGame game, Supplier<Planner> planner, Choices choices, Reporter reporter)
      throws InterruptedException {
    Orchestrator orchestrator = new Orchestrator(game, planner, choices, reporter);
    List<Mount> mounts = List.of(game.mount(), new Api(orchestrator));
    Hub hub = LiveSource.listen(LiveOptions.of(line), terminal, mounts);
    try (hub) {
      orchestrator.run(once);
    }
  }

  /**
   * Let Ctrl-C end the work between two cycles; the loops go on in the game. A cycle that takes
   * longer than a player waits is cut off: the next hgw makes it right.
   *
   * @return what to count down when the work is done. The end of this thread would tell nothing: by
   *     then it stands in {@code System.exit} and waits for the very hook that waits here
   */
  private static CountDownLatch endCleanly(LiveGame game) {
    CountDownLatch done = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  game.end();
                  try {
                    if (!done.await(GRACE_MS, TimeUnit.MILLISECONDS)) {
                      game.giveUp();
                      done.await(GRACE_MS, TimeUnit.MILLISECONDS);
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "end"));
    return done;
  }
}
