package hgw.orchestrator;

import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.Plan;
import hgw.planner.Planner;

/**
 * By what to plan: rules and what the player chose. Immutable.
 *
 * @param planner the rules
 * @param choices what the player chose
 */
public record Policy(Planner planner, Choices choices) {
  /**
   * Plan a network.
   *
   * @throws hgw.UserError if the rules fail
   */
  public Plan plan(Network network) {
    return planner.plan(network, choices);
  }
}
