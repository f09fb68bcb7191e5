package hgw.workbench.edit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import hgw.orchestrator.Policy;
import hgw.workbench.lint.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the rules of a running hgw. Immutable; also as JSON.
 *
 * @param inForce by what is planned
 * @param waiting what will be in force after the next rebalance; null if nothing changes
 * @param broken what the files say now and cannot be used; null if they are sound
 */
public record RulesState(
    InForce inForce,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Proposal waiting,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Proposal broken) {

  /**
   * What is in force.
   *
   * @param rules the packs laid over the default pack, as the player named them
   * @param score the score model
   * @param readMs when the files were read, in ms since 1970
   * @param sinceMs when they first planned, in ms since 1970; 0 if they have not yet
   * @param findings what is likely wrong with them
   */
  public record InForce(
      List<String> rules,
      String score,
      long readMs,
      long sinceMs,
      List<Finding> findings,
      @JsonIgnore Policy policy,
      @JsonIgnore Sources sources) {
    public InForce {
      rules = List.copyOf(rules);
      findings = List.copyOf(findings);
    }

    InForce planned(long nowMs, List<Finding> found) {
      return new InForce(rules, score, readMs, nowMs, found, policy, sources);
    }
  }

  RulesState with(InForce now) {
    return new RulesState(now, waiting, broken);
  }
}
