package hgw.workbench.scenario;

import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.Plan;
import hgw.planner.Planner;

/**
 * A plan that was made for a scenario, and how.
 *
 * @param planner the rules
 * @param network the servers
 * @param choices what the player chose
 * @param plan what came of it
 * @param packs other rules, to compare with
 */
record Tried(Planner planner, Network network, Choices choices, Plan plan, Packs packs) {}
