package hgw.history;

import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Plan;

/**
 * The moment of a rebalance, from which can be planned again. Immutable.
 *
 * @param network what was discovered
 * @param choices what the player chose
 * @param pack the rules
 * @param plan what they decided then
 */
public record Moment(Recorded rebalance, Network network, Choices choices, Pack pack, Plan plan) {}
