package hgw.economy;

import hgw.network.Formulas;
import hgw.network.Player;
import hgw.network.Server;
import org.jspecify.annotations.Nullable;

/**
 * A target as operations change it. Sources: {@code hack} in {@code src/Netscript/
 * NetscriptHelpers.tsx}, {@code processSingleServerGrowth} in {@code src/Server/ServerHelpers.ts}.
 */
public final class TargetState {
  /** Security that a hack thread adds. */
  public static final double HACK_SECURITY = 0.002;

  /** Security that a grow thread adds, where it was needed. */
  public static final double GROW_SECURITY = 0.004;

  private static final double MAX_SECURITY = 100;

  /**
   * The shortest that an operation lasts, in ms, however fast the player is: browsers keep timers
   * that follow one another at least so far apart. Measured in real time in the game 2.6.1 in
   * Chromium 156, hacks of 0.0006 ms one after the other: from the seventh on at least 4.0 ms,
   * median 4.3, the same for ten loops and for 200 at once; sleeps of 0, 1 and 3 ms likewise.
   */
  private static final double SHORTEST_MS = 4;

  private final Server server;
  private double money;
  private double sec;
  private @Nullable Player timedFor;
  private double timedAt;
  private double hackTime;

  /** Begin with a server as it is. */
  public TargetState(Server server) {
    this.server = server;
    this.money = server.money();
    this.sec = server.sec();
  }

  /** The server, as it was at first. */
  public Server server() {
    return server;
  }

  /** Money it holds, in dollars. */
  public double money() {
    return money;
  }

  /** Most money it can hold, in dollars. */
  public double maxMoney() {
    return server.maxMoney();
  }

  /** Security now. */
  public double sec() {
    return sec;
  }

  /** Lowest security. */
  public double minSec() {
    return server.minSec();
  }

  /** Logarithm of the factor by which a grow thread multiplies the money now. */
  double growthLog(Player player) {
    return Formulas.growthLog(player, sec, server.growth());
  }

  /** Fraction 0..1 of the money that a hack thread takes now. */
  double stolenPerThread(Player player) {
    return Formulas.stolenPerThread(player, sec, server.requiredLevel());
  }

  /** Time of a hack as the game tells it, in ms. */
  public double hackTime(Player player) {
    if (player != timedFor || sec != timedAt) { // it is asked far more often than it changes
      timedFor = player;
      timedAt = sec;
      hackTime = Formulas.hackTime(player, sec, server.requiredLevel());
    }
    return hackTime;
  }

  /** Duration of an operation that starts now, in ms. */
  public double duration(Player player, Operation.Kind kind) {
    return Math.max(SHORTEST_MS, hackTime(player) * kind.hackTimes());
  }

  /** Chance 0..1 that a hack succeeds that ends now. */
  public double hackChance(Player player) {
    return Formulas.hackChance(player, sec, server.requiredLevel(), server.rooted());
  }

  /**
   * End a hack.
   *
   * @param threads its threads
   * @param weight 1 for a hack that succeeded; less for its expectation
   * @return dollars that the player gets
   */
  public double hack(Player player, long threads, double weight) {
    double perThread = stolenPerThread(player);
    double stolen = Math.min(money, money * perThread * threads) * weight;
    money -= stolen;
    double effective = perThread > 0 ? Math.min(threads, Math.ceil(1 / perThread)) : threads;
    raise(HACK_SECURITY * effective * weight);
    return Formulas.gained(player, stolen);
  }

  /** End a grow; only as many threads as were needed raise the security. */
  public void grow(Player player, long threads) {
    double before = money;
    double k = growthLog(player);
    money = Math.min(server.maxMoney(), (money + threads) * Math.exp(k * threads));
    if (money != before) {
      boolean full = money == server.maxMoney(); // else all threads were needed
      long needed = full ? Formulas.growThreads(before, money, k) : threads;
      raise(GROW_SECURITY * Math.min(threads, needed));
    }
  }

  /** End a weaken. */
  public void weaken(Player player, long threads) {
    sec = Math.max(server.minSec(), sec - Formulas.weakenPerThread(player) * threads);
  }

  private void raise(double security) {
    sec = Math.min(MAX_SECURITY, sec + security);
  }
}
