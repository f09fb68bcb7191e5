package hgw.facts;

import hgw.network.Server;
import org.kie.api.definition.type.Modifies;

/** A server considered as a host of loops. */
public final class Runner extends Candidate {
  private static final String ROLE = "runner";

  private double reservedRam;
  private long taken;

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
   * RAM to be kept free of loops, in GB; on the agent's own host that of the scripts which run
   * there. Where it is more than 0, a rebalance kills no scripts but loops.
   */
  public double getReservedRam() {
    return reservedRam;
  }

  /** Keep RAM free of loops, in GB; lowers {@code threads} and {@code remaining}. */
  @Modifies({"threads", "remaining"})
  public void setReservedRam(double reservedRam) {
    this.reservedRam = reservedRam;
  }

  /** Threads of the loop that fit: {@code floor((maxRam - reservedRam) / scriptRam)}. */
  public long getThreads() {
    double free = getMaxRam() - Math.max(0, reservedRam);
    return (long) Math.floor(Math.max(0, free) / settings().getScriptRam());
  }

  /** Threads not yet given to an assignment. */
  public long getRemaining() {
    return getThreads() - taken;
  }

  /** Set the threads not yet given to an assignment. */
  public void setRemaining(long remaining) {
    this.taken = getThreads() - remaining;
  }

  /** Give threads to an assignment; {@code remaining} falls by as many. */
  @Modifies("remaining")
  public void take(long threads) {
    this.taken += threads;
  }
}
