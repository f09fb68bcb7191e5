package hgw.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Notices when a file in some directories changes, comes or goes, however an editor writes it. It
 * looks again and again: to be told by the system works on few file systems alike. A directory that
 * vanishes is empty until it comes back. Used by one thread.
 */
final class DirectoryWatch {
  private final List<String> directories;
  private Map<String, String> seen;

  /** Begin with the files as they are now. */
  DirectoryWatch(List<String> directories) {
    this.directories = List.copyOf(directories);
    this.seen = look();
  }

  /**
   * Wait until something has changed since this was last asked, and nothing changes any more.
   *
   * @param everyMs ms between two looks
   */
  void awaitChange(long everyMs) throws InterruptedException {
    Map<String, String> before = seen;
    Map<String, String> now = look();
    while (now.equals(before) || !now.equals(seen)) {
      seen = now;
      Thread.sleep(everyMs);
      now = look();
    }
  }

  /** Every file with its time and size. */
  private Map<String, String> look() {
    Map<String, String> files = new TreeMap<>();
    for (String directory : directories) {
      try (Stream<Path> entries = Files.list(Path.of(directory))) {
        for (Path file : entries.toList()) {
          files.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
        }
      } catch (IOException | InvalidPathException e) {
        files.put(directory, "cannot be read"); // or a file that is gone meanwhile
      }
    }
    return files;
  }
}
