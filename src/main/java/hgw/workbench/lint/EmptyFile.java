package hgw.workbench.lint;

import hgw.planner.Phase;
import hgw.planner.source.ParsedFile;
import java.util.Arrays;
import java.util.stream.Stream;

/** A file without a rule. */
final class EmptyFile implements Lint {
  @Override
  public String id() {
    return "empty-file";
  }

  @Override
  public Stream<Finding> check(Subject subject) {
    return subject.pack().files().stream()
        .filter(file -> !file.file().shipped() && file.rules().isEmpty() && !file.declares())
        .map(this::finding);
  }

  private Finding finding(ParsedFile file) {
    boolean replaces =
        Arrays.stream(Phase.values()).anyMatch(it -> it.file().equals(file.file().name()));
    return in(
        file.file(),
        0,
        0,
        replaces
            ? "the file has no rule, and replaces the built-in one: the phase does nothing"
            : "the file has no rule",
        replaces ? "Delete it, and the built-in one holds again." : "");
  }
}
