package hgw.cli.command;

import static hgw.cli.command.OptionTable.OPEN;
import static hgw.cli.command.OptionTable.PORT;

import hgw.UserError;
import hgw.cli.text.ExplanationText;
import hgw.cli.text.Style;
import hgw.cli.text.Terminal;
import hgw.dashboard.Api;
import hgw.dashboard.Changes;
import hgw.dashboard.Explanations;
import hgw.dashboard.Page;
import hgw.dashboard.PageReporter;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.orchestrator.Orchestrator;
import hgw.workbench.edit.Editing;
import java.util.ArrayList;
import java.util.List;

/** A game's page, on a hub of its own. */
final class ServedPage implements AutoCloseable {
  static final List<OptionRow<?>> ROWS = List.of(PORT, OPEN);

  private final Hub hub;
  private final Page page;

  private ServedPage(Hub hub, Page page) {
    this.hub = hub;
    this.page = page;
  }

  /**
   * Serve the page, say how to open it, and open it if that is wanted.
   *
   * @param more what else answers on the hub
   */
  static ServedPage start(
      Line line,
      LiveOptions options,
      Terminal terminal,
      PageReporter reporter,
      Orchestrator orchestrator,
      Editing editing,
      List<Mount> more)
      throws InterruptedException {
    Page page = new Page(reporter, orchestrator);
    List<Mount> mounts = new ArrayList<>(more);
    mounts.add(new Api(orchestrator));
    mounts.add(new Changes(editing, orchestrator));
    mounts.add(new Explanations(orchestrator, why -> ExplanationText.of(why, Style.PLAIN)));
    mounts.add(page);
    Hub hub = LiveSource.listen(options, mounts);
    terminal.tell("The page of this game; the link lets one browser in:");
    terminal.tell(hub.pageLink());
    hub.whenTurnedAway(
        () -> terminal.say("a browser asked for the page. If it was yours: " + hub.pageLink()));
    if (line.has(OPEN) && !Browser.open(hub.pageLink())) {
      terminal.say(OPEN.flag() + ": the browser could not be opened. Open the link above by hand.");
    }
    return new ServedPage(hub, page);
  }

  /**
   * Refuse to open the page of a game that has none.
   *
   * @throws UserError if that is wanted
   */
  static void refuseToOpen(Line line) {
    if (line.has(OPEN)) {
      throw new UserError("--open opens the page, which --once has not: leave one of them out.");
    }
  }

  Hub hub() {
    return hub;
  }

  /** Wait for as long as a browser shows the page. */
  void awaitUnwatched() throws InterruptedException {
    while (page.watched()) {
      Thread.sleep(200);
    }
  }

  @Override
  public void close() {
    page.close();
    hub.close();
  }
}
