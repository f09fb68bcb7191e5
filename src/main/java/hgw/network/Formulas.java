package hgw.network;

/**
 * The game's formulas, as its sources have them (2.6.1 to 3.0.1: {@code src/Hacking.ts}, {@code
 * src/Server/formulas/grow.ts}, {@code src/PersonObjects/formulas}). Operations stand in the order
 * of the source, so that results agree to the last bits. The BitNode that the player is in counts.
 */
public final class Formulas {
  private static final double WEAKEN_PER_THREAD = 0.05;

  private static final double MAX_GROWTH_LOG = 0.00349388925425578;
  private static final double BASE_GROWTH = 0.03;

  /** Newton's method takes a handful of steps; more means numbers that no game has. */
  private static final int MOST_STEPS = 100;

  private Formulas() {}

  /** Security that one weaken thread takes away, on one core. Source: {@code getWeakenEffect}. */
  public static double weakenPerThread(Player player) {
    return WEAKEN_PER_THREAD * player.bitNode().weaken();
  }

  /**
   * Dollars that the player gets of what a hack takes from a server. Source: {@code hack} in {@code
   * src/Netscript/NetscriptHelpers.tsx}.
   */
  public static double gained(Player player, double stolen) {
    return stolen * player.bitNode().hackMoneyGain();
  }

  /**
   * Chance 0..1 that a hack succeeds. Source: {@code calculateHackingChance}.
   *
   * @param sec security of the server
   * @param requiredLevel level that the server needs
   * @param rooted without root no hack succeeds
   */
  public static double hackChance(Player player, double sec, int requiredLevel, boolean rooted) {
    if (!rooted || sec >= 100) {
      return 0;
    }
    double difficulty = (100 - sec) / 100;
    double skill = 1.75 * player.hackingLevel();
    double skillChance = (skill - requiredLevel) / skill;
    return clamp01(skillChance * difficulty * player.multipliers().chance() * intelligence(player));
  }

  /**
   * Time a hack takes, in ms. A grow takes 3.2 and a weaken 4 times that. Source: {@code
   * calculateHackingTime} (seconds there).
   */
  public static double hackTime(Player player, double sec, int requiredLevel) {
    double skillFactor = 2.5 * (requiredLevel * sec) + 500;
    skillFactor /= player.hackingLevel() + 50;
    double speed = player.multipliers().speed() * player.bitNode().hackingSpeed();
    return 5 * skillFactor / (speed * intelligence(player)) * 1000;
  }

  /**
   * Fraction 0..1 of the money that one thread steals. Source: {@code calculatePercentMoneyHacked}.
   */
  public static double stolenPerThread(Player player, double sec, int requiredLevel) {
    double money = player.multipliers().money();
    double bitNode = player.bitNode().hackMoney();
    return stolenPerThread(player.hackingLevel(), sec, requiredLevel, money, bitNode);
  }

  /** The same, by the player's multiplier and the BitNode's. */
  public static double stolenPerThread(
      double level, double sec, double requiredLevel, double multiplier, double bitNode) {
    if (sec >= 100) {
      return 0;
    }
    double difficulty = (100 - sec) / 100;
    double skill = (level - (requiredLevel - 1)) / level;
    return clamp01(difficulty * skill * multiplier * bitNode / 240);
  }

  /** What scales the money that a hack takes: the player's multiplier times the BitNode's. */
  public static double theft(Player player) {
    return player.multipliers().money() * player.bitNode().hackMoney();
  }

  /**
   * What scales the growth of a server: its own parameter, the player's multiplier and the
   * BitNode's.
   *
   * @param growth growth parameter of the server, in percent
   */
  public static double growth(Player player, double growth) {
    return growth / 100 * player.bitNode().growth() * player.multipliers().grow();
  }

  /**
   * Logarithm of the factor by which one grow thread multiplies the money, on one core (k in {@code
   * money' = (money + t) * exp(k * t)}). Source: {@code calculateServerGrowthLog}.
   *
   * @param growth growth parameter of the server, in percent
   */
  public static double growthLog(Player player, double sec, double growth) {
    double adjusted = growth / 100 * player.bitNode().growth();
    return baseGrowthLog(sec) * adjusted * player.multipliers().grow();
  }

  /** The same, of a server with a growth of 100 and no multipliers. */
  public static double baseGrowthLog(double sec) {
    return Math.min(Math.log1p(BASE_GROWTH / sec), MAX_GROWTH_LOG);
  }

  /**
   * Threads of one grow that takes money from one amount to another, rounded up: the t of {@code
   * (from + t) * exp(k * t) = to}, found by Newton's method. Source: {@code
   * numCycleForGrowthCorrected}.
   *
   * @param from dollars before
   * @param to dollars after
   * @param k see {@link #growthLog}
   */
  public static long growThreads(double from, double to, double k) {
    if (to <= from) {
      return 0;
    }
    double x = (to - from) / (1 + (to / 16 + from * 15 / 16) * k);
    double step;
    int steps = 0;
    do {
      double sum = from + x;
      double next = (x - sum * Math.log(sum / to)) / (1 + sum * k);
      step = next - x;
      x = next;
    } while (Math.abs(step) > 1e-6 * Math.max(1, x) && ++steps < MOST_STEPS);
    return (long) Math.ceil(x - 1e-6);
  }

  /**
   * Experience that one thread of an operation brings; a hack that fails brings a quarter. Source:
   * {@code calculateHackingExpGain}.
   *
   * @param baseSec security that the server had when the game began
   */
  public static double experiencePerThread(Player player, double baseSec) {
    return baseSec == 0
        ? 0
        : (3 + 0.3 * baseSec) * player.multipliers().exp() * player.bitNode().hackingExp();
  }

  /** Hacking level of an amount of experience. Source: {@code calculateSkill}. */
  public static int level(Player player, double experience) {
    double multiplier = levelMultiplier(player);
    return (int) Math.max(1, Math.floor(multiplier * (32 * Math.log(experience + 534.6) - 200)));
  }

  /** The least experience of a hacking level. Source: {@code calculateExp}. */
  public static double experience(Player player, int level) {
    double multiplier = levelMultiplier(player);
    return Math.max(0, Math.exp((level / multiplier + 200) / 32) - 534.6);
  }

  private static double levelMultiplier(Player player) {
    return player.multipliers().level() * player.bitNode().hackingLevel();
  }

  private static double intelligence(Player player) {
    double intelligence = player.intelligence();
    return intelligence == 0 ? 1 : 1 + Math.pow(intelligence, 0.8) / 600;
  }

  private static double clamp01(double value) {
    return Math.min(1, Math.max(value, 0));
  }
}
