package hgw.workbench.edit;

import hgw.UserError;
import hgw.planner.Pack;
import hgw.planner.source.RuleFile;
import hgw.workbench.scenario.ScenarioFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an author has written, as it was read at one moment: two that are equal say the same.
 *
 * @param rules the packs laid over the default pack, as the player named them
 * @param score the score model
 * @param files the rule files; empty if they cannot be read
 * @param scenarios the scenarios beside them
 * @param problem why they cannot be read; empty if they can
 * @param pack the rules, read; null if they cannot be
 */
record Sources(
    List<String> rules,
    String score,
    List<RuleFile> files,
    List<ScenarioFile> scenarios,
    String problem,
    @Nullable Pack pack) {

  /** Read what the files say now. */
  static Sources read(List<String> rules, String score) {
    try {
      return of(rules, score, Pack.load(rules));
    } catch (UserError e) {
      return new Sources(rules, score, List.of(), List.of(), String.valueOf(e.getMessage()), null);
    }
  }

  /**
   * Read what stands beside rules that are read.
   *
   * @throws UserError if it cannot be read
   */
  static Sources of(List<String> rules, String score, Pack pack) {
    List<ScenarioFile> scenarios = new ArrayList<>();
    own(rules).forEach(directory -> scenarios.addAll(ScenarioFile.of(directory)));
    return new Sources(rules, score, pack.files(), List.copyOf(scenarios), "", pack);
  }

  /** The packs that are directories of the player's. */
  static List<String> own(List<String> rules) {
    return rules.stream().filter(name -> Files.isDirectory(Path.of(name))).toList();
  }

  /** Whether both have the same rules and score, whatever scenarios stand beside them. */
  boolean plansAs(Sources other) {
    return pack != null && files.equals(other.files) && score.equals(other.score);
  }

  /** Whether nothing is written otherwise. */
  boolean saysAs(Sources other) {
    return rules.equals(other.rules)
        && score.equals(other.score)
        && files.equals(other.files)
        && scenarios.equals(other.scenarios)
        && problem.equals(other.problem);
  }
}
