package hgw.cli.text;

import hgw.planner.Change;
import hgw.planner.Matched;
import hgw.planner.TracedFact;
import hgw.workbench.why.Step;
import hgw.workbench.why.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a few words what a rule that fired did to a server, and for which values. */
final class StepWords {
  private static final Map<String, String> CHOSEN_BY =
      Map.of(
          "emptiest", "the most threads left",
          "fewestTargets", "the fewest targets",
          "mostRam", "the most RAM left");

  /** What follows from other changes, or is told elsewhere. */
  private static final Set<String> FOLLOWS =
      Set.of("remaining", "freeRam", "usableRam", "targets", "lacking");

  private final Why why;
  private final boolean isRunner;

  StepWords(Why why, boolean isRunner) {
    this.why = why;
    this.isRunner = isRunner;
  }

  /** The name of the rule, where a reader may want it: of what excludes. */
  static String rule(Step step) {
    boolean excludes = !step.isOwn() && step.fact(TracedFact.Excluded.class).isPresent();
    return excludes ? step.loaded().name() : "";
  }

  /** Say what a rule did; one of the player's own by its name. */
  String of(Step step) {
    String name = step.isOwn() ? "\"" + Shown.name(step.loaded().name()) + "\": " : "";
    return name + did(step);
  }

  private String did(Step step) {
    TracedFact.Excluded excluded = step.fact(TracedFact.Excluded.class).orElse(null);
    if (excluded != null) {
      return excluded(excluded, step);
    }
    if (step.fact(TracedFact.Batcher.class).isPresent()) {
      return batcher(step.fact(TracedFact.Batcher.class).orElseThrow(), step);
    }
    if (step.fact(TracedFact.Loop.class).isPresent()) {
      return loop(step.fact(TracedFact.Loop.class).orElseThrow(), step);
    }
    String role = isRunner ? "runner" : "target";
    Change score = step.change("score").orElse(null);
    if (score != null) {
      return "score " + ValueText.value(score.after()) + withValues(": ", read(step));
    }
    if (step.change("rank").isPresent()) {
      return ranked(step);
    }
    if (step.change("eligible").filter(it -> Boolean.TRUE.equals(it.after())).isPresent()) {
      return "a " + role + ", nothing excludes it: " + facts();
    }
    String changes = changes(step);
    if (!changes.isEmpty()) {
      return changes + withValues(", for ", compared(step));
    }
    String chosen = chosenFor(step);
    String name = step.isOwn() ? "fired" : Shown.name(step.loaded().name());
    return name
        + (step.times() > 1 ? ", " + step.times() + " times" : "")
        + (chosen.isEmpty() ? withValues(": ", read(step)) : chosen);
  }

  private static String excluded(TracedFact.Excluded excluded, Step step) {
    String reason = Shown.name(excluded.reason().text());
    List<String> more =
        step.matched().stream()
            .filter(it -> it.value() instanceof Number && !it.fact().equals("settings"))
            .filter(it -> !reason.contains(ValueText.value(it.value())))
            .map(it -> it.operator() == null ? ValueText.plain(it) : ValueText.comparison(it))
            .toList();
    return reason + withValues(": ", excluded.reason().values().isEmpty() ? more : List.of());
  }

  /** What tells most of the server as it was. */
  private String facts() {
    Why.Facts facts = why.facts();
    if (isRunner) {
      return Units.digits(facts.maxRam(), 6) + " GB" + (facts.purchased() ? ", purchased" : "");
    }
    return Units.dollars(facts.money())
        + " of "
        + Units.dollars(facts.maxMoney())
        + ", hacking "
        + facts.requiredLevel()
        + " of your "
        + facts.hackingLevel();
  }

  private String ranked(Step step) {
    Why.Standing standing = why.standing();
    if (standing == null) {
      return changes(step);
    }
    List<String> rivals = new ArrayList<>();
    if (standing.behind() != null) {
      rivals.add("behind " + rival(standing.behind()));
    }
    if (standing.before() != null) {
      rivals.add("before " + rival(standing.before()));
    }
    return "rank " + standing.rank() + " of " + standing.of() + withValues(": ", rivals);
  }

  private static String rival(Why.Rival rival) {
    return Shown.name(rival.host()) + " with " + Units.number(rival.score());
  }

