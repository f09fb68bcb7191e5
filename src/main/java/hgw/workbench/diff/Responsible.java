package hgw.workbench.diff;

import hgw.Place;
import hgw.facts.Reason;
import hgw.planner.LoadedRule;
import hgw.planner.Pack;
import hgw.planner.Phase;
import hgw.planner.Plan;
import hgw.planner.Plan.Firing;
import hgw.planner.TracedFact;
import hgw.planner.source.SourceRule;
import hgw.workbench.diff.Because.How;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds which rule is responsible for a difference: of those that fired for its subject on one side
 * alone the player's own first, then one that made what is different, then one that fired for
 * nothing else either, then the last. Where the same rules fired on both sides, the last that made
 * it decides otherwise now.
 */
final class Responsible {
  private final Side from;
  private final Side to;
  private final Map<String, List<Firing>> was;
  private final Map<String, List<Firing>> now;

  private final Set<LoadedRule> firedBefore;
  private final Set<LoadedRule> firedNow;

  /** Rules of the player's that fired on one side alone. */
  private final Set<LoadedRule> ownOnOneSide = new LinkedHashSet<>();

  Responsible(Side from, Side to) {
    this.from = from;
    this.to = to;
    was = byHost(from.plan());
    now = byHost(to.plan());
    firedBefore = rules(from.plan().firings());
    firedNow = rules(to.plan().firings());
    Stream.concat(firedNow.stream(), firedBefore.stream())
        .filter(
            rule -> !rule.isShipped() && !(firedBefore.contains(rule) && firedNow.contains(rule)))
        .forEach(ownOnOneSide::add);
  }

  private static Map<String, List<Firing>> byHost(Plan plan) {
    Map<String, List<Firing>> byHost = new HashMap<>();
    for (Firing firing : plan.firings()) {
      firing.facts().stream()
          .flatMap(fact -> fact.hosts().stream())
          .distinct()
          .forEach(host -> byHost.computeIfAbsent(host, it -> new ArrayList<>()).add(firing));
    }
    return byHost;
  }

