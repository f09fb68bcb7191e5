package hgw.cli.command;

import hgw.ClassPath;
import hgw.game.Discovery;
import hgw.game.Game;
import hgw.game.live.LiveGame;
import hgw.hub.Hub;
import hgw.network.Network;
import hgw.network.files.SaveFile;
import hgw.network.files.Snapshot;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Where the servers come from: a save, a snapshot, a shipped sample or the live game. */
public final class Sources {
  private static final String SAMPLE = "samples/mid.json";

  private final Options options;
  private final PrintStream err;

  public Sources(Options options, PrintStream err) {
    this.options = options;
    this.err = err;
  }

  /** Discover the servers, and export them if that is wanted. */
  public Network network() throws InterruptedException {
    Network network = read();
    export(options, network, err);
    return network;
  }

  /** Write the network where {@code --export} says, if it says. */
  public static void export(Options options, Network network, PrintStream err) {
    Path file = options.export();
    if (file != null) {
      Snapshot.write(network, file);
      err.println("hgw: wrote " + file);
    }
  }

  /** Name the source for a heading. */
  public String name() {
    if (options.source() == null) {
      return options.simulate() ? "shipped " + SAMPLE : "the live game";
    }
    return (options.source().save() ? "exported save " : "snapshot ") + options.source().file();
  }

  private Network read() throws InterruptedException {
    if (options.source() == null) {
      return options.simulate() ? sample() : live();
    }
    Path file = options.source().file();
    if (options.source().save()) {
      Network network = SaveFile.read(file);
      return options.scriptRam() == null ? network : network.withScriptRam(options.scriptRam());
    }
    Network network = Snapshot.read(file);
    if (options.scriptRam() != null) {
      err.println(
          "hgw: --script-ram is not used, " + file + " says " + network.loop().ram() + " GB.");
    }
    return network;
  }

  private static Network sample() {
    return Snapshot.parse(SAMPLE, ClassPath.bytes("/" + SAMPLE));
  }

  private Network live() throws InterruptedException {
    LiveGame game = new LiveGame();
    try (Hub hub = GameRun.listen(options, List.of(game.mount()))) {
      GameRun.invite(hub, err);
      while (game.await(Long.MAX_VALUE) != Game.Event.CONNECTED) {
        game.notes().forEach(note -> err.println("hgw: " + note));
        err.flush();
      }
      Discovery discovery = game.look();
      discovery.notes().forEach(note -> err.println("hgw: " + note));
      return discovery.network();
    }
  }
}
