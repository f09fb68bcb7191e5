package hgw.cli.command;

import hgw.cli.text.Terminal;
import hgw.cli.text.WorldNotes;
import hgw.game.Discovery;
import hgw.game.live.LiveGame;
import hgw.hub.AccessKey;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.network.Network;
import java.util.List;

/** The live game, looked at and not changed. */
record LiveSource(LiveOptions options, Terminal terminal) implements Source {
  @Override
  public String name() {
    return "the live game";
  }

  @Override
  public Network discover() throws InterruptedException {
    LiveGame game = new LiveGame();
    Hub hub = listen(options, List.of(game.mount()));
    try (hub) {
      tellLines(hub, terminal);
      Discovery discovery = game.awaitLook(terminal::say);
      discovery.notes().forEach(terminal::say);
      WorldNotes.of(discovery.network()).forEach(terminal::say);
      return discovery.network();
    }
  }

  /**
   * Listen for the live game.
   *
   * @param mounts who answers
   */
  static Hub listen(LiveOptions options, List<Mount> mounts) {
    return Hub.start(options.port(), AccessKey.load(System.getenv()), options.origins(), mounts);
  }

  /** Say what to paste into the game's terminal. */
  static void tellLines(Hub hub, Terminal terminal) {
    terminal.tell(
        "Waiting for the game. Paste these two lines into its terminal, one after the other:");
    terminal.tell("");
    LiveGame.terminalLines(hub).forEach(line -> terminal.tell("    " + line));
    terminal.tell("");
  }
}
