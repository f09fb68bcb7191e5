package hgw.planner;

import hgw.network.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A pack of a player's own, written to a directory and laid over the default pack. */
record TestPack(Path directory) {
  /** The line of the first rule in a file that {@link #write} writes. */
  static final int FIRST_RULE = 4;

  private static final String HEADER = "package hgw.rules\nimport hgw.facts.*\n\n";

  /** Write a file of rules below the usual header; the first rule begins at line 4. */
  TestPack write(String file, String rules) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(file), HEADER + rules);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Name a line of a file as messages do. */
  String at(String file, int line) {
    return directory.resolve(file) + ":" + line + ": ";
  }

  Planner planner() {
    return Planner.of(Pack.load(List.of(directory.toString())));
  }

  Plan plan(Network network) {
    return planner().plan(network, Choices.USUAL);
  }
}
