package hgw.planner;

import hgw.ClassPath;
import hgw.Failures;
import hgw.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The {@code .drl} files that make a policy, by file name: the default pack with every overlay laid
 * over it. Immutable.
 */
public final class Pack {
  /** What names a rule file. */
  static final String EXTENSION = ".drl";

  private static final String BUILT_IN = "built-in";
  private static final String ROOT = "/rules";

  private final List<RuleFile> files;

  private Pack(List<RuleFile> files) {
    this.files = List.copyOf(files);
  }

  /** The files, by name. */
  List<RuleFile> files() {
    return files;
  }

  /**
   * Load the default pack and lay overlays over it, each over those before: a file replaces the one
   * of the same name, other names are added.
   *
   * @param overlays directories, or bare names of packs shipped with hgw
   * @throws UserError if an overlay is neither, or holds no {@code .drl} file
   */
  public static Pack load(List<String> overlays) {
    return load("--rules", overlays);
  }

  /**
   * Load a pack as {@link #load(List)} does.
   *
   * @param option the option that names the overlays, for messages
   */
  public static Pack load(String option, List<String> overlays) {
    Map<String, RuleFile> files = new TreeMap<>();
    for (Phase phase : Phase.values()) {
      files.put(phase.file(), shipped(phase.file(), BUILT_IN, phase.file()));
    }
    for (String overlay : overlays) {
      for (RuleFile file : overlay(option, overlay)) {
        files.put(file.name(), file);
      }
    }
    List<RuleFile> ordered = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      ordered.add(files.remove(phase.file()));
    }
    ordered.addAll(files.values());
    return new Pack(ordered);
  }

  private static List<RuleFile> overlay(String option, String name) {
    String named = option + " " + name;
    Path directory = Failures.path(named, name);
    if (Files.isDirectory(directory)) {
      return read(named, directory, name);
    }
    if (Files.exists(directory)) {
      throw new UserError(named + " is a file. Maybe name the directory that holds it?");
    }
    List<String> shipped = shippedPacks();
    if (!shipped.contains(name)) {
      throw new UserError(
          named
              + " is neither a directory nor a shipped pack. Shipped packs: "
              + String.join(", ", shipped)
              + ".");
    }
    List<RuleFile> files = new ArrayList<>();
    for (String file : ClassPath.list(ROOT + "/" + name)) {
      if (file.endsWith(EXTENSION)) {
        files.add(shipped(name + "/" + file, name, file));
      }
    }
    return files;
  }

  private static List<RuleFile> read(String named, Path directory, String origin) {
    try (Stream<Path> entries = Files.list(directory)) {
      List<RuleFile> files = new ArrayList<>();
      for (Path path : entries.filter(Pack::isRuleFile).sorted().toList()) {
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        files.add(new RuleFile(path.getFileName().toString(), origin, path.toString(), text));
      }
      if (files.isEmpty()) {
        throw new UserError(named + " holds no .drl file. Maybe it is the wrong directory?");
      }
      return files;
    } catch (IOException e) {
      throw new UserError(named + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static boolean isRuleFile(Path path) {
    return path.getFileName().toString().endsWith(EXTENSION) && Files.isRegularFile(path);
  }

  private static RuleFile shipped(String resource, String origin, String name) {
    return new RuleFile(name, origin, name, ClassPath.text(ROOT + "/" + resource));
  }

  /** The names of the packs shipped beside the default pack, sorted. */
  public static List<String> shippedPacks() {
    return ClassPath.list(ROOT).stream()
        .filter(name -> name.endsWith("/"))
        .map(name -> name.substring(0, name.length() - 1))
        .toList();
  }
}
