package hgw.network;

import java.util.List;

/**
 * Servers and networks for tests, with sensible defaults: rooted, prepared, within the player's
 * reach; without RAM and without money until a test says otherwise.
 */
public final class Servers {
  /** Hacking level of the player of {@link #network}. */
  public static final int LEVEL = 100;

  private final String host;
  private boolean rooted = true;
  private boolean purchased;
  private boolean hacknet;
  private double maxRam;
  private double maxMoney;
  private double money;
  private double minSec = 5;
  private double sec = 5;
  private double hackChance = 0.5;
  private double hackTime = 10_000;
  private double growth = 20;
  private int requiredLevel = 1;

  private Servers(String host) {
    this.host = host;
    hacknet = Server.isHacknetName(host);
  }

  /** Begin a server that is neither a runner, for want of RAM, nor a target, for want of money. */
  public static Servers server(String host) {
    return new Servers(host);
  }

  /** Return a server that can run that many threads of the shipped loop. */
  public static Server runner(String host, int threads) {
    return server(host).threads(threads).build();
  }

  /** Return a server that can be hacked, at its maximum money. */
  public static Server target(String host, double maxMoney) {
    return server(host).maxMoney(maxMoney).money(maxMoney).build();
  }

  /** Return a purchased server that can run that many threads of the shipped loop. */
  public static Server purchased(String host, int threads) {
    return server(host).purchased(true).threads(threads).build();
  }

  /** Return a network of a player of level {@link #LEVEL} and the shipped loop. */
  public static Network network(Server... servers) {
    return new Network(new Player(LEVEL), Script.SHIPPED, List.of(servers));
  }

  /** Return the finished server. */
  public Server build() {
    return new Server(
        host,
        rooted,
        purchased,
        hacknet,
        maxRam,
        0,
        maxMoney,
        money,
        minSec,
        sec,
        hackChance,
        hackTime,
        growth,
        requiredLevel);
  }

  public Servers rooted(boolean value) {
    rooted = value;
    return this;
  }

  public Servers purchased(boolean value) {
    purchased = value;
    return this;
  }

  public Servers maxRam(double value) {
    maxRam = value;
    return this;
  }

  /** Give it the RAM of that many threads of the shipped loop, and half of the next. */
  public Servers threads(int value) {
    return maxRam(Script.LOOP_RAM * (value + 0.5));
  }

  public Servers maxMoney(double value) {
    maxMoney = value;
    return this;
  }

  public Servers money(double value) {
    money = value;
    return this;
  }

  public Servers minSec(double value) {
    minSec = value;
    return this;
  }

  public Servers sec(double value) {
    sec = value;
    return this;
  }

  public Servers hackChance(double value) {
    hackChance = value;
    return this;
  }

  public Servers hackTime(double value) {
    hackTime = value;
    return this;
  }

  public Servers growth(double value) {
    growth = value;
    return this;
  }

  public Servers requiredLevel(int value) {
    requiredLevel = value;
    return this;
  }
}
