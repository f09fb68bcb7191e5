package hgw.planner;

import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Script;
import hgw.network.Server;
import hgw.network.ServerBuilder;
import hgw.network.Servers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Networks that chance makes, the same for the same seed. Values come from short lists, so that
 * ties are frequent, and from the edges: nothing to run on, nothing to hack, too few threads, money
 * of none, at, and above the maximum, names whose plain order is not their natural one.
 */
final class RandomNetworks {
  private static final List<String> NAMES =
      List.of(
          ".",
          "4sigma",
          "CSEC",
          "I.I.I.I",
          "N00dles",
          "The-Cave",
          "ZB-def",
          "a",
          "b-and-a",
          "foodnstuff",
          "iron-gym",
          "joesguns",
          "n00dles",
          "omega-net",
          "zb-def",
          "zer0");

  private static final double[] SMALL = {0, 1, 2.4, 4, 8};
  private static final double[] LARGE = {4, 8, 8, 64, 256, 300.5};

  private final Random random;

  private RandomNetworks(long seed) {
    random = new Random(seed);
  }

  /** Make the network of a seed. */
  static Network network(long seed) {
    return new RandomNetworks(seed).network();
  }

  /** Make the network of a seed, its servers in another order. */
  static Network shuffled(long seed) {
    Network network = network(seed);
    List<Server> servers = new ArrayList<>(network.servers());
    Collections.shuffle(servers, new Random(seed));
    return new Network(network.player(), network.loop(), servers);
  }

  /** Make the choices of a seed; the same for the same network, whatever the score model. */
  static Choices choices(long seed, String score) {
    RandomNetworks flags = new RandomNetworks(~seed);
    return Choices.USUAL
        .withScore(score)
        .withLoop(
            flags.pick(0.0, 0.9, 1.0),
            flags.pick(0.0, 0.1, 0.5, 0.99, 1.0, flags.random.nextDouble()),
            flags.pick(0.0, 1.0, 2.5));
  }

  private Network network() {
    Player player = player();
    double rootedShare = pick(0.0, 0.6, 0.9, 0.9, 0.9, 0.9, 1.0, 1.0);
    double emptyShare = pick(0.0, 0.3, 0.3, 0.6, 0.6, 0.9);
    double[] sizes = pick(SMALL, LARGE, LARGE);
    List<Server> servers = new ArrayList<>();
    for (String host : names(pick(0, 1, 3, 10, 10, 15, 15, 20, 30, 40))) {
      servers.add(
          server(host, rootedShare)
              .maxRam(chance(emptyShare) ? 0 : sizes[random.nextInt(sizes.length)])
              .build());
    }
    return new Network(player, Script.LOOP.withRam(pick(2.4, 2.4, 1.6, 7.7, 0.3)), servers);
  }

  private Player player() {
    Map<String, Double> multipliers =
        chance(0.5)
            ? Map.of()
            : Map.of(
                "hacking_money", pick(1.0, 0.0, 1.37, 50.0), "hacking_grow", pick(1.0, 0.0, 2.5));
    return new Player(pick(1, 10, 117, 117, 498, 498, 3000), pick(0.0, 0.0, 255.0), multipliers);
  }

  private Set<String> names(int count) {
    List<String> names = new ArrayList<>(NAMES);
    for (int i = 0; i < 12; i++) {
      names.add("pserv-" + i);
      names.add("server" + i);
    }
    names.add("hacknet-server-0");
    names.add("hacknet-node-1");
    Collections.shuffle(names, random);
    if (chance(0.8)) {
      names.add(0, Server.HOME);
    }
    return new LinkedHashSet<>(names.subList(0, Math.min(count, names.size())));
  }

  private ServerBuilder server(String host, double rootedShare) {
    double maxMoney = pick(0.0, 1e6, 1e6, 1.75e6, 0.5, 1e9 * random.nextDouble());
    double minSec = pick(1.0, 3.0, 5.0, 33.0, 100.0, 1 + 20 * random.nextDouble());
    boolean hacknet = Server.isHacknetName(host);
    return Servers.server(host)
        .rooted(chance(rootedShare))
        .purchased(host.startsWith("pserv-") || hacknet || host.equals(Server.HOME))
        .maxMoney(hacknet && chance(0.9) ? 0 : maxMoney)
        .money(pick(0.0, 1.0, maxMoney, maxMoney, 1.1 * maxMoney, maxMoney * random.nextDouble()))
        .minSec(minSec)
        .sec(chance(0.5) ? minSec : minSec + (100 - minSec) * random.nextDouble())
        .hackChance(pick(0.0, 0.5, 0.5, 1.0, random.nextDouble()))
        .hackTime(pick(1000.0, 4000.0, 4000.0, 1e6 * (random.nextDouble() + 0.001)))
        .growth(pick(0.0, 1.0, 20.0, 20.0, 3000.0, 99 * random.nextDouble()))
        .requiredLevel(pick(1, 1, 10, 100, 101, 700));
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  @SafeVarargs
  private <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }
}
