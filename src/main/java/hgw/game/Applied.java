package hgw.game;

import com.fasterxml.jackson.annotation.JsonProperty;
import hgw.planner.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of orders.
 *
 * @param launches one for each loop and batcher to be launched, in the same order
 * @param killed scripts killed
 * @param idleMs game time in ms from the first kill to the last launch
 */
public record Applied(List<Launch> launches, int killed, double idleMs) {
  /** Copy the list, so that nobody can change a result. */
  public Applied {
    launches = List.copyOf(launches);
  }

  /** Count what was left alone among what runs. */
  public Applied with(List<Orders.Kept> kept) {
    List<Launch> all = new ArrayList<>();
    kept.forEach(script -> all.add(new Launch(script.script(), script.pid(), "")));
    all.addAll(launches);
    return new Applied(all, killed, idleMs);
  }

  /**
   * What became of one loop or batcher.
   *
   * @param pid the game's process id, 0 if it failed
   * @param why why it failed, empty if it did not
   */
  public record Launch(@JsonProperty("loop") Plan.PlannedScript script, long pid, String why) {
    /** Tell whether it does not run. */
    public boolean failed() {
      return pid == 0;
    }
  }
}
