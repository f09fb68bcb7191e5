package hgw.trial;

import hgw.game.simulated.Ledger;
import hgw.orchestrator.Cycle;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a trial came to.
 *
 * @param hours game hours that it lasted
 * @param last the last rebalance
 * @param levelAtStart the player's hacking level at first
 * @param levelAtEnd the player's hacking level in the end
 * @param lostOperations operations lost because a rebalance killed their loop
 * @param ledger what was earned
 */
public record Outcome(
    double hours, Cycle last, int levelAtStart, int levelAtEnd, int lostOperations, Ledger ledger) {

  /** Income in dollars per hour, as mean of the first hours. */
  public double incomePerHour(double firstHours) {
    return firstHours >= hours
        ? ledger.total() / hours
        : ledger.between(0, firstHours) / firstHours;
  }

  /** Game time of the first money in ms; null if there was none. */
  public @Nullable Long firstMoneyMs() {
    OptionalLong firstMs = ledger.firstMs();
    return firstMs.isPresent() ? firstMs.getAsLong() : null;
  }
}
