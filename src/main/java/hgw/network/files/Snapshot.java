package hgw.network.files;

import hgw.UserError;
import hgw.WholeFile;
import hgw.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Reads and writes network snapshots, the {@code hgw-network/1} files of {@code --network}. */
public final class Snapshot {
  /** The format's name and version, the first member of every snapshot. */
  public static final String FORMAT = "hgw-network/1";

  private static final Set<String> STANDARD_OUTPUT =
      Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  private Snapshot() {}

  /**
   * Read a snapshot file.
   *
   * @throws UserError if the file cannot be read or any value in it is missing or unsound
   */
  public static Network read(Path file) {
    return parse(file.toString(), SourceFile.read("--network", file));
  }

  /**
   * Parse a snapshot's bytes.
   *
   * @param source what to call the snapshot in messages
   */
  public static Network parse(String source, byte[] json) {
    if (SaveFile.looksLikeSave(json)) {
      throw new UserError(
          source
              + " is an exported save of the game, not a snapshot. Maybe --save instead of --network?");
    }
    if (SaveFile.isZip(json)) {
      throw new UserError(
          source + " is a zip archive. Unpack it first, and name the snapshot in it.");
    }
    return SnapshotReader.network(Fields.parse(source, json));
  }

  /** Format a network as the text of a snapshot. */
  public static String format(Network network) {
    return SnapshotWriter.format(network);
  }

  /**
   * Write a network as a snapshot, whole or not at all: a file of that name is replaced only once
   * the new one stands.
   *
   * @throws UserError if the file cannot be written
   */
  public static void write(Network network, Path file) {
    if (STANDARD_OUTPUT.contains(file.toString())) {
      throw new UserError(
          "--export "
              + file
              + " would mix the snapshot with the plan. Name a file to write it to.");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UserError("--export " + file + " is a directory or a device, a file is wanted.");
    }
    try {
      WholeFile.write(file, SnapshotWriter.format(network));
    } catch (IOException e) {
      throw new UserError(
          "--export " + file + " cannot be written: " + SourceFile.reason(e) + ".", e);
    }
  }
}
