package hgw.workbench.diff;

import hgw.facts.Reason;
import hgw.planner.Plan;
import hgw.planner.Plan.Excluded;
import hgw.planner.Plan.PlannedScript;
import hgw.planner.Plan.RunnerUse;
import hgw.workbench.diff.Difference.AssignmentChange;
import hgw.workbench.diff.Difference.ExclusionChange;
import hgw.workbench.diff.Difference.RunnerChange;
import hgw.workbench.diff.Difference.SettingChange;
import hgw.workbench.diff.Difference.WarningChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sets one plan against another, part by part. */
final class PartByPart {
  private final Side from;
  private final Side to;
  private final Plan was;
  private final Plan now;
  private final Responsible responsible;

  PartByPart(Side from, Side to) {
    this.from = from;
    this.to = to;
    this.was = from.plan();
    this.now = to.plan();
    this.responsible = new Responsible(from, to);
  }

  Difference difference() {
    return new Difference(
        from.name(),
        to.name(),
        settings(),
        runners(),
        assignments(),
        exclusions(),
        warnings(),
        null);
  }

  private List<SettingChange> settings() {
    List<SettingChange> changes = new ArrayList<>();
    Plan.Terms before = was.terms();
    Plan.Terms after = now.terms();
    chosen(changes, "score", was.score(), now.score());
    chosen(changes, "scriptRam", was.scriptRam(), now.scriptRam());
    chosen(changes, "money", before.money(), after.money());
    chosen(changes, "hack", before.hack(), after.hack());
    chosen(changes, "epsilon", before.epsilon(), after.epsilon());
    ruled(changes, "restartChanged", before.restartChanged(), after.restartChanged());
    ruled(changes, "horizon", before.horizon(), after.horizon());
    return List.copyOf(changes);
  }

  /** Of what the player alone chooses. */
  private static void chosen(
      List<SettingChange> changes, String name, Object before, Object after) {
    if (!before.equals(after)) {
      changes.add(new SettingChange(name, before, after, null));
    }
  }

  /** Of what a rule can choose, too. */
  private void ruled(List<SettingChange> changes, String name, Object before, Object after) {
    if (!before.equals(after)) {
      String setter = "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
      changes.add(new SettingChange(name, before, after, responsible.forSetting(setter)));
    }
  }

  private List<RunnerChange> runners() {
    List<RunnerChange> changes = new ArrayList<>();
    each(
        by(was.runners(), RunnerUse::host),
        by(now.runners(), RunnerUse::host),
        (host, before, after) -> {
          if (before == null || after == null || !sameCapacity(before, after)) {
            changes.add(new RunnerChange(host, before, after, responsible.forRunner(host)));
          }
        });
    return List.copyOf(changes);
  }

  /** What is spare follows from the assignments. */
  private static boolean sameCapacity(RunnerUse before, RunnerUse after) {
    return before.maxRam() == after.maxRam()
        && before.threads() == after.threads()
        && before.scriptsStay() == after.scriptsStay();
  }

  private List<AssignmentChange> assignments() {
    List<AssignmentChange> changes = new ArrayList<>();
    each(
        by(was.assignments(), PlannedScript::target),
        by(now.assignments(), PlannedScript::target),
        (target, before, after) -> {
          if (before == null || !before.equals(after)) {
            changes.add(
                new AssignmentChange(
                    target, before, after, responsible.forTarget(target, isMade(before, after))));
          }
        });
    return List.copyOf(changes);
  }

  private static boolean isMade(@Nullable PlannedScript before, @Nullable PlannedScript after) {
    return before == null || after == null || !before.runner().equals(after.runner());
  }

  private List<ExclusionChange> exclusions() {
    List<ExclusionChange> changes = new ArrayList<>();
    Function<Excluded, String> key = excluded -> excluded.role() + " " + excluded.host();
    each(
        by(was.excluded(), key),
        by(now.excluded(), key),
        (any, before, after) -> exclusion(before, after).ifPresent(changes::add));
    return List.copyOf(changes);
  }

  /** What differs in why a server is excluded; of values that differ nobody wants to hear. */
  private Optional<ExclusionChange> exclusion(@Nullable Excluded before, @Nullable Excluded after) {
    Excluded one = before == null ? Objects.requireNonNull(after) : before;
    List<Reason> lost = less(before, after);
    List<Reason> gained = less(after, before);
    if (lost.isEmpty() && gained.isEmpty()) {
      return Optional.empty();
    }
    boolean isGained = !gained.isEmpty();
    Reason telling = isGained ? gained.get(0) : lost.get(0);
    return Optional.of(
        new ExclusionChange(
            one.host(),
            one.role(),
            before == null ? null : before.reason(),
            after == null ? null : after.reason(),
            responsible.forReason(one.host(), one.role(), telling, isGained)));
  }

  /** The reasons of one side whose sentence the other has not. */
  private static List<Reason> less(@Nullable Excluded one, @Nullable Excluded other) {
    if (one == null) {
      return List.of();
    }
    Set<String> sentences =
        other == null
            ? Set.of()
            : other.reasons().stream().map(Reason::sentence).collect(Collectors.toSet());
    return one.reasons().stream().filter(it -> !sentences.contains(it.sentence())).toList();
  }

  private List<WarningChange> warnings() {
    List<WarningChange> changes = new ArrayList<>();
    Set<String> lost = new LinkedHashSet<>(was.warnings());
    now.warnings().forEach(lost::remove);
    Set<String> gained = new LinkedHashSet<>(now.warnings());
    was.warnings().forEach(gained::remove);
    lost.forEach(
        it -> changes.add(new WarningChange(it, false, responsible.forWarning(it, false))));
    gained.forEach(
        it -> changes.add(new WarningChange(it, true, responsible.forWarning(it, true))));
    return List.copyOf(changes);
  }

  private static <T> Map<String, T> by(List<T> all, Function<T, String> key) {
    Map<String, T> by = new LinkedHashMap<>();
    all.forEach(one -> by.put(key.apply(one), one));
    return by;
  }

  /** Hears of what is on either side; what is null is not on that side. */
  private interface Pairs<T> {
    void pair(String key, @Nullable T before, @Nullable T after);
  }

  /** Tell all that is on the new side in its order, then what is on the old side alone. */
  private static <T> void each(Map<String, T> before, Map<String, T> after, Pairs<T> pairs) {
    after.forEach((key, one) -> pairs.pair(key, before.get(key), one));
    before.forEach(
        (key, one) -> {
          if (!after.containsKey(key)) {
            pairs.pair(key, one, null);
          }
        });
  }
}
