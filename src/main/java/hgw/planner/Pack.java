package hgw.planner;

import hgw.ClassPath;
import hgw.Failures;
import hgw.UserError;
import hgw.planner.source.RuleFile;
import hgw.planner.source.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code .drl} files that make a policy, by file name: the default pack with every overlay laid
 * over it. Immutable.
 */
public final class Pack {
  /** The shipped pack for income: overlapping batches. */
  public static final String BATCH = "batch";

  /** What the pack is called on which nothing is laid. */
  public static final String DEFAULT = "default";

  /** Where the files of the default pack come from. */
  public static final String BUILT_IN = "built-in";

  /** What names a rule file. */
  static final String EXTENSION = ".drl";

  private static final String ROOT = "/rules";

  private final List<RuleFile> files;
  private final List<Overlay> overlays;

  /**
   * What is laid over the default pack.
   *
   * @param name as the player named it
   * @param files its rule files, by name
   * @param others what else its directory holds, by name; none of a shipped pack
   */
  public record Overlay(String name, List<RuleFile> files, List<Path> others) {}

  private Pack(List<RuleFile> files, List<Overlay> overlays) {
    this.files = List.copyOf(files);
    this.overlays = List.copyOf(overlays);
  }

  /** The files, those of the phases first, then by name. */
  public List<RuleFile> files() {
    return files;
  }

  /** Whether it is all hgw's, and nothing in it the player's own. */
  public boolean isShipped() {
    return files.stream().allMatch(RuleFile::shipped)
        && overlays.stream()
            .allMatch(
                it -> it.others().isEmpty() && it.files().stream().allMatch(RuleFile::shipped));
  }

  /** Return this pack with more files. */
  Pack with(List<RuleFile> more) {
    return new Pack(Stream.concat(files.stream(), more.stream()).toList(), overlays);
  }

  /** What was laid over the default pack, in order. */
  public List<Overlay> overlays() {
    return overlays;
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
    List<Overlay> laid = new ArrayList<>();
    for (String overlay : overlays) {
      laid.add(overlay(option, overlay));
      laid.get(laid.size() - 1).files().forEach(file -> files.put(file.name(), file));
    }
    List<RuleFile> ordered = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      ordered.add(files.remove(phase.file()));
    }
    ordered.addAll(files.values());
    return new Pack(ordered, laid);
  }

  /** What to call the pack that comes of laying some over the default pack. */
  public static String nameOf(List<String> overlays) {
    return overlays.isEmpty() ? DEFAULT : String.join(" + ", overlays);
  }

  /**
   * Put together a pack of files that were loaded before.
   *
   * @param overlays names of what was laid over the default pack
   */
  public static Pack of(List<RuleFile> files, List<String> overlays) {
    return new Pack(
        files, overlays.stream().map(it -> new Overlay(it, List.of(), List.of())).toList());
  }

  private static Overlay overlay(String option, String name) {
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
    return new Overlay(name, files, List.of());
  }

  private static Overlay read(String named, Path directory, String origin) {
    try (Stream<Path> entries = Files.list(directory)) {
      List<RuleFile> files = new ArrayList<>();
      List<Path> others = new ArrayList<>();
      for (Path path : entries.sorted().toList()) {
        if (isRuleFile(path)) {
          files.add(own(path, origin));
        } else {
          others.add(path);
        }
      }
      if (files.isEmpty()) {
        throw new UserError(named + " holds no .drl file. Maybe it is the wrong directory?");
      }
      return new Overlay(origin, files, others);
    } catch (IOException e) {
      throw new UserError(named + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static boolean isRuleFile(Path path) {
    return path.getFileName().toString().endsWith(EXTENSION) && Files.isRegularFile(path);
  }

  private static RuleFile own(Path path, String origin) throws IOException {
    TextFile text = TextFile.read(path);
    String name = path.getFileName().toString();
    return new RuleFile(name, origin, path.toString(), text.text(), false, text.encoding());
  }

  private static RuleFile shipped(String resource, String origin, String name) {
    String text = ClassPath.text(ROOT + "/" + resource);
    return new RuleFile(name, origin, name, text, true, RuleFile.Encoding.UTF_8);
  }

  /**
   * The player's files that stand word for word in the default pack or in one shipped beside it.
   */
  public Set<RuleFile> copies() {
    List<String> directories = new ArrayList<>(List.of(ROOT));
    shippedPacks().forEach(name -> directories.add(ROOT + "/" + name));
    return files.stream()
        .filter(file -> !file.shipped())
        .filter(
            file ->
                directories.stream()
                    .flatMap(it -> ClassPath.find(it + "/" + file.name()).stream())
                    .anyMatch(file.text()::equals))
        .collect(Collectors.toSet());
  }

  /** The names of the packs shipped beside the default pack, sorted. */
  public static List<String> shippedPacks() {
    return ClassPath.list(ROOT).stream()
        .filter(name -> name.endsWith("/"))
        .map(name -> name.substring(0, name.length() - 1))
        .toList();
  }
}
