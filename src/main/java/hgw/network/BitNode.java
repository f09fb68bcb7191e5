package hgw.network;

/**
 * What a BitNode scales, as far as hacking goes; 1 each in BitNode 1. Maximum and starting money
 * and starting security are in the servers' own values already. Source: {@code
 * getBitNodeMultipliers} in {@code src/BitNode/BitNode.tsx}, the same in 2.6.1 and 2.7.1.
 *
 * @param number the BitNode's number
 * @param level the player's level in it: one more than that of its source file
 * @param known whether its constants are known; an unknown one counts as BitNode 1
 * @param hackingLevel of the hacking level ({@code HackingLevelMultiplier})
 * @param hackingExp of the experience that hacking brings ({@code HackExpGain})
 * @param hackingSpeed of the speed of operations ({@code HackingSpeedMultiplier})
 * @param hackMoney of the money that a hack takes from a server ({@code ScriptHackMoney})
 * @param hackMoneyGain of the part of it that the player gets ({@code ScriptHackMoneyGain})
 * @param growth of the growth of servers ({@code ServerGrowthRate})
 * @param weaken of what a weaken takes away ({@code ServerWeakenRate})
 */
public record BitNode(
    int number,
    int level,
    boolean known,
    double hackingLevel,
    double hackingExp,
    double hackingSpeed,
    double hackMoney,
    double hackMoneyGain,
    double growth,
    double weaken) {

  /** The BitNode in which nothing is scaled. */
  public static final BitNode FIRST = of(1, 1);

  /**
   * Find a BitNode.
   *
   * @param number from 1
   * @param level the player's level in it, from 1; it matters in BitNode 12 alone
   */
  public static BitNode of(int number, int level) {
    double decline = 1 / Math.pow(1.02, level); // BitNode 12 grows harder with every level
    return switch (number) {
      //                       level exp speed money gain growth weaken
      case 1 -> known(number, level, 1, 1, 1, 1, 1, 1, 1);
      case 2 -> known(number, level, 0.8, 1, 1, 1, 1, 0.8, 1);
      case 3 -> known(number, level, 0.8, 1, 1, 0.2, 1, 0.2, 1);
      case 4 -> known(number, level, 1, 0.4, 1, 0.2, 1, 1, 1);
      case 5 -> known(number, level, 1, 0.5, 1, 0.15, 1, 1, 1);
      case 6 -> known(number, level, 0.35, 0.25, 1, 0.75, 1, 1, 1);
      case 7 -> known(number, level, 0.35, 0.25, 1, 0.5, 1, 1, 1);
      case 8 -> known(number, level, 1, 1, 1, 0.3, 0, 1, 1);
      case 9 -> known(number, level, 0.5, 0.05, 1, 0.1, 1, 1, 1);
      case 10 -> known(number, level, 0.35, 1, 1, 0.5, 1, 1, 1);
      case 11 -> known(number, level, 0.6, 0.5, 1, 1, 1, 0.2, 2);
      case 12 -> known(number, level, decline, decline, 1, decline, 1, decline, decline);
      case 13 -> known(number, level, 0.25, 0.1, 1, 0.2, 1, 1, 1);
      case 14 -> known(number, level, 0.4, 1, 0.3, 0.3, 1, 1, 1);
      default -> new BitNode(number, level, false, 1, 1, 1, 1, 1, 1, 1);
    };
  }

  private static BitNode known(
      int number,
      int level,
      double hackingLevel,
      double hackingExp,
      double hackingSpeed,
      double hackMoney,
      double hackMoneyGain,
      double growth,
      double weaken) {
    return new BitNode(
        number,
        level,
        true,
        hackingLevel,
        hackingExp,
        hackingSpeed,
        hackMoney,
        hackMoneyGain,
        growth,
        weaken);
  }
}
