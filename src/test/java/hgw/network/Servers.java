package hgw.network;

import java.util.List;

/**
 * Servers and networks for tests, with sensible defaults: rooted, prepared, within the player's
 * reach; without RAM and without money until a test says otherwise.
 */
public final class Servers {
  /** Hacking level of the player of {@link #network}. */
  public static final int LEVEL = 100;

  private Servers() {}

  /** Begin a server that is neither a runner, for want of RAM, nor a target, for want of money. */
  public static ServerBuilder server(String host) {
    return Server.named(host)
        .rooted(true)
        .minSec(5)
        .sec(5)
        .hackChance(0.5)
        .hackTime(10_000)
        .growth(20)
        .requiredLevel(1);
  }

  /** Return a server that can run that many threads of the shipped loop. */
  public static Server runner(String host, int threads) {
    return server(host).maxRam(ram(threads)).build();
  }

  /** Return a server that can be hacked, at its maximum money. */
  public static Server target(String host, double maxMoney) {
    return server(host).maxMoney(maxMoney).money(maxMoney).build();
  }

  /** Return a purchased server that can run that many threads of the shipped loop. */
  public static Server purchased(String host, int threads) {
    return runner(host, threads).but().purchased(true).build();
  }

  /** Return a network of a player of level {@link #LEVEL} and the shipped loop. */
  public static Network network(Server... servers) {
    return new Network(new Player(LEVEL), Script.LOOP, List.of(servers));
  }

  /** Return the RAM of that many threads of the shipped loop, and half of the next, in GB. */
  public static double ram(int threads) {
    return Script.LOOP.ram() * (threads + 0.5);
  }
}
