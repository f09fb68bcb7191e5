package hgw.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import hgw.planner.Choices;
import java.util.List;

/**
 * All that is recorded of a rebalance but its network and plan. Immutable; also as JSON.
 *
 * @param choices what the player chose
 * @param files the rule files, in the order of their phases
 * @param targets what was launched and what came of it, by what was earned
 */
public record Details(
    @JsonUnwrapped Recorded rebalance,
    Choices choices,
    List<FileRecord> files,
    List<TargetRecord> targets) {
  /** Keep lists of its own. */
  public Details {
    files = List.copyOf(files);
    targets = List.copyOf(targets);
  }
}
