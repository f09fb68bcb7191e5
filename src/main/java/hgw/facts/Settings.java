package hgw.facts;

import hgw.network.Network;
import org.kie.api.definition.type.Modifies;

/** What the player chose on the command line, and what every rule needs. One per session. */
public final class Settings {
  private final String score;
  private final double money;
  private final double hack;
  private final double epsilon;
  private final double scriptRam;
  private final int hackingLevel;
  private boolean moneyGiven;
  private boolean hackGiven;
  private boolean epsilonGiven;
  private double rebalanceEvery = Double.POSITIVE_INFINITY;
  private boolean restartChanged;
  private boolean restartGiven;
  private double horizon;

  /**
   * Create the settings of one plan.
   *
   * @param score name of the score model
   * @param money see {@link #getMoney}
   * @param hack see {@link #getHack}
   * @param epsilon see {@link #getEpsilon}
   * @param horizon see {@link #getHorizon}
   * @param network where the price of a thread and the hacking level come from
   */
  public Settings(
      String score, double money, double hack, double epsilon, double horizon, Network network) {
    this.score = score;
    this.money = money;
    this.hack = hack;
    this.epsilon = epsilon;
    this.horizon = horizon;
    this.scriptRam = network.loop().ram();
    this.hackingLevel = network.player().hackingLevel();
  }

  /** The score model by name, as {@code --score} gives it. */
  public String getScore() {
    return score;
  }

  /** Ratio 0..1 of its maximum money to which a loop grows its target before it hacks. */
  public double getMoney() {
    return money;
  }

  /** Fraction 0..1 of the money that one hack takes. */
  public double getHack() {
    return hack;
  }

  /** Security above the minimum that a loop tolerates before it weakens. */
  public double getEpsilon() {
    return epsilon;
  }

  /** RAM of one thread of the loop, in GB. */
  public double getScriptRam() {
    return scriptRam;
  }

  /** The player's hacking level. */
  public int getHackingLevel() {
    return hackingLevel;
  }

  /** Whether the player chose {@code money}; a rule that finds a better one leaves it then. */
  public boolean isMoneyGiven() {
    return moneyGiven;
  }

  /** Whether the player chose {@code hack}; a rule that finds a better one leaves it then. */
  public boolean isHackGiven() {
    return hackGiven;
  }

  /** Whether the player chose {@code epsilon}; a rule that finds a better one leaves it then. */
  public boolean isEpsilonGiven() {
    return epsilonGiven;
  }

  /** Say which of the loop's parameters the player chose. */
  public Settings given(boolean money, boolean hack, boolean epsilon) {
    this.moneyGiven = money;
    this.hackGiven = hack;
    this.epsilonGiven = epsilon;
    return this;
  }

  /** Time after which every loop is killed and starts anew, in ms; infinite if none is. */
  public double getWipeEvery() {
    return restartChanged ? Double.POSITIVE_INFINITY : rebalanceEvery;
  }

  /** Say after which time the next rebalance comes, in ms. */
  public Settings rebalancedEvery(double ms) {
    this.rebalanceEvery = ms;
    return this;
  }

  /** Whether a rebalance restarts only loops that the plan changes. */
  public boolean isRestartChanged() {
    return restartChanged;
  }

  /** Say whether a rebalance restarts only loops that the plan changes. */
  @Modifies({"restartChanged", "wipeEvery"})
  public void setRestartChanged(boolean restartChanged) {
    this.restartChanged = restartChanged;
  }

  /** Whether the player chose what a rebalance restarts; a rule leaves it then. */
  public boolean isRestartGiven() {
    return restartGiven;
  }

  /** Say what the player chose a rebalance to restart. */
  public Settings restarting(boolean changed, boolean given) {
    this.restartChanged = changed;
    this.restartGiven = given;
    return this;
  }

  /** Hours that a plan looks ahead when it weighs incomes. */
  public double getHorizon() {
    return horizon;
  }

  /** Look more or fewer hours ahead. */
  public void setHorizon(double horizon) {
    this.horizon = horizon;
  }

  @Override
  public String toString() {
    return "settings";
  }
}
