package hgw.cli.text;

import hgw.planner.Failed;
import hgw.planner.Matched;
import hgw.workbench.why.Missed;
import hgw.workbench.why.Why;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in a few words what did not happen to a server, why not, and what it would have taken. */
final class MissedWords {
  private static final String NO_THREAD = "no runner had a thread left";

  /** What it means that a helper has nothing more to offer. */
  private static final Map<String, String> NONE_LEFT =
      Map.of(
          "emptiest", NO_THREAD,
          "fewestTargets", NO_THREAD,
          "mostRam", "no runner had RAM left",
          "head", "its runner had no thread left when its turn came",
          "next", "no share of the RAM was left");

  private static final Map<String, String> HAD_MORE =
      Map.of(
          "emptiest", "more threads left",
          "fewestTargets", "fewer targets",
          "mostRam", "more RAM left");

  private static final Map<String, String> HAD_AS_MUCH =
      Map.of(
          "emptiest", "as many threads left, or more",
          "fewestTargets", "as few targets, and more threads left",
          "mostRam", "as much RAM left, or more");

  private final Why why;

  MissedWords(Why why) {
    this.why = why;
  }

  /** Say why not. */
  String of(Missed missed) {
    Failed failed = missed.failed();
    return switch (missed.what()) {
      case NO_TARGET -> "no target: " + noTarget(missed);
      case LEFT_OVER ->
          Units.threads(why.server().runner().spare()) + " left over: " + failed(failed);
      case NO_LOOP -> "no loop: " + noLoop(missed);
      case NEVER_BOOSTED -> "never boosted: " + threads(missed);
      case NOT_ALL_THREADS -> "no more threads: " + threads(missed);
      case NOT_ELIGIBLE -> "no rule made it one: " + failed(failed);
      case NO_MORE_RAM -> "no larger share: " + held(Objects.requireNonNull(missed.held()));
      case OWN_RULE ->
          "\""
              + Shown.name(Objects.requireNonNull(failed).rule())
              + "\" did not fire: "
              + failed(failed);
    };
  }

  /** Which rule it was, where that helps to read it; empty if it does not. */
  static String rule(Missed missed) {
    boolean plain = missed.lost() != null || missed.since() != null || missed.taken() != null;
    return plain || missed.what() == Missed.What.OWN_RULE || missed.failed() == null
        ? ""
        : missed.failed().rule();
  }

  /** Where it is said: file and line; empty if nobody knows. */
  static String place(Missed missed) {
    if (missed.lost() != null) {
      return missed.lost().place();
    }
    if (missed.since() != null) {
      return missed.since().place();
    }
    if (missed.taken() != null) {
      return missed.taken().place();
    }
    return missed.failed() == null ? "" : missed.failed().place();
  }

  private String noTarget(Missed missed) {
    Missed.Lost lost = missed.lost();
    if (lost == null) {
      return failed(missed.failed());
    }
    boolean tie = lost.value() == lost.own();
    boolean once = lost.times() == 1;
    String least = lost.by().equals("fewestTargets") ? "the most with " : "the least with ";
    String figures =
        ", "
            + Shown.name(lost.winner())
            + " "
            + (once ? "with " : least)
            + Units.number(lost.value())
            + " against "
            + Units.number(lost.own())
            + (tie || !lost.by().equals("emptiest")
                ? ""
                : ", and it takes " + Units.number(lost.value() + 1));
    return (once ? "another runner had " : lost.times() + " times others had ")
        + (tie ? HAD_AS_MUCH : HAD_MORE).getOrDefault(lost.by(), "more")
        + (tie && lost.by().equals("fewestTargets") ? "" : figures)
        + (missed.failed() == null ? "" : "; then " + failed(missed.failed()));
  }

  private String noLoop(Missed missed) {
    Failed since = missed.since();
    String ranked = "ranked " + Units.ordinal(why.server().target().rank()) + ", and ";
    if (since == null) {
      boolean waited =
          missed.failed() != null
              && missed.failed().values().stream().anyMatch(it -> it.value() == null);
      return (waited ? ranked : "") + failed(missed.failed());
    }
    Matched rank = Objects.requireNonNull(missed.failed()).values().get(0);
    long covered = Math.round(ValueText.number(rank.asked())) - 1;
    String left = failed(since);
    long lacking = Math.round(ValueText.number(rank.value())) - covered;
    return ranked
        + "after "
        + Units.count(covered, "target")
        + " "
        + left
        + (left.equals(NO_THREAD) ? "; " + lacking + " more would have reached it" : "");
  }

  private String threads(Missed missed) {
    Missed.Taken taken = missed.taken();
    if (taken == null) {
      return failed(missed.failed());
    }
    return Shown.name(taken.runner())
        + " has no thread left: "
        + Shown.name(taken.target())
        + ", rank "
        + taken.rank()
        + ", has "
        + taken.threads();
  }

  private static String held(Missed.Held held) {
    return switch (held.by()) {
      case DEPTH -> "no more than " + Units.number(held.value()) + " batches may be in flight";
      case PRICE ->
          "with more RAM it would earn less than "
              + Units.dollars(held.value())
              + " for each GB more";
      case ALL_RAM -> "there is no more RAM";
    };
  }

  /** Say which condition failed, and for which value. */
  private String failed(@Nullable Failed failed) {
    if (failed == null) {
      return "no rule gives any";
    }
    Matched first = failed.values().stream().findFirst().orElse(null);
    if (first == null) {
      return failed.condition().startsWith("not")
          ? Shown.name(failed.condition()) + " does not hold"
          : "there is no " + Shown.name(failed.condition().replaceAll("\\s+", " "));
    }
    if (first.value() == null && first.property().equals("bid")) {
      return noBid(failed);
    }
    if (first.value() == null && NONE_LEFT.containsKey(first.property())) {
      return Objects.requireNonNull(NONE_LEFT.get(first.property()));
    }
    if (first.property().equals("rank") && "cursor next".equals(first.of())) {
      return turn(first);
    }
    if (first.property().equals("remaining") && ValueText.number(first.value()) <= 0) {
      return Shown.name(first.fact()) + " has no thread left";
    }
    String is = subject(first) + " is " + ValueText.value(first.value());
    if (first.operator() == null) {
      boolean alone = failed.values().size() == 1 && first.value() instanceof Boolean;
      return is + (alone ? "" : ", and it takes " + Shown.name(expression(failed)));
    }
    return is + ", not " + first.operator() + " " + ValueText.asked(first);
  }

  /** The property, and whose it is where it is not the server's own. */
  private String subject(Matched first) {
    String host = why.server().host();
    boolean own = first.fact().equals("runner " + host) || first.fact().equals("target " + host);
    return first.property() + (own ? "" : " of " + Shown.name(first.fact()));
  }

  private static String noBid(Failed failed) {
    String on = number(failed, "threads", "with the {} threads on offer ");
    String within = number(failed, "hours", " within {} hours");
    return on + "no target without a loop earns anything" + within;
  }

  private static String number(Failed failed, String property, String words) {
    return failed.values().stream()
        .filter(it -> it.property().equals(property))
        .findFirst()
        .map(it -> words.replace("{}", ValueText.value(it.value())))
        .orElse("");
  }

  private String turn(Matched rank) {
    long covered = Math.round(ValueText.number(rank.asked())) - 1;
    return "all " + Units.count(covered, "target") + " were covered";
  }

  /** The condition without what it binds. */
  private static String expression(Failed failed) {
    return failed.condition().replaceFirst("^\\$\\w+\\s*:=?\\s*", "");
  }
}
