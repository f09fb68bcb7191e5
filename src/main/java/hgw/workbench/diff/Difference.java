package hgw.workbench.diff;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import hgw.planner.Plan;
import hgw.planner.Plan.PlannedScript;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two plans, and which rule is responsible for it. Immutable; also as JSON.
 * What is null was, or is, not there at all.
 *
 * @param from what the old side is called
 * @param to what the new side is called
 * @param settings settings that rules or the player changed
 * @param runners runners gained, lost, or with another number of threads
 * @param assignments what works on which target: gained, lost or changed, best target first
 * @param exclusions servers excluded from a role, no more, or for other reasons
 * @param warnings warnings gained and lost
 * @param income what both sides earn; null if they were not played
 */
public record Difference(
    String from,
    String to,
    List<SettingChange> settings,
    List<RunnerChange> runners,
    List<AssignmentChange> assignments,
    List<ExclusionChange> exclusions,
    List<WarningChange> warnings,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Income income) {

  /**
   * A setting that differs.
   *
   * @param setting its name, as {@code Settings} has it
   * @param was its value: a number, a text, true or false
   */
  public record SettingChange(String setting, Object was, Object now, @Nullable Because because) {}

  /** A runner that differs. */
  public record RunnerChange(
      String host,
      Plan.@Nullable RunnerUse was,
      Plan.@Nullable RunnerUse now,
      @Nullable Because because) {}

  /** What works on a target, and differs. */
  public record AssignmentChange(
      String target,
      @Nullable PlannedScript was,
      @Nullable PlannedScript now,
      @Nullable Because because) {

    /** Whether the target is worked on by the new side alone. */
    @JsonIgnore
    public boolean isGained() {
      return was == null;
    }

    /** Whether the target is worked on by the old side alone. */
    @JsonIgnore
    public boolean isLost() {
      return now == null;
    }
  }

  /** The reason for which a server is excluded from a role, and differs. */
  public record ExclusionChange(
      String host,
      String role,
      @Nullable String was,
      @Nullable String now,
      @Nullable Because because) {}

  /**
   * A warning.
   *
   * @param gained whether it is a warning of the new side; else of the old
   */
  public record WarningChange(String text, boolean gained, @Nullable Because because) {}

  /** Compare the plans of two sides. */
  public static Difference of(Side from, Side to) {
    return new PartByPart(from, to).difference();
  }

  /**
   * Compare two sides, and play both.
   *
   * @param hours game hours to play
   * @throws hgw.UserError if the rules of one fail at any rebalance
   */
  public static Difference played(Side from, Side to, double hours) throws InterruptedException {
    return of(from, to).with(Income.of(from, to, hours));
  }

  /** Return this difference with what both sides earn. */
  public Difference with(Income income) {
    return new Difference(from, to, settings, runners, assignments, exclusions, warnings, income);
  }

  /** Whether both plan the same. */
  @JsonIgnore
  public boolean isNone() {
    return Stream.of(settings, runners, assignments, exclusions, warnings).allMatch(List::isEmpty);
  }
}
