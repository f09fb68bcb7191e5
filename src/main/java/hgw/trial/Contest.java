package hgw.trial;

import hgw.Cores;
import hgw.UserError;
import hgw.network.Network;
import hgw.planner.Choices;
import hgw.planner.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A contest of packs and scores: each plays the same game, as many at once as there are cores.
 *
 * @param name where the servers come from, in words
 * @param network the servers as they are at first
 * @param hours game hours that each plays
 * @param choices what the player chose, but for the score
 * @param timerFloorMs timers fire at multiples of this many ms only; 0 for when they are due
 */
public record Contest(
    String name, Network network, double hours, Choices choices, double timerFloorMs) {
  /** The game hours after which a player asks what a policy earns. */
  private static final List<Double> USUAL_HORIZONS = List.of(1.0, Comparison.RANKED_AT, 8.0);

  /** Create a contest in the foreground, where timers fire when they are due. */
  public Contest(String name, Network network, double hours, Choices choices) {
    this(name, network, hours, choices, 0);
  }

  /** A pack, by its name, with one of the scores that it defines. */
  public record Contender(String pack, Planner planner, String score) {}

  /**
   * Play, and rank the contenders.
   *
   * @param played told after each game how many are over; called by several threads
   * @throws UserError if the rules of one fail at any rebalance
   */
  public Comparison play(List<Contender> contenders, IntConsumer played)
      throws InterruptedException {
    List<Outcome> outcomes = outcomes(contenders, played);
    List<Comparison.Result> results = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      Contender contender = contenders.get(i);
      results.add(
          Comparison.Result.of(
              contender.pack(), contender.score(), outcomes.get(i), horizons(hours)));
    }
    return Comparison.of(name, hours, results);
  }

  /** The game hours after which to take stock: the usual ones, and the last. */
  private static List<Double> horizons(double hours) {
    List<Double> horizons = new ArrayList<>();
    USUAL_HORIZONS.stream().filter(usual -> usual < hours).forEach(horizons::add);
    horizons.add(hours);
    return horizons;
  }

  private List<Outcome> outcomes(List<Contender> contenders, IntConsumer played)
      throws InterruptedException {
    AtomicInteger over = new AtomicInteger();
    List<Callable<Outcome>> games = new ArrayList<>();
    for (Contender contender : contenders) {
      games.add(
          () -> {
            Outcome outcome =
                new Trial(network, hours, Double.POSITIVE_INFINITY, timerFloorMs)
                    .run(contender.planner(), choices.withScore(contender.score()));
            played.accept(over.incrementAndGet());
            return outcome;
          });
    }
    return Cores.doAll(games);
  }
}
