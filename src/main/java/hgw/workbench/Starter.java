package hgw.workbench;

import hgw.ClassPath;
import hgw.Failures;
import hgw.UserError;
import hgw.WholeFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A first rule and its scenario, written for who begins a pack of rules. */
public final class Starter {
  /** The files of a starter: a rule, and a scenario of it. */
  public static final List<String> FILES = List.of("mine.drl", "mine.test.yaml");

  private static final String SOURCE = "/starter/";

  private Starter() {}

  /**
   * Write the files of a starter into a directory, which is made if it is not there. Nothing is
   * overwritten.
   *
   * @return the files
   * @throws UserError if one is there already, or cannot be written
   */
  public static List<Path> write(String name) {
    String named = "rules new " + name;
    Path directory = Failures.path(named, name);
    List<Path> files = FILES.stream().map(directory::resolve).toList();
    for (Path file : files) {
      if (Files.exists(file)) {
        throw new UserError(
            named
                + ": "
                + file
                + " is there already, and is left as it is. Name another directory.");
      }
    }
    try {
      Files.createDirectories(directory);
      for (Path file : files) {
        WholeFile.write(file, ClassPath.text(SOURCE + file.getFileName()));
      }
    } catch (FileAlreadyExistsException e) {
      throw new UserError(named + ": " + e.getFile() + " is a file, a directory is wanted.", e);
    } catch (IOException e) {
      throw new UserError(named + " cannot be written: " + e.getMessage() + ".", e);
    }
    return files;
  }
}
