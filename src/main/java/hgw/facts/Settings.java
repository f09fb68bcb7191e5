package hgw.facts;

import hgw.network.Network;

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
  private double wipeEvery = Double.POSITIVE_INFINITY;
  private boolean restartChanged;

  /**
   * Create the settings of one plan.
   *
   * @param score name of the score model
   * @param money see {@link #getMoney}
   * @param hack see {@link #getHack}
   * @param epsilon see {@link #getEpsilon}
   * @param network where the price of a thread and the hacking level come from
   */
  public Settings(String score, double money, double hack, double epsilon, Network network) {
    this.score = score;
    this.money = money;
    this.hack = hack;
    this.epsilon = epsilon;
    this.scriptRam = network.script().ram();
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
    return wipeEvery;
  }

  /** Whether a rebalance restarts only loops that the plan changes. */
  public boolean isRestartChanged() {
    return restartChanged;
  }

  /** Let a rebalance restart only loops that the plan changes. */
  public Settings restartingChanged() {
    this.restartChanged = true;
    return this;
  }

  /** Say after which time every loop is killed and starts anew, in ms. */
  public Settings wipedEvery(double ms) {
    this.wipeEvery = ms;
    return this;
  }

  @Override
  public String toString() {
    return "settings";
  }
}
