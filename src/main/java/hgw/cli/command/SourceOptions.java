package hgw.cli.command;

import static hgw.cli.command.OptionTable.EXPORT;
import static hgw.cli.command.OptionTable.NETWORK;
import static hgw.cli.command.OptionTable.SAVE;
import static hgw.cli.command.OptionTable.SCRIPT_RAM;
import static hgw.cli.command.OptionTable.SET;
import static hgw.cli.command.OptionTable.SIMULATE;

import hgw.ClassPath;
import hgw.cli.text.Terminal;
import hgw.network.Network;
import hgw.network.files.Loaded;
import hgw.network.files.SaveFile;
import hgw.network.files.Snapshot;
import hgw.network.files.WhatIf;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Options that say where the servers come from, and where else to write them. */
final class SourceOptions {
  /** Files that hold servers; they exclude each other. */
  static final List<OptionRow<?>> FILES = List.of(NETWORK, SAVE);

  static final List<OptionRow<?>> ROWS = List.of(NETWORK, SAVE, SET, SCRIPT_RAM, EXPORT);

  private static final String SAMPLE = "samples/mid.json";

  private SourceOptions() {}

  /** Whether the servers come from a file. */
  static boolean isFile(Line line) {
    return FILES.stream().anyMatch(line::has);
  }

  /** Where the servers come from: a file, else a shipped sample or the live game. */
  static Source source(Line line, Terminal terminal) {
    return isFile(line) || line.has(SIMULATE)
        ? started(line, terminal)
        : changed(line, new LiveSource(LiveOptions.of(line), terminal));
  }

  /** The same servers, but for what the player asks what if of. */
  static Source changed(Line line, Source source) {
    List<WhatIf.Change> changes = line.all(SET);
    return changes.isEmpty() ? source : new ChangedSource(source, changes);
  }

  /** Where the servers of a simulated game come from: a file, else a shipped sample. */
  static Source started(Line line, Terminal terminal) {
    return changed(line, unchanged(line, terminal));
  }

  /** The same, as if nobody had asked what if. */
  static Source unchanged(Line line, Terminal terminal) {
    Optional<Double> ram = line.get(SCRIPT_RAM);
    Optional<Path> save = line.get(SAVE);
    if (save.isPresent()) {
      return new FileSource(
          "exported save " + save.get(),
          () -> {
            Loaded loaded = SaveFile.read(save.get());
            Network network = loaded.network();
            return new Loaded(ram.map(network::withScriptRam).orElse(network), loaded.notes());
          },
          terminal);
    }
    return line.get(NETWORK)
        .map(
            file ->
                new FileSource("snapshot " + file, () -> snapshot(file, ram, terminal), terminal))
        .orElse(new FileSource("shipped " + SAMPLE, SourceOptions::sample, terminal));
  }

  private static Loaded snapshot(Path file, Optional<Double> ram, Terminal terminal) {
    Network network = Snapshot.read(file);
    if (ram.isPresent()) {
      terminal.say(
          SCRIPT_RAM.flag() + " is not used, " + file + " says " + network.loop().ram() + " GB.");
    }
    return new Loaded(network, List.of());
  }

  private static Loaded sample() {
    return new Loaded(Snapshot.parse(SAMPLE, ClassPath.bytes("/" + SAMPLE)), List.of());
  }

  /** Write the network where the player wants it, if so. */
  static void export(Line line, Network network, Terminal terminal) {
    line.get(EXPORT)
        .ifPresent(
            file -> {
              Snapshot.write(network, file);
              terminal.say("wrote " + file);
            });
  }
}
