package hgw.planner;

import hgw.UserError;
import hgw.facts.Assignment;
import hgw.facts.Candidate;
import hgw.facts.Exclusion;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Watches who is excluded when: eligibility is decided in its own phase, and whoever is excluded
 * later would be listed as excluded and get its loop all the same.
 */
final class LateExclusions {
  private static final String MEND =
      " Put it in agenda-group \"eligibility\", before the rule that makes servers eligible; to cut a"
          + " list that is ranked, replace the rule of coverage: Cursor( $next : next <= 8 ).";

  /** Who made an exclusion of a server that was eligible then. */
  private final Map<Exclusion, LoadedRule> late = new IdentityHashMap<>();

  private final Map<Candidate, LoadedRule> qualified = new IdentityHashMap<>();
  private final Map<Candidate, LoadedRule> disqualified = new IdentityHashMap<>();
  private final Set<Candidate> eligible = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Look at the facts that a firing had a hand in. */
  void afterFiring(LoadedRule rule, List<Object> facts) {
    for (Object fact : facts) {
      if (fact instanceof Exclusion exclusion) {
        if (exclusion.getCandidate().isEligible()) {
          late.putIfAbsent(exclusion, culprit(exclusion, rule));
        }
      } else if (fact instanceof Candidate candidate) {
        if (candidate.isEligible()) {
          eligible.add(candidate);
          qualified.putIfAbsent(candidate, rule);
          disqualified.remove(candidate);
        } else if (eligible.remove(candidate)) {
          disqualified.put(candidate, rule);
        }
      }
    }
  }

  /** Who is to blame: not a shipped rule that excludes whom a player's rule made eligible. */
  private LoadedRule culprit(Exclusion exclusion, LoadedRule rule) {
    LoadedRule qualifier = qualified.get(exclusion.getCandidate());
    return rule.isShipped() && qualifier != null && !qualifier.isShipped() ? qualifier : rule;
  }

  /**
   * Refuse a plan in which a server is excluded and takes part all the same.
   *
   * @throws UserError that names the rule which excluded it too late
   */
  void check(List<Exclusion> exclusions, List<Assignment> assignments) {
    for (Exclusion exclusion : exclusions) {
      LoadedRule rule = late.get(exclusion);
      if (rule == null || !exclusion.getCandidate().isEligible()) {
        continue;
      }
      Candidate candidate = exclusion.getCandidate();
      String who = candidate.toString();
      throw rule.error(
          rule.equals(qualified.get(candidate))
              ? "makes "
                  + who
                  + " eligible before it is known who is excluded: it "
                  + exclusion.getReason()
                  + ". Give it a salience under 0."
              : "excludes "
                  + who
                  + " after eligibility is over: it would take part all the same."
                  + MEND);
    }
    for (Assignment assignment : assignments) {
      check(assignment.getTarget(), assignment);
      check(assignment.getRunner(), assignment);
    }
  }

  private void check(Candidate candidate, Assignment assignment) {
    LoadedRule rule = disqualified.get(candidate);
    if (rule != null) {
      throw rule.error(
          "takes the role from "
              + candidate
              + " too late: it takes part all the same, "
              + assignment
              + "."
              + MEND);
    }
  }
}
