package hgw.network;

import java.util.List;

/** A server in the making: what is not set is 0, false or empty. See {@link Server#named}. */
public final class ServerBuilder {
  private final String host;
  private boolean rooted;
  private boolean purchased;
  private boolean hacknet;
  private double maxRam;
  private double usedRam;
  private double maxMoney;
  private double money;
  private double minSec;
  private double sec;
  private double hackChance;
  private double hackTime;
  private double growth;
  private int requiredLevel;
  private double startSec;
  private List<RunningScript> running = List.of();
  private boolean hostsAgent;

  ServerBuilder(String host) {
    this.host = host;
  }

  ServerBuilder(Server server) {
    host = server.host();
    rooted = server.rooted();
    purchased = server.purchased();
    hacknet = server.hacknet();
    maxRam = server.maxRam();
    usedRam = server.usedRam();
    maxMoney = server.maxMoney();
    money = server.money();
    minSec = server.minSec();
    sec = server.sec();
    hackChance = server.hackChance();
    hackTime = server.hackTime();
    growth = server.growth();
    requiredLevel = server.requiredLevel();
    startSec = server.startSec();
    running = server.running();
    hostsAgent = server.hostsAgent();
  }

  /** Return the finished server. */
  public Server build() {
    return new Server(
        host,
        rooted,
        purchased,
        hacknet,
        maxRam,
        usedRam,
        maxMoney,
        money,
        minSec,
        sec,
        hackChance,
        hackTime,
        growth,
        requiredLevel,
        startSec,
        running,
        hostsAgent);
  }

  /** Say whether the player has root (admin) access. */
  public ServerBuilder rooted(boolean value) {
    rooted = value;
    return this;
  }

  /** Say whether the player bought it. */
  public ServerBuilder purchased(boolean value) {
    purchased = value;
    return this;
  }

  /** Say whether it is a hacknet server, whatever its name. */
  public ServerBuilder hacknet(boolean value) {
    hacknet = value;
    return this;
  }

  /** Set the RAM it has, in GB. */
  public ServerBuilder maxRam(double value) {
    maxRam = value;
    return this;
  }

  /** Set the RAM that running scripts take, in GB. */
  public ServerBuilder usedRam(double value) {
    usedRam = value;
    return this;
  }

  /** Set the most money it can hold, in dollars. */
  public ServerBuilder maxMoney(double value) {
    maxMoney = value;
    return this;
  }

  /** Set the money it holds, in dollars. */
  public ServerBuilder money(double value) {
    money = value;
    return this;
  }

  /** Set the lowest security it can be weakened to. */
  public ServerBuilder minSec(double value) {
    minSec = value;
    return this;
  }

  /** Set the security of now. */
  public ServerBuilder sec(double value) {
    sec = value;
    return this;
  }

  /** Set the chance 0..1 that a hack succeeds at the security of now. */
  public ServerBuilder hackChance(double value) {
    hackChance = value;
    return this;
  }

  /** Set the time a hack takes at the security of now, in ms. */
  public ServerBuilder hackTime(double value) {
    hackTime = value;
    return this;
  }

  /** Set the growth parameter, in percent. */
  public ServerBuilder growth(double value) {
    growth = value;
    return this;
  }

  /** Set the hacking level that a hack needs. */
  public ServerBuilder requiredLevel(int value) {
    requiredLevel = value;
    return this;
  }

  /** Set the security it had when the game began, 0 where that is not known. */
  public ServerBuilder startSec(double value) {
    startSec = value;
    return this;
  }

  /** Set the scripts that run on it. */
  public ServerBuilder running(List<RunningScript> value) {
    running = value;
    return this;
  }

  /** Say whether the agent runs here. */
  public ServerBuilder hostsAgent(boolean value) {
    hostsAgent = value;
    return this;
  }
}
