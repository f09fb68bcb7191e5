package hgw.workbench.scenario;

import hgw.Similar;
import hgw.network.Player;
import hgw.network.Server;
import hgw.network.ServerBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads one server of {@code given.servers}. What is not said is sensible: a server that has money
 * is a prepared target of the game, one that has nothing but RAM is a purchased one, all are
 * rooted.
 */
final class ServerReader {
  private static final double USUAL_MIN_SEC = 5;
  private static final double USUAL_GROWTH = 50;

  /** What makes a server one of the game's, which nobody can buy. */
  private static final List<String> OF_THE_GAME =
      List.of(
          "maxMoney",
          "money",
          "minSec",
          "sec",
          "hackChance",
          "hackTime",
          "growth",
          "requiredLevel",
          "startSec");

  private final Player player;

  ServerReader(Player player) {
    this.player = player;
  }

  /** Read a server of which nothing is known yet. */
  Server read(String host, Part part, Collection<String> others) {
    Map<String, Part> members = part.members(Shape.SERVER);
    boolean home = host.equals(Server.HOME);
    if (!members.containsKey("maxRam") && !members.containsKey("maxMoney") && !home) {
      throw part.error(
          "says too little of a server: a runner needs maxRam, a target maxMoney."
              + Similar.maybe(host, others));
    }
    ServerBuilder usual = Server.named(host).rooted(true).growth(USUAL_GROWTH).requiredLevel(1);
    boolean ofTheGame = OF_THE_GAME.stream().anyMatch(members::containsKey);
    usual.purchased(!ofTheGame && !home && !isFalse(members.get("rooted")));
    double maxMoney = number(members, "maxMoney", 0);
    double minSec =
        number(members, "minSec", Math.min(USUAL_MIN_SEC, number(members, "sec", USUAL_MIN_SEC)));
    usual.maxMoney(maxMoney).money(maxMoney).minSec(minSec).sec(minSec);
    return set(usual.build(), members);
  }

  /** Read what differs in a server that is known. */
  Server change(Server server, Part part) {
    return set(server, part.members(Shape.SERVER));
  }

  private Server set(Server before, Map<String, Part> members) {
    ServerBuilder server = before.but();
    flag(members, "rooted", server::rooted);
    flag(members, "purchased", server::purchased);
    flag(members, "hacknet", server::hacknet);
    flag(members, "hostsAgent", server::hostsAgent);
    set(members, "maxRam", server::maxRam);
    set(members, "usedRam", server::usedRam);
    set(members, "maxMoney", server::maxMoney);
    set(members, "money", server::money);
    set(members, "minSec", server::minSec);
    set(members, "sec", server::sec);
    set(members, "growth", server::growth);
    set(members, "startSec", server::startSec);
    Part level = members.get("requiredLevel");
    if (level != null) {
      server.requiredLevel((int) level.whole(Integer.MAX_VALUE));
    }
    Server now = server.build().hackedBy(player);
    ServerBuilder stated = now.but();
    Part chance = members.get("hackChance");
    if (chance != null) {
      stated.hackChance(chance.ratio());
    }
    set(members, "hackTime", stated::hackTime);
    return stated.build();
  }

  private static boolean isFalse(@org.jspecify.annotations.Nullable Part part) {
    return part != null && !part.bool();
  }

  private static double number(Map<String, Part> members, String key, double otherwise) {
    Part part = members.get(key);
    return part == null ? otherwise : part.number();
  }

  private static void set(Map<String, Part> members, String key, Consumer<Double> setter) {
    Part part = members.get(key);
    if (part != null) {
      setter.accept(part.number());
    }
  }

  private static void flag(Map<String, Part> members, String key, Consumer<Boolean> setter) {
    Part part = members.get(key);
    if (part != null) {
      setter.accept(part.bool());
    }
  }
}
