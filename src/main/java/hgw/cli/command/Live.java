package hgw.cli.command;

import static hgw.cli.command.OptionTable.ONCE;
import static hgw.cli.command.OptionTable.SET;

import hgw.UserError;
import hgw.cli.text.GameText;
import hgw.cli.text.Terminal;
import hgw.dashboard.Api;
import hgw.dashboard.Metrics;
import hgw.dashboard.MetricsReporter;
import hgw.dashboard.PageReporter;
import hgw.dashboard.PageState;
import hgw.game.live.LiveGame;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Policy;
import hgw.orchestrator.Reporter;
import hgw.planner.Choices;
import hgw.planner.Planner;
import hgw.workbench.edit.EditListener;
import hgw.workbench.edit.Editing;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Orchestrates the live game, and reports. */
final class Live implements Command {
  static final Usage USAGE =
      Usage.chosen("the live game", "hgw", "orchestrate the live game", Live::new)
          .takes(ChoicesOptions.ROWS)
          .takes(RulesOptions.ROWS)
          .takes(SourceOptions.ROWS)
          .without(SET, "is for a dry run of the live game: add --dry")
          .takes(LiveOptions.ROWS)
          .takes(ServedPage.ROWS)
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
    if (once) {
      ServedPage.refuseToOpen(line);
    }
    Choices choices = ChoicesOptions.choices(line, terminal);
    Findings findings = new Findings(terminal);
    Planner planner = RulesOptions.planner(line, choices, findings); // told now, not when connected
    Reporter reporter =
        new Exporter(
            GameText.live(terminal, once),
            network -> SourceOptions.export(line, network, terminal));
    LiveGame game = new LiveGame();
    CountDownLatch done = endCleanly(game);
    try (Recording recording = Recording.live(terminal)) {
      Reporter heard = recording.hearing(reporter);
      Policy policy = new Policy(planner, choices);
      if (once) {
        orchestrateOnce(game, policy, heard, findings);
      } else {
        orchestrate(game, policy, heard, findings);
      }
      if (once) {
        terminal.clear();
      } else {
        terminal.say("ended; the loops go on in the game.");
      }
    } finally {
      done.countDown();
    }
  }

  /** Bring together the game, its orchestrator, the page and who asks, and work to the end. */
  private void orchestrate(LiveGame game, Policy policy, Reporter reporter, Findings findings)
      throws InterruptedException {
    MetricsReporter counted = new MetricsReporter(reporter);
    PageReporter shown =
        new PageReporter(
            counted, PageState.About.live(), System::currentTimeMillis, game::connected);
    Editing editing = editing(policy, findings, shown);
    Orchestrator orchestrator = new Orchestrator(game, policy, editing.hearing(shown));
    try (editing;
        ServedPage page =
            ServedPage.start(
                line,
                LiveOptions.of(line),
                terminal,
                shown,
                orchestrator,
                editing,
                List.of(game.mount(), new Metrics(counted, shown)))) {
      shown.toPaste(LiveGame.terminalLines(page.hub()));
      LiveSource.tellLines(page.hub(), terminal);
      RulesOptions.begin(editing, orchestrator);
      orchestrator.run(false);
    }
  }

  /** Bring together the game and its orchestrator, for one rebalance. */
  private void orchestrateOnce(LiveGame game, Policy policy, Reporter reporter, Findings findings)
      throws InterruptedException {
    Editing editing = editing(policy, findings, EditListener.NONE);
    Orchestrator orchestrator = new Orchestrator(game, policy, editing.hearing(reporter));
    List<Mount> mounts = List.of(game.mount(), new Api(orchestrator));
    try (Hub hub = LiveSource.listen(LiveOptions.of(line), mounts);
        editing) {
      LiveSource.tellLines(hub, terminal);
      RulesOptions.begin(editing, orchestrator);
      orchestrator.run(true);
    }
  }

  private Editing editing(Policy policy, Findings findings, EditListener listener) {
    EditTeller teller =
        new EditTeller(terminal, findings, "the live game", RulesOptions.editText());
    return RulesOptions.editing(line, policy, teller.and(listener));
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
