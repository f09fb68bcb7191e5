package hgw.workbench.diff;

import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.Plan;
import hgw.planner.Planner;

/**
 * One side of a difference: rules and what they plan.
 *
 * @param name what to call it
 * @param planner the rules, which can be asked again: to play takes more than one plan
 * @param network the servers as they are at first
 * @param choices what the player chose
 * @param plan what the rules made of that
 */
public record Side(String name, Planner planner, Network network, Choices choices, Plan plan) {
  /**
   * Plan a side.
   *
   * @throws hgw.UserError if the rules fail
   */
  public static Side of(String name, Planner planner, Network network, Choices choices) {
    return new Side(name, planner, network, choices, planner.plan(network, choices));
  }
}
