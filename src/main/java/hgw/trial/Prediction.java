package hgw.trial;

import hgw.UserError;
import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.Planner;
import java.util.OptionalDouble;

/**
 * What a plan will earn, where that is quickly known: just what a simulation of the same rules and
 * hours shows, for it is one. There is no second way to work it out that could tell otherwise.
 */
public final class Prediction {
  /**
   * Servers times rebalances and hours that are played in a fifth of a second by a process that has
   * just begun: any network of the real game, for three hours. Whether a game is played must not
   * depend on how fast the machine is at the moment.
   */
  private static final double MOST_WORK = 1200;

  private static final double MS_PER_HOUR = 3_600_000;

  private Prediction() {}

  /** How much there is to play: servers times rebalances and hours. */
  public static double work(Choices choices, Network network, double hours) {
    double rebalances = Math.ceil(hours * MS_PER_HOUR / choices.intervalMs());
    return network.servers().size() * (rebalances + hours);
  }

  /**
   * Predict the income in dollars per hour.
   *
   * @param trial of the network; it is used up
   * @return empty if playing would take long, or the rules fail at a later rebalance
   */
  public static OptionalDouble perHour(
      Planner planner, Choices choices, Network network, Trial trial) throws InterruptedException {
    if (work(choices, network, trial.hours()) > MOST_WORK || planner.weighsIncomes()) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(trial.run(planner, choices).incomePerHour(trial.hours()));
    } catch (UserError e) {
      return OptionalDouble.empty(); // a simulation tells it
    }
  }
}
