package hgw.workbench.edit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import hgw.orchestrator.Policy;
import hgw.workbench.diff.Difference;
import hgw.workbench.lint.Finding;
import hgw.workbench.scenario.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules and a score that are proposed for a running game, by an edit or on a page: checked, tested,
 * planned in the shadow and compared with what is in force. Immutable; also as JSON.
 *
 * @param rules the packs laid over the default pack, as the player named them
 * @param score the score model
 * @param atMs when the files were read, in ms since 1970
 * @param problems what keeps it from being used, sentences, the cause first; none if it is sound
 * @param findings what is likely wrong though it can be used
 * @param verdicts what came of the scenarios beside the rules
 * @param difference its plan against that of the rules in force, both of the servers as they are
 *     now; null if it is not sound, or no game has been looked at yet
 * @param policy by what to plan; null if it is not sound
 * @param sources what was read
 */
public record Proposal(
    List<String> rules,
    String score,
    long atMs,
    List<String> problems,
    List<Finding> findings,
    @JsonIgnore List<Verdict> verdicts,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Difference difference,
    @JsonIgnore @Nullable Policy policy,
    @JsonIgnore Sources sources) {

  public Proposal {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
    findings = List.copyOf(findings);
    verdicts = List.copyOf(verdicts);
  }

  /** Whether it can be used. */
  @JsonProperty("sound")
  public boolean isSound() {
    return problems.isEmpty();
  }

  /** How many scenarios passed. */
  @JsonProperty
  public long scenariosPassed() {
    return verdicts.stream().filter(Verdict::passed).count();
  }

  /** How many scenarios failed. */
  @JsonProperty
  public long scenariosFailed() {
    return verdicts.size() - scenariosPassed();
  }
}
