package hgw.workbench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import hgw.planner.ParsedPack;
import hgw.planner.Phase;
import hgw.planner.Plan;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force, in the order in which they fire where several could: by phase, then by
 * salience, then by file and line. Immutable; also as JSON.
 */
public record RuleList(List<Rule> rules) {
  /** Which rules come after all phases, and which never: see {@link Turn}. */
  private static final Comparator<Rule> IN_FIRING_ORDER =
      Comparator.comparing(Rule::turn)
          .thenComparing(rule -> rule.inPhase().orElse(Phase.ELIGIBILITY))
          .thenComparing(Comparator.comparingInt(Rule::salienceValue).reversed());

  /** The group that Drools gives to rules without one. */
  private static final String NO_GROUP = "MAIN";

  /** When a rule has its turn. */
  public enum Turn {
    /** In its phase. */
    IN_PHASE,
    /** After all phases: it names none. */
    AFTER_PHASES,
    /** Never: nobody runs the phase that it names. */
    NEVER
  }

  /**
   * A rule in force.
   *
   * @param phase the agenda-group that it names; null if it names none
   * @param salience as it is written, {@code 0} if it is not
   * @param name what it is called
   * @param file its file as messages name it
   * @param line its first line there, from 1
   * @param origin {@code built-in}, the name of a shipped pack, or the directory of the player's
   * @param replaces which rule that hgw brought along it stands for: file and line; null if none
   * @param fired how often it fired; null where no network was planned
   */
  public record Rule(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String phase,
      String salience,
      @JsonProperty("rule") String name,
      String file,
      int line,
      String origin,
      @JsonIgnore boolean shipped,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String replaces,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long fired,
      @JsonIgnore Turn turn,
      @JsonIgnore int salienceValue) {

    /** The phase; empty if it has its turn in none. */
    @JsonIgnore
    public Optional<Phase> inPhase() {
      return turn == Turn.IN_PHASE && phase != null ? Phase.ofGroup(phase) : Optional.empty();
    }

    /** Its file and line: {@code boost.drl:12}. */
    @JsonIgnore
    public String place() {
      return file + ":" + line;
    }
  }

  public RuleList {
    rules = List.copyOf(rules);
  }

  /** List the rules of a pack. */
  public static RuleList of(ParsedPack pack) {
    return of(pack, rule -> null);
  }

  /** List the rules of a pack, and how often each fired. */
  public static RuleList of(ParsedPack pack, Plan plan) {
    Map<String, Long> fired = new HashMap<>();
    plan.timesFired().forEach((rule, times) -> fired.put(rule.place(), times));
    return of(pack, rule -> fired.getOrDefault(rule.place(), 0L));
  }

  private static RuleList of(ParsedPack pack, Function<SourceRule, @Nullable Long> fired) {
    Map<SourceRule, String> replaced = new HashMap<>();
    pack.replacements().forEach(it -> replaced.put(it.rule(), it.replaced().place()));
    List<Rule> rules = new ArrayList<>();
    for (SourceRule rule : pack.rules().filter(it -> !it.query()).toList()) {
      rules.add(
          new Rule(
              rule.group(),
              rule.salience().strip(),
              rule.name(),
              rule.file().location(),
              rule.line(),
              rule.file().origin(),
              rule.file().shipped(),
              replaced.get(rule),
              fired.apply(rule),
              turn(rule),
              rule.salienceValue()));
    }
    return new RuleList(rules.stream().sorted(IN_FIRING_ORDER).toList()); // else as they stand
  }

  private static Turn turn(SourceRule rule) {
    String group = rule.group();
    if (group == null || group.equals(NO_GROUP)) {
      return Turn.AFTER_PHASES;
    }
    return Phase.ofGroup(group).isPresent() ? Turn.IN_PHASE : Turn.NEVER;
  }
}
