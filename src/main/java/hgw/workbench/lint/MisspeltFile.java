package hgw.workbench.lint;

import hgw.Similar;
import hgw.planner.Phase;
import hgw.planner.source.RuleFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A file that replaces none of the built-in ones, but nearly. */
final class MisspeltFile implements Lint {
  private static final List<String> PHASES = Stream.of(Phase.values()).map(Phase::file).toList();

  @Override
  public String id() {
    return "misspelt-file";
  }

  @Override
  public Stream<Finding> check(Subject subject) {
    return subject.pack().pack().files().stream()
        .filter(file -> !file.shipped() && !PHASES.contains(file.name()))
        .flatMap(file -> check(file));
  }

  private Stream<Finding> check(RuleFile file) {
    Optional<String> meant = Similar.to(file.name(), PHASES);
    return meant.stream()
        .map(
            phase ->
                in(
                    file,
                    0,
                    0,
                    "the file is added to the built-in ones, it does not replace " + phase,
                    "Maybe call it " + phase + "?"));
  }
}
