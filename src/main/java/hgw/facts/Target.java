package hgw.facts;

import hgw.economy.LoopThreads;
import hgw.network.Player;
import hgw.network.Server;
import org.jspecify.annotations.Nullable;

/** A server considered as one that a loop hacks. */
public final class Target extends Candidate {
  private static final String ROLE = "target";

  private final Player player;
  private double score;
  private int rank;
  private @Nullable Long usefulThreads;
  private int mostDepth;

  /** Create the target side of a server. */
  public Target(Server server, Player player, Settings settings) {
    super(ROLE, server, settings);
    this.player = player;
  }

  @Override
  public String getRole() {
    return ROLE;
  }

  /** Most money the server can hold, in dollars. */
  public double getMaxMoney() {
    return server().maxMoney();
  }

  /** Money the server holds now, in dollars. */
  public double getMoney() {
    return server().money();
  }

  /** Lowest security the server can be weakened to. */
  public double getMinSec() {
    return server().minSec();
  }

  /** Security of the server now. */
  public double getSec() {
    return server().sec();
  }

  /** Chance 0..1 that a hack succeeds at the security of now. */
  public double getHackChance() {
    return server().hackChance();
  }

  /** Time a hack takes at the security of now, in ms; a grow takes 3.2, a weaken 4 times that. */
  public double getHackTime() {
    return server().hackTime();
  }

  /** Growth parameter of the server, in percent. */
  public double getGrowth() {
    return server().growth();
  }

  /** Hacking level that a hack needs. */
  public int getRequiredLevel() {
    return server().requiredLevel();
  }

  /**
   * The most threads that any one operation of a loop here can use, at the settings' {@code hack}.
   * See {@link LoopThreads#usefulThreads}.
   */
  public long getUsefulThreads() {
    if (usefulThreads == null) {
      usefulThreads = LoopThreads.usefulThreads(player, server(), settings().getHack());
    }
    return usefulThreads;
  }

  /** Say how many threads any one operation of a loop here can use. */
  public void setUsefulThreads(long usefulThreads) {
    this.usefulThreads = usefulThreads;
  }

  /** Batches in flight here at most; 0 for as many as fit. */
  public int getMostDepth() {
    return mostDepth;
  }

  /** Say how many batches may be in flight here at most; 0 for as many as fit. */
  public void setMostDepth(int mostDepth) {
    this.mostDepth = mostDepth;
  }

  /** What the score model gave: the higher, the better. Meaningful only within one model. */
  public double getScore() {
    return score;
  }

  /** Say how good this target is. */
  public void setScore(double score) {
    this.score = score;
  }

  /** Place among the eligible targets, 1 the best; 0 until they are ranked. */
  public int getRank() {
    return rank;
  }

  /** Give this target its place, 1 the best. */
  public void setRank(int rank) {
    this.rank = rank;
  }

  Player player() {
    return player;
  }
}
