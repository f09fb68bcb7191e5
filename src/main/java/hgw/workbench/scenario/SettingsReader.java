package hgw.workbench.scenario;

import hgw.planner.Choice;
import hgw.planner.Choices;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the player chose: {@code given.settings}, in the words of the command line. */
final class SettingsReader {
  static final Set<String> RESTARTS = new LinkedHashSet<>(List.of("all", "changed"));

  private SettingsReader() {}

  static Choices read(@Nullable Part part) {
    Choices usual = Choices.USUAL;
    if (part == null) {
      return usual;
    }
    Map<String, Part> members = part.members(Shape.SETTINGS);
    Part score = members.get("score");
    Part money = members.get("money");
    Part hack = members.get("hack");
    Part epsilon = members.get("epsilon");
    Part restart = members.get("restart");
    return new Choices(
        score == null ? usual.score() : score.text(),
        money == null ? usual.money() : Choice.given(money.ratio()),
        hack == null ? usual.hack() : Choice.given(hack.ratio()),
        epsilon == null ? usual.epsilon() : Choice.given(epsilon.number()),
        restart == null ? usual.restart() : Choice.given(restart(restart)),
        intervalMs(members.get("rebalance")),
        usual.horizon());
  }

  private static long intervalMs(@Nullable Part part) {
    if (part == null) {
      return Choices.USUAL.intervalMs();
    }
    long ms = part.whole(Choices.MAX_INTERVAL_MS);
    if (ms < Choices.MIN_INTERVAL_MS) {
      throw part.error("is " + ms + ", it must be at least " + Choices.MIN_INTERVAL_MS + " ms.");
    }
    return ms;
  }

  /** Read what a rebalance restarts. */
  static Choices.Restart restart(Part part) {
    return part.word(RESTARTS).equals("changed") ? Choices.Restart.CHANGED : Choices.Restart.ALL;
  }
}
