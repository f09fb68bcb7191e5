package hgw.network;

import hgw.UserError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file that the command line names. */
final class SourceFile {
  /** A rich late-game save is some 10 MB unpacked; anything near this is not a save. */
  static final int MAX_BYTES = 256 << 20;

  private SourceFile() {}

  static byte[] read(String flag, Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new UserError(flag + " " + file + " is a directory, a file is wanted.");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new UserError(
            flag
                + " "
                + file
                + " is larger than "
                + (MAX_BYTES >> 20)
                + " MB, it is no such file.");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new UserError(flag + " " + file + " does not exist. Maybe the path is misspelt?", e);
    } catch (IOException e) {
      throw new UserError(flag + " " + file + " cannot be read: " + reason(e) + ".", e);
    }
  }

  /** Say why a file operation failed, in words. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such directory";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return String.valueOf(e.getMessage());
  }
}
