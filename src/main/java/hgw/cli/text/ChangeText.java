package hgw.cli.text;

import hgw.history.Change;
import hgw.history.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Formats what changed from one rebalance to the next, on one line. */
final class ChangeText {
  /** More targets than this are counted. */
  private static final int MOST = 3;

  private ChangeText() {}

  /** Format changes: what the player did first, then what follows from it. */
  static String of(List<Change> changes) {
    List<String> parts = new ArrayList<>();
    changes.stream().filter(it -> it.kind() != Kind.TARGET).forEach(it -> parts.add(text(it)));
    List<Change> targets = changes.stream().filter(it -> it.kind() == Kind.TARGET).toList();
    targets(parts, "+", targets.stream().filter(it -> it.was() == null).toList());
    targets(parts, "-", targets.stream().filter(it -> it.now() == null).toList());
    targets(
        parts,
        "other script on ",
        targets.stream().filter(it -> it.was() != null && it.now() != null).toList());
    return Shown.name(String.join("; ", parts));
  }

  private static String text(Change change) {
    String turned = change.was() + " -> " + change.now();
    return switch (change.kind()) {
      case STARTED ->
          Objects.equals(change.was(), change.now())
              ? "hgw started"
              : "hgw started, version " + turned;
      case SCORE -> "score " + turned;
      case PACK -> "pack " + turned;
      case RULE_FILE ->
          change.name()
              + (change.was() == null ? " new" : change.now() == null ? " gone" : " edited");
      case CHOICE -> change.name() + " " + turned;
      case RUNNERS -> "runners " + turned;
      case TARGET -> change.name();
    };
  }

  private static void targets(List<String> parts, String sign, List<Change> targets) {
    if (targets.isEmpty()) {
      return;
    }
    parts.add(
        targets.size() > MOST
            ? sign + Units.count(targets.size(), "target")
            : targets.stream().map(it -> sign + it.name()).collect(Collectors.joining(", ")));
  }
}
