package hgw.facts;

import hgw.network.Server;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.type.Modifies;

/** A server considered as a host of loops. */
public final class Runner extends Candidate {
  private static final String ROLE = "runner";

  private double reservedRam;
  private @Nullable Boolean scriptsStay;
  private boolean lent;
  private long taken;
  private double granted;
  private long targets;
  private @Nullable RunnerPool pool;

  /** Create the runner side of a server. */
  public Runner(Server server, Settings settings) {
    super(ROLE, server, settings);
    this.reservedRam = server.reservedRam();
  }

  @Override
  public String getRole() {
    return ROLE;
  }

  /**
   * Whether a rule has lent home to loops. Only that makes home a runner; it means nothing
   * elsewhere.
   */
  public boolean isLent() {
    return lent;
  }

  /**
   * Lend home to loops. What hgw did not start goes on there, and the RAM of it, the agent's
   * included, is reserved.
   */
  @Modifies({"lent", "reservedRam", "threads", "remaining", "usableRam", "freeRam"})
  public void setLent(boolean lent) {
    this.lent = lent;
    changed();
  }

  /**
   * RAM to be kept free of loops, in GB; on the agent's own host that of the scripts which run
   * there, and on a lent home never less.
   */
  public double getReservedRam() {
    return lent && isHome() ? Math.max(reservedRam, server().othersRam()) : reservedRam;
  }

  /** Keep RAM free of loops, in GB; lowers {@code threads} and {@code remaining}. */
  @Modifies({"reservedRam", "scriptsStay", "threads", "remaining", "usableRam", "freeRam"})
  public void setReservedRam(double reservedRam) {
    this.reservedRam = reservedRam;
    changed();
  }

  /**
   * Whether a rebalance leaves scripts alone here that are not hgw's: always on home. As long as no
   * rule says, that is where RAM is reserved.
   */
  public boolean isScriptsStay() {
    return isHome() || (scriptsStay == null ? reservedRam > 0 : scriptsStay);
  }

  /**
   * Say whether a rebalance leaves scripts alone here that are not hgw's. The RAM of those that run
   * is reserved then.
   */
  @Modifies({"scriptsStay", "reservedRam", "threads", "remaining", "usableRam", "freeRam"})
  public void setScriptsStay(boolean scriptsStay) {
    this.scriptsStay = scriptsStay;
    if (scriptsStay) {
      reservedRam = Math.max(reservedRam, server().othersRam());
      changed();
    }
  }

  /** RAM that scripts of hgw may have, in GB: {@code maxRam - reservedRam}. */
  public double getUsableRam() {
    return Math.max(0, getMaxRam() - Math.max(0, getReservedRam()));
  }

  /** Threads of the loop that fit: {@code floor((maxRam - reservedRam) / scriptRam)}. */
  public long getThreads() {
    return threads(getUsableRam());
  }

  /** Threads of the loop that fit beside so much RAM that others have, in GB. */
  public long threadsBeside(double ram) {
    return threads(Math.max(0, getUsableRam() - ram));
  }

  private long threads(double ram) {
    return (long) Math.floor(ram / settings().getScriptRam());
  }

  /** Threads not yet given to an assignment. */
  public long getRemaining() {
    return threadsBeside(granted) - taken;
  }

  /** Set the threads not yet given to an assignment. */
  public void setRemaining(long remaining) {
    this.taken = threadsBeside(granted) - remaining;
    changed();
  }

  /** Give threads to an assignment; {@code remaining} falls by as many. */
  @Modifies({"remaining", "freeRam"})
  public void take(long threads) {
    this.taken += threads;
    changed();
  }

  /** RAM not yet given to a loop, a batcher or its workers, in GB. */
  public double getFreeRam() {
    return getUsableRam() - granted - taken * settings().getScriptRam();
  }

  /** Give RAM to a batcher or its workers, in GB; {@code freeRam} and {@code remaining} fall. */
  @Modifies({"remaining", "freeRam"})
  public void give(double ram) {
    this.granted += ram;
    changed();
  }

  /** Targets that assignments have given to it so far. The planner counts. */
  public long getTargets() {
    return targets;
  }

  /** Count one target more, or one less. */
  @Modifies("targets")
  public void count(long more) {
    this.targets += more;
    changed();
  }

  /** Enter a pool, which then hears of every change. */
  void joins(RunnerPool pool) {
    this.pool = pool;
  }

  private void changed() {
    if (pool != null) {
      pool.refresh(this);
    }
  }
}
