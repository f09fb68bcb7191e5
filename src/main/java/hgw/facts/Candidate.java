package hgw.facts;

import hgw.network.Server;

/**
 * A server considered for a role. Every server is a candidate twice: once as a {@link Runner} and
 * once as a {@link Target}.
 */
public abstract sealed class Candidate permits Runner, Target {
  private final Server server;
  private final Settings settings;
  private final String name;
  private boolean eligible;

  Candidate(String role, Server server, Settings settings) {
    this.server = server;
    this.settings = settings;
    this.name = role + " " + server.host();
  }

  /** The role considered: {@code runner} or {@code target}. */
  public abstract String getRole();

  /** Host name. */
  public final String getHost() {
    return server.host();
  }

  /** Whether the player has root access. */
  public final boolean isRooted() {
    return server.rooted();
  }

  /** Whether the player bought this server. */
  public final boolean isPurchased() {
    return server.purchased();
  }

  /** Whether this is the player's own computer. */
  public final boolean isHome() {
    return server.home();
  }

  /** Whether this is a hacknet server, on which scripts cost the player hashes. */
  public final boolean isHacknet() {
    return server.hacknet();
  }

  /** RAM the server has, in GB. */
  public final double getMaxRam() {
    return server.maxRam();
  }

  /** RAM that scripts took when the server was discovered, in GB. */
  public final double getUsedRam() {
    return server.usedRam();
  }

  /** Whether the server may take the role. No candidate may until a rule says so. */
  public final boolean isEligible() {
    return eligible;
  }

  /** Say whether the server may take the role. */
  public final void setEligible(boolean eligible) {
    this.eligible = eligible;
  }

  final Settings settings() {
    return settings;
  }

  final Server server() {
    return server;
  }

  @Override
  public final String toString() {
    return name;
  }
}
