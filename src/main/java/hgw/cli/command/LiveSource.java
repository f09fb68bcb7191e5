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
    Hub hub = listen(options, terminal, List.of(game.mount()));
    try (hub) {
      Discovery discovery = game.awaitLook(terminal::say);
      discovery.notes().forEach(terminal::say);
      WorldNotes.of(discovery.network()).forEach(terminal::say);
      return discovery.network();
    }
  }

  /**
   * Listen for the live game and say what to paste into its terminal.
   *
   * @param mounts who answers
   */
  static Hub listen(LiveOptions options, Terminal terminal, List<Mount> mounts) {
    Hub hub = Hub.start(options.port(), AccessKey.load(System.getenv()), options.origins(), mounts);
    terminal.tell(
        "Waiting for the game. Paste these two lines into its terminal, one after the other:");
    terminal.tell("");
    LiveGame.terminalLines(hub).forEach(line -> terminal.tell("    " + line));
    terminal.tell("");
    return hub;
  }
}
