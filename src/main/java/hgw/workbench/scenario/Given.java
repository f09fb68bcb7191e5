package hgw.workbench.scenario;

import hgw.network.Network;
import hgw.planner.Choices;
import java.util.List;

/**
 * What a scenario begins with.
 *
 * @param network the servers, the player and what runs
 * @param choices what the player chose
 * @param over packs that lie under the one that is tested
 */
public record Given(Network network, Choices choices, List<String> over) {
  public Given {
    over = List.copyOf(over);
  }
}
