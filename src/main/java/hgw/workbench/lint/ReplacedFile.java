package hgw.workbench.lint;

import hgw.planner.Pack;
import hgw.planner.source.RuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A file of the player's that a later --rules replaces. */
final class ReplacedFile implements Lint {
  @Override
  public String id() {
    return "replaced-file";
  }

  @Override
  public Stream<Finding> check(Subject subject) {
    List<Finding> findings = new ArrayList<>();
    Map<String, RuleFile> before = new HashMap<>();
    for (Pack.Overlay overlay : subject.pack().pack().overlays()) {
      for (RuleFile file : overlay.files()) {
        RuleFile replaced = before.put(file.name(), file);
        if (replaced != null && !replaced.shipped() && !replaced.equals(file)) {
          findings.add(
              in(
                  replaced,
                  0,
                  0,
                  "the file is not used, " + file.name() + " of " + file.origin() + " replaces it",
                  "Name its directory last, or call it otherwise."));
        }
      }
    }
    return findings.stream();
  }
}