  private static Set<LoadedRule> rules(List<Firing> firings) {
    return firings.stream().map(Firing::rule).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Who is responsible for what works on a target, or does no more.
   *
   * @param made whether it was made or unmade; else it was changed by who came last
   */
  @Nullable Because forTarget(String host, boolean made) {
    return find(
        was.getOrDefault(host, List.of()),
        now.getOrDefault(host, List.of()),
        fact -> isRole(fact, "target", host) || isWorkOn(fact, host) || isExclusion(fact, "target"),
        fact -> isWorkOn(fact, host) || isExclusion(fact, "target"),
        made);
  }

  /** Who is responsible for what a server is as a runner; nobody if the server is another. */
  @Nullable Because forRunner(String host) {
    Predicate<TracedFact> outcome = fact -> isExclusion(fact, "runner");
    Because because =
        find(
            making(was, host),
            making(now, host),
            fact -> isRole(fact, "runner", host) || outcome.test(fact),
            outcome,
            false);
    return because != null && because.how() == How.DECIDES_OTHERWISE && !because.isOwn()
        ? null
        : because;
  }

  /** What makes a runner of a server: not what then gives it work, unless it is the player's. */
  private static List<Firing> making(Map<String, List<Firing>> byHost, String host) {
    return byHost.getOrDefault(host, List.of()).stream()
        .filter(it -> it.rule().phase() == Phase.ELIGIBILITY || !it.rule().isShipped())
        .toList();
  }

  /**
   * Who is responsible for a reason to exclude a server, or that it is one no more.
   *
   * @param gained whether it is a reason on the new side
   */
  @Nullable Because forReason(String host, String role, Reason reason, boolean gained) {
    TracedFact excluded = new TracedFact.Excluded(new TracedFact.Role(role, host), reason);
    return (gained ? now : was)
        .getOrDefault(host, List.of()).stream()
            .filter(firing -> firing.facts().contains(excluded))
            .findFirst()
            .map(
                firing ->
                    gained
                        ? because(firing.rule(), How.FIRES)
                        : because(standsNowFor(firing.rule()), How.FIRES_NO_MORE))
            .orElse(null);
  }

  /** Who warned. */
  @Nullable Because forWarning(String sentence, boolean gained) {
    Plan plan = gained ? to.plan() : from.plan();
    return plan.firings().stream()
        .filter(firing -> firing.facts().contains(new TracedFact.Warned(sentence)))
        .findFirst()
        .map(firing -> because(firing.rule(), gained ? How.FIRES : How.FIRES_NO_MORE))
        .orElse(null);
  }

  /** Who is responsible for a setting: a rule that fires on one side alone and calls its setter. */
  @Nullable Because forSetting(String setter) {
    return Stream.of(to, from).flatMap(side -> calling(side, setter)).findFirst().orElse(null);
  }

  private Stream<Because> calling(Side side, String setter) {
    Set<LoadedRule> others = side == to ? firedBefore : firedNow;
    Set<String> places =
        side.planner()
            .pack()
            .rules()
            .filter(rule -> rule.consequence().contains(setter + "("))
            .map(SourceRule::place)
            .collect(Collectors.toSet());
    return (side == to ? firedNow : firedBefore)
        .stream()
            .filter(rule -> places.contains(rule.place()) && !others.contains(rule))
            .map(rule -> because(rule, side == to ? How.FIRES : How.FIRES_NO_MORE));
  }

  private @Nullable Because find(
      List<Firing> before,
      List<Firing> after,
      Predicate<TracedFact> subject,
      Predicate<TracedFact> outcome,
      boolean made) {
    List<Firing> old = about(before, subject);
    List<Firing> current = about(after, subject);
    Firing fires = best(current, rules(old), outcome, firedBefore, made);
    if (fires != null) {
      return because(fires.rule(), How.FIRES);
    }
    Firing gone = best(old, rules(current), outcome, firedNow, made);
    if (gone != null) {
      return because(standsNowFor(gone.rule()), How.FIRES_NO_MORE);
    }
    Firing last = best(current, Set.of(), outcome, firedBefore, made);
    return last == null ? null : because(last.rule(), How.DECIDES_OTHERWISE);
  }

  private static List<Firing> about(List<Firing> firings, Predicate<TracedFact> subject) {
    return firings.stream().filter(firing -> firing.facts().stream().anyMatch(subject)).toList();
  }

  /**
   * The most telling firing of a rule that did not fire for the same on the other side.
   *
   * @param elsewhere the rules that fired for the same there
   * @param onOtherSide the rules that fired there for anything at all
   * @param first whether of equals the first is meant; else the last
   */
  private static @Nullable Firing best(
      List<Firing> firings,
      Set<LoadedRule> elsewhere,
      Predicate<TracedFact> outcome,
      Set<LoadedRule> onOtherSide,
      boolean first) {
    Firing best = null;
    int bestWeight = -1;
    for (Firing firing : firings) {
      int weight =
          (firing.rule().isShipped() ? 0 : 4)
              + (firing.facts().stream().anyMatch(outcome) ? 2 : 0)
              + (onOtherSide.contains(firing.rule()) ? 0 : 1);
      boolean better = first ? weight > bestWeight : weight >= bestWeight;
      if (better && !elsewhere.contains(firing.rule())) {
        best = firing;
        bestWeight = weight;
      }
    }
    return best;
  }

  /** The rule of the player's that replaces another on the new side; that one if none does. */
  private LoadedRule standsNowFor(LoadedRule rule) {
    return to.planner()
        .pack()
        .ownRules()
        .filter(own -> rule.isShipped() && own.name().equals(rule.name()))
        .findFirst()
        .map(
            own ->
                new LoadedRule(
                    own.name(),
                    own.file().name(),
                    new Place(own.file().location(), own.line()),
                    false,
                    rule.phase()))
        .orElse(rule);
  }

  private Because because(LoadedRule rule, How how) {
    boolean alone = rule.isShipped() && ownOnOneSide.size() == 1;
    return new Because(
        rule.name(),
        place(rule),
        !rule.isShipped(),
        how,
        alone ? ownOnOneSide.iterator().next().place() : null);
  }

  /** File and line, with the name of the shipped pack that the file is of. */
  private String place(LoadedRule rule) {
    if (!rule.isShipped()) {
      return rule.place();
    }
    Plan plan = firedNow.contains(rule) ? to.plan() : from.plan();
    return plan.rules().stream()
        .filter(file -> file.file().equals(rule.file()) && !file.origin().equals(Pack.BUILT_IN))
        .findFirst()
        .map(file -> file.origin() + "/" + rule.place())
        .orElse(rule.place());
  }

  private static boolean isRole(TracedFact fact, String role, String host) {
    return fact instanceof TracedFact.Role of && of.role().equals(role) && of.host().equals(host);
  }

  private static boolean isWorkOn(TracedFact fact, String host) {
    return fact instanceof TracedFact.Loop loop && loop.target().equals(host)
        || fact instanceof TracedFact.Batcher batcher && batcher.target().equals(host);
  }

  private static boolean isExclusion(TracedFact fact, String role) {
    return fact instanceof TracedFact.Excluded excluded && excluded.role().role().equals(role);
  }
}
