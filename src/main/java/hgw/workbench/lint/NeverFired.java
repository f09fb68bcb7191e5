package hgw.workbench.lint;

import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.NearMiss;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.planner.source.Condition;
import hgw.planner.source.RuleFile;
import hgw.planner.source.SourceRule;
import hgw.workbench.lint.Finding.Severity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule that never fired, and the first of its conditions that did not hold. */
public final class NeverFired {
  static final String ID = "never-fired";

  private NeverFired() {}

  /**
   * Say of each rule of the player's that did not fire what kept it; not of those in a file that is
   * a copy of a shipped one, nor where the shipped rule that it replaces would not have fired
   * either: what these wait for need not be there.
   *
   * @param plan what came of planning the network
   */
  public static List<Finding> of(Planner planner, Plan plan, Network network, Choices choices) {
    Set<String> fired =
        plan.firings().stream().map(firing -> firing.rule().name()).collect(Collectors.toSet());
    return misses(planner, fired, it -> true, network, choices)
        .filter(miss -> !isOfAnotherScore(miss))
        .map(NeverFired::finding)
        .toList();
  }

  /**
   * Say of each rule of the player's that fired on no network, what kept it on one. Only of rules
   * that found no server: what else a rule waits for, a shipped network may lack.
   *
   * @param fired the names of the rules that fired on some network
   */
  public static List<Finding> anywhere(Planner planner, Set<String> fired, Network network) {
    return misses(planner, fired, NeverFired::asksOfServer, network, Choices.USUAL)
        .filter(miss -> miss.kind() == NearMiss.Kind.NO_FACT)
        .filter(miss -> miss.condition().matches("(?s)(Runner|Target)\\s*\\(.*"))
        .filter(miss -> miss.nearest() != null || miss.condition().contains("host"))
        .map(NeverFired::finding)
        .toList();
  }

  private static Stream<NearMiss> misses(
      Planner planner,
      Set<String> fired,
      Predicate<SourceRule> wanted,
      Network network,
      Choices choices) {
    Set<String> settled = new HashSet<>(fired);
    Set<RuleFile> copies = planner.pack().pack().copies();
    planner
        .pack()
        .ownRules()
        .filter(rule -> copies.contains(rule.file()) || !wanted.test(rule))
        .forEach(rule -> settled.add(rule.name()));
    List<NearMiss> all = planner.nearMisses(settled, network, choices);
    Map<String, NearMiss> replaced =
        all.stream()
            .filter(miss -> miss.rule().file().shipped())
            .collect(
                Collectors.toMap(miss -> miss.rule().name(), miss -> miss, (one, other) -> one));
    return all.stream()
        .filter(miss -> !miss.rule().file().shipped())
        .filter(miss -> !isLike(miss, replaced.get(miss.rule().name())));
  }

  /** Whether the shipped rule that a rule replaces would have had nothing to do here either. */
  private static boolean isLike(NearMiss miss, @Nullable NearMiss replaced) {
    return replaced != null
        && (miss.kind() == NearMiss.Kind.OVERTAKEN
            || replaced.kind() == NearMiss.Kind.NO_FACT
            || replaced.kind() == NearMiss.Kind.NEVER_TRUE);
  }

  /** Whether a rule asks for servers by a number or by name. */
  private static boolean asksOfServer(SourceRule rule) {
    return rule.conditions().stream()
        .filter(it -> it.is("Runner") || it.is("Target"))
        .anyMatch(it -> it.text().contains("host") || asksForNumber(it));
  }

  private static boolean asksForNumber(Condition server) {
    Class<?> fact = Facts.type(server.fact()).orElseThrow();
    return Facts.comparisons(server).stream()
        .flatMap(it -> Facts.property(fact, it.property()).stream())
        .anyMatch(type -> type.isPrimitive() && type != boolean.class);
  }

  /** Whether a rule is for a score that was not chosen: nothing is wrong then. */
  private static boolean isOfAnotherScore(NearMiss miss) {
    return miss.condition().matches("(?s)Settings\\s*\\(.*\\bscore\\b.*");
  }

  private static Finding finding(NearMiss miss) {
    String sentence = "rule \"" + miss.rule().name() + "\" never fired" + why(miss);
    boolean waits = miss.rule().salienceValue() < 0; // for the others, and means to
    String mend =
        miss.kind() == NearMiss.Kind.OVERTAKEN && !waits
            ? "If it should go before them, give it a higher salience."
            : "";
    return new Finding(
        ID,
        Severity.NOTE,
        miss.rule().file().location(),
        miss.rule().line(),
        miss.rule().column(),
        sentence,
        mend);
  }

  /** Say what kept a rule from firing, as the end of a sentence; empty if it cannot be known. */
  public static String why(NearMiss miss) {
    return switch (miss.kind()) {
      case UNKNOWN -> "";
      case OVERTAKEN ->
          ": its conditions held for a moment, but rules that fired before it changed that";
      case NEVER_TRUE -> ": not once was " + flat(miss.condition()) + " true";
      case NO_FACT -> ": no " + flat(miss.condition()) + nearest(miss.nearest());
    };
  }

  private static String nearest(NearMiss.@Nullable Nearest nearest) {
    return nearest == null
        ? ""
        : "; the "
            + nearest.side().name().toLowerCase(Locale.ROOT)
            + " has "
            + number(nearest.value());
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  private static String flat(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
