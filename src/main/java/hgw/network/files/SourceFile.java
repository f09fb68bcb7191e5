package hgw.network.files;

import hgw.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file that the command line names. */
final class SourceFile {
  /** A rich late-game save is some 10 MB unpacked; anything near this is not a save. */
  static final int MAX_BYTES = 128 << 20;

  private SourceFile() {}

  static byte[] read(String flag, Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new UserError(flag + " " + file + " is a directory, a file is wanted.");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw tooLarge(flag, file);
      }
      try (InputStream in = Files.newInputStream(file)) { // a pipe or a device has no size
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw tooLarge(flag, file);
        }
        return bytes;
      }
    } catch (NoSuchFileException e) {
      throw new UserError(flag + " " + file + " does not exist. Maybe the path is misspelt?", e);
    } catch (IOException e) {
      throw new UserError(flag + " " + file + " cannot be read: " + reason(e) + ".", e);
    }
  }

  private static UserError tooLarge(String flag, Path file) {
    return new UserError(
        flag + " " + file + " is larger than " + (MAX_BYTES >> 20) + " MB, it is no such file.");
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
