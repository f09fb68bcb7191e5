package hgw.cli.command;

import hgw.cli.text.Terminal;
import hgw.game.Discovery;
import hgw.game.Game;
import hgw.game.live.AccessKey;
import hgw.game.live.LiveGame;
import hgw.network.Network;
import java.util.Optional;
import java.util.function.Supplier;

/** The live game, looked at and not changed. */
record LiveSource(LiveOptions options, Terminal terminal) implements Source {
  private static final LiveGame.Status NOTHING =
      new LiveGame.Status(GameStatus.of(Optional.empty()), null);

  @Override
  public String name() {
    return "the live game";
  }

  @Override
  public Network discover() throws InterruptedException {
    try (LiveGame game = listen(options, terminal, () -> NOTHING)) {
      while (game.await(Long.MAX_VALUE) != Game.Event.CONNECTED) {
        // a request for a rebalance: a dry run makes none
      }
      Discovery discovery = game.look();
      discovery.notes().forEach(terminal::say);
      return discovery.network();
    }
  }

  /**
   * Listen for the live game and say what to paste into its terminal.
   *
   * @param status what tools may see
   */
  static LiveGame listen(LiveOptions options, Terminal terminal, Supplier<LiveGame.Status> status) {
    LiveGame game =
        LiveGame.listen(options.port(), AccessKey.load(System.getenv()), options.origins(), status);
    terminal.tell(
        "Waiting for the game. Paste these two lines into its terminal, one after the other:");
    terminal.tell("");
    game.terminalLines().forEach(line -> terminal.tell("    " + line));
    terminal.tell("");
    return game;
  }
}
