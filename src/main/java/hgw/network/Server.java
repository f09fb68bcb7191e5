package hgw.network;

import java.util.List;

/**
 * One server of the game as discovery saw it. Made by name: {@link #named}.
 *
 * @param host host name
 * @param rooted whether the player has root (admin) access
 * @param purchased whether the player bought it
 * @param hacknet whether it is a hacknet server, on which scripts cost the player hashes
 * @param maxRam RAM it has, in GB
 * @param usedRam RAM that running scripts take, in GB
 * @param maxMoney most money it can hold, in dollars
 * @param money money it holds, in dollars
 * @param minSec lowest security it can be weakened to
 * @param sec security now
 * @param hackChance chance 0..1 that a hack succeeds at the security of now
 * @param hackTime time a hack takes at the security of now, in ms
 * @param growth growth parameter of the server, in percent
 * @param requiredLevel hacking level that a hack needs
 * @param running scripts that run on it
 * @param startSec security it had when the game began, 0 where the source has none
 * @param hostsAgent whether the agent runs here: then only loops are ever killed on it
 */
public record Server(
    String host,
    boolean rooted,
    boolean purchased,
    boolean hacknet,
    double maxRam,
    double usedRam,
    double maxMoney,
    double money,
    double minSec,
    double sec,
    double hackChance,
    double hackTime,
    double growth,
    int requiredLevel,
    double startSec,
    List<RunningScript> running,
    boolean hostsAgent) {
  /** The host name of the player's own computer. */
  public static final String HOME = "home";

  /** Copy the list, so that nobody can change a server. */
  public Server {
    running = List.copyOf(running);
  }

  /**
   * Begin a server of that name, on which nothing is known to run: without root, RAM and money, all
   * numbers 0. Whether it is a hacknet server, its name says.
   */
  public static ServerBuilder named(String host) {
    return new ServerBuilder(host).hacknet(isHacknetName(host));
  }

  /** Begin a server that is as this one, but for what is set then. */
  public ServerBuilder but() {
    return new ServerBuilder(this);
  }

  /**
   * RAM that loops cannot have, in GB: that of the scripts which stay because the agent is among
   * them.
   */
  public double reservedRam() {
    return hostsAgent ? othersRam() : 0;
  }

  /** RAM that scripts take which do not work on a target for hgw, in GB. */
  public double othersRam() {
    return running.stream()
        .filter(script -> !script.works())
        .mapToDouble(script -> script.ram() * script.threads())
        .sum();
  }

  /** Tell whether this is the player's own computer. */
  public boolean home() {
    return host.equals(HOME);
  }

  /**
   * Tell whether a host name is one the game reserves for hacknet servers.
   *
   * <p>Source: the game's {@code Server} constructor, which renames any other server so named.
   */
  public static boolean isHacknetName(String host) {
    return host.startsWith("hacknet-node-") || host.startsWith("hacknet-server-");
  }

  /** Return this server with other scripts running on it. */
  public Server withRunning(List<RunningScript> scripts, double ram) {
    return but().running(scripts).usedRam(ram).build();
  }

  /** Return this server with other money and security, and what follows from them. */
  public Server withState(double money, double sec, double hackChance, double hackTime) {
    return but().money(money).sec(sec).hackChance(hackChance).hackTime(hackTime).build();
  }

  /** Return this server with the chance and time of a hack that the game has for a player. */
  public Server hackedBy(Player player) {
    return but()
        .hackChance(Formulas.hackChance(player, sec, requiredLevel, rooted))
        .hackTime(Formulas.hackTime(player, sec, requiredLevel))
        .build();
  }

  /**
   * Security it had when the game began. Where the source does not say, three times the minimum:
   * that is how the game makes the minimum.
   */
  public double baseSec() {
    return startSec > 0 ? startSec : 3 * minSec;
  }
}