  private String loop(TracedFact.Loop loop, Step step) {
    String of = loop.runner() + " -> " + loop.target();
    Change threads =
        step.changes().stream()
            .filter(it -> it.property().equals("threads") && it.fact().equals(of))
            .findFirst()
            .orElse(null);
    if (threads == null) {
      return changes(step) + withValues(", for ", compared(step));
    }
    boolean made = threads.before() == null;
    if (isRunner) {
      String many =
          made ? "got " + step.times() + " targets" : "gave threads " + step.times() + " times";
      String one = loop.target() + (made ? " with " : " now has ") + Units.threads(loop.threads());
      return step.times() > 1
          ? many + because(step)
          : Shown.name(one) + (made ? because(step) : "");
    }
    if (made) {
      return "covered "
          + Units.ordinal(step.turn())
          + (loop.threads() > 1 ? " with " + Units.threads(loop.threads()) : "")
          + " by "
          + Shown.name(loop.runner())
          + because(step);
    }
    return "boosted from "
        + ValueText.value(threads.before())
        + " to "
        + Units.threads(loop.threads())
        + ", of "
        + why.server().target().usefulThreads()
        + " it can use";
  }

  private String batcher(TracedFact.Batcher batcher, Step step) {
    if (isRunner) {
      Change ram = step.change("freeRam").orElse(null);
      double gave =
          ram == null ? 0 : ValueText.number(ram.before()) - ValueText.number(ram.after());
      return Units.digits(gave, 4) + " GB for " + Shown.name(batcher.target()) + because(step);
    }
    if (step.change("lacking").filter(it -> it.before() != null).isPresent()) {
      return Units.digits(batcher.ram(), 4)
          + " GB granted on "
          + Units.count(batcher.runners(), "runner");
    }
    return "batcher on " + Shown.name(batcher.runner()) + because(step);
  }

  /** By what the runner or the target was chosen; the name of the rule if no helper chose it. */
  private static String named(Step step, String chosen) {
    boolean plain = chosen.isEmpty() && !step.isOwn();
    return plain ? ": " + Shown.name(step.loaded().name()) : chosen;
  }

  private String because(Step step) {
    return named(step, chosenFor(step));
  }

  private String chosenFor(Step step) {
    for (Map.Entry<String, String> by : CHOSEN_BY.entrySet()) {
      Matched first = telling(step, by.getKey(), false);
      Matched last = telling(step, by.getKey(), true);
      if (first != null && last != null && isChosen(step, by.getKey())) {
        String had =
            ValueText.value(first.value())
                + (step.times() > 1 ? " to " + ValueText.value(last.value()) : "");
        String bid = bid(step);
        return (isRunner ? ", as it had " : ", which had ")
            + by.getValue()
            + ", "
            + had
            + (by.getKey().equals("mostRam") ? " GB" : "")
            + bid;
      }
    }
    return bid(step);
  }

  /** Whether the runner that a rule is about is the one that a helper offered. */
  private boolean isChosen(Step step, String by) {
    Object offered = step.last(by).map(Matched::value).orElse(null);
    return step.facts().stream()
        .anyMatch(
            fact ->
                fact instanceof TracedFact.Role role
                    && role.role().equals("runner")
                    && role.host().equals(offered));
  }

  private static @Nullable Matched telling(Step step, String property, boolean last) {
    List<Matched> values = last && step.last() != null ? step.last() : step.matched();
    return values.stream()
        .filter(it -> it.property().startsWith(property + ".") && it.value() instanceof Number)
        .findFirst()
        .orElse(null);
  }

  private static String bid(Step step) {
    return step.first("bid.income")
        .map(it -> ", for the best bid, " + Units.dollars(ValueText.number(it.value())) + "/h")
        .orElse("");
  }

  /** The values that were read and not compared. */
  private static List<String> read(Step step) {
    return step.matched().stream()
        .filter(it -> it.operator() == null && it.value() instanceof Number)
        .map(ValueText::plain)
        .toList();
  }

  private static List<String> compared(Step step) {
    return step.matched().stream()
        .filter(it -> it.operator() != null && it.value() instanceof Number)
        .map(ValueText::comparison)
        .toList();
  }

  private static String changes(Step step) {
    return step.changes().stream()
        .filter(it -> !FOLLOWS.contains(it.property()))
        .map(
            it ->
                it.property()
                    + (it.before() == null ? " " : " " + ValueText.value(it.before()) + " -> ")
                    + ValueText.value(it.after()))
        .collect(Collectors.joining(", "));
  }

  private static String withValues(String before, List<String> values) {
    return values.isEmpty() ? "" : before + String.join(", ", values);
  }
}
