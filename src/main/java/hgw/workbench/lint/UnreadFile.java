package hgw.workbench.lint;

import hgw.planner.Pack;
import hgw.planner.Phase;
import hgw.workbench.lint.Finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a player may take for a rule file, but hgw does not. */
final class UnreadFile implements Lint {
  @Override
  public String id() {
    return "unread-file";
  }

  @Override
  public Stream<Finding> check(Subject subject) {
    return subject.pack().pack().overlays().stream()
        .map(Pack.Overlay::others)
        .flatMap(List::stream)
        .flatMap(this::check);
  }

  private Stream<Finding> check(Path path) {
    String name = path.getFileName().toString();
    if (Files.isDirectory(path)) {
      return hidesRules(path)
          ? Stream.of(
              finding(
                  path,
                  "the rules in a directory inside a pack are not read",
                  "Move them up, or give the directory a --rules of its own."))
          : Stream.empty();
    }
    if (name.startsWith(".")) { // what editors keep beside a file while they change it
      return Stream.empty();
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.matches(".+\\.tests?\\.ya?ml") && !name.endsWith(".test.yaml")) {
      return Stream.of(
          finding(
              path,
              "the scenarios in it are not played, its name does not end in .test.yaml",
              "Maybe " + name.replaceFirst("(?i)\\.tests?\\.ya?ml$", ".test.yaml") + "?"));
    }
    boolean nearly = lower.endsWith(".drl") || lower.endsWith(".drl.txt") || lower.endsWith(".dlr");
    return nearly
        ? Stream.of(
            finding(
                path,
                "the file is not read, its name does not end in .drl",
                "Maybe " + name.replaceFirst("(?i)\\.(drl\\.txt|drl|dlr)$", ".drl") + "?"))
        : Stream.empty();
  }

  private Finding finding(Path path, String sentence, String mend) {
    return new Finding(id(), Severity.WARNING, path.toString(), 0, 0, sentence, mend);
  }

  /** Whether a directory has rules and is no pack itself: a pack replaces the file of a phase. */
  private static boolean hidesRules(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      List<String> names = entries.map(it -> it.getFileName().toString()).toList();
      return names.stream().anyMatch(name -> name.endsWith(".drl"))
          && Arrays.stream(Phase.values()).noneMatch(phase -> names.contains(phase.file()));
    } catch (IOException e) {
      return false;
    }
  }
}
