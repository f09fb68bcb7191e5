package hgw.workbench.edit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Notices when a file in some directories changes, comes or goes, however an editor writes it. It
 * looks again and again: to be told by the system works on few file systems alike. A directory that
 * vanishes is empty until it comes back. Used by one thread.
 */
public final class DirectoryWatch {
  /** Looks without a change after which an editor is done. */
  private static final int DONE = 1;

  /** The same where something has gone or is empty: editors delete and cut before they write. */
  private static final int SURELY_DONE = 8;

  private final List<String> directories;
  private Map<String, Look> told;
  private Map<String, Look> seen;
  private int alike;

  /** A file as it is; a directory that cannot be read has no size. */
  private record Look(FileTime changed, long size) {
    private static final Look UNREADABLE = new Look(FileTime.fromMillis(0), 0);
  }

  /** Begin with the files as they are now. */
  public DirectoryWatch(List<String> directories) {
    this.directories = List.copyOf(directories);
    this.told = look();
    this.seen = told;
  }

  /** What is watched. */
  public List<String> directories() {
    return directories;
  }

  /**
   * Look, and tell whether something has changed since this told so last, and nothing changes any
   * more. To be asked again and again, some hundred ms apart.
   */
  public boolean changed() {
    Map<String, Look> now = look();
    if (!now.equals(seen)) {
      seen = now;
      alike = 0;
      return false;
    }
    if (seen.equals(told)) {
      return false;
    }
    alike++;
    if (alike < (hasLost() ? SURELY_DONE : DONE)) {
      return false;
    }
    told = seen;
    return true;
  }

  /** Whether something has changed since {@link #changed} told so last, done or not. */
  public boolean isChanging() {
    return !look().equals(told);
  }

  /**
   * Wait until {@link #changed}.
   *
   * @param everyMs ms between two looks
   */
  public void awaitChange(long everyMs) throws InterruptedException {
    while (!changed()) {
      Thread.sleep(everyMs);
    }
  }

  /** Whether something that had a size has gone, or has none any more. */
  private boolean hasLost() {
    return told.entrySet().stream()
        .anyMatch(
            it ->
                it.getValue().size() > 0
                    && seen.getOrDefault(it.getKey(), Look.UNREADABLE).size() == 0);
  }

  private Map<String, Look> look() {
    Map<String, Look> files = new TreeMap<>();
    for (String directory : directories) {
      try (Stream<Path> entries = Files.list(Path.of(directory))) {
        entries.forEach(file -> files.put(file.toString(), lookAt(file)));
      } catch (IOException | UncheckedIOException | InvalidPathException e) {
        files.put(directory, Look.UNREADABLE);
      }
    }
    return files;
  }

  private static Look lookAt(Path file) {
    try {
      return new Look(Files.getLastModifiedTime(file), Files.size(file));
    } catch (IOException e) { // gone meanwhile, or a link to nothing, with which editors lock
      return Look.UNREADABLE;
    }
  }
}
