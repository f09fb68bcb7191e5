package hgw.game.live;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Servers and a player for the tests' own game; {@code browser/game.js} says what it makes of it.
 */
final class World {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final ObjectNode json = MAPPER.createObjectNode();
  private final ArrayNode servers = json.putArray("servers");

  private World(String version) {
    bitNode(1, 1);
    json.put("version", version).put("level", 200).put("money", 1000.0).put("failingHacks", 0);
    json.putObject("multipliers").put("hacking_money", 1.0).put("hacking_grow", 1.0);
    speed(20);
  }

  /** A world with nothing but home. */
  static World empty(String version) {
    World world = new World(version);
    world.add("home", 8, 0);
    return world;
  }

  /** Two servers to hack, a purchased one, and some that are neither runner nor target. */
  static World small(String version) {
    World world = empty(version);
    world.add("n00dles", 4, 1_750_000).linked("home");
    world.add("foodnstuff", 16, 50_000_000).linked("home");
    world.add("CSEC", 8, 0).linked("n00dles");
    world.add("omega-net", 32, 1_500_000_000).linked("CSEC").with("requiredLevel", 500);
    world.add("joesguns", 16, 60_000_000).linked("CSEC").with("rooted", false);
    world.add("pserv-0", 64, 0).linked("home").with("purchased", true);
    world.add("pserv-1", 64, 0).with("purchased", true); // bought, but not linked to anything
    return world;
  }

  /** A world in which {@code count} servers can be hacked. */
  static World large(int count) {
    World world = empty("2.6");
    for (int i = 0; i < count; i++) {
      String from = i < 10 ? "home" : "server-" + (i - 10);
      world.add("server-" + i, 32, 1_000_000 + i).linked(from);
    }
    return world;
  }

  /**
   * Add a rooted server.
   *
   * @param maxRam in GB
   * @param maxMoney in dollars; it holds a tenth of that
   */
  ServerOfWorld add(String host, double maxRam, double maxMoney) {
    ObjectNode server = servers.addObject();
    server.put("host", host).put("rooted", true).put("purchased", false).put("maxRam", maxRam);
    server.put("maxMoney", maxMoney).put("money", maxMoney / 10).put("minSec", 2).put("sec", 5);
    server.put("growth", 50).put("requiredLevel", 1).put("refuses", false);
    server.putArray("links");
    server.putObject("files");
    return new ServerOfWorld(server);
  }

  ServerOfWorld server(String host) {
    return all().stream().filter(server -> server.host().equals(host)).findFirst().orElseThrow();
  }

  List<ServerOfWorld> all() {
    List<ServerOfWorld> all = new ArrayList<>();
    servers.forEach(server -> all.add(new ServerOfWorld((ObjectNode) server)));
    return all;
  }

  /** Set how many game ms pass in one ms. */
  World speed(double speed) {
    json.put("speed", speed);
    return this;
  }

  /** Let the player be in a BitNode, at a level of it. */
  World bitNode(int number, int level) {
    json.put("bitNode", number).put("bitNodeLevel", level);
    return this;
  }

  /** Set the player's multiplier of the money that a hack takes. */
  World hackingMoney(double multiplier) {
    ((ObjectNode) json.get("multipliers")).put("hacking_money", multiplier);
    return this;
  }

  /** Let the next hacks take nothing. */
  World failingHacks(int count) {
    json.put("failingHacks", count);
    return this;
  }

  @Override
  public String toString() {
    return json.toString();
  }

  /** A server, by the names that the world's JSON has for its properties. */
  record ServerOfWorld(ObjectNode json) {
    ServerOfWorld linked(String host) {
      json.withArray("links").add(host);
      return this;
    }

    ServerOfWorld with(String property, double value) {
      json.put(property, value);
      return this;
    }

    ServerOfWorld with(String property, boolean value) {
      json.put(property, value);
      return this;
    }

    String host() {
      return json.get("host").asText();
    }

    double number(String property) {
      return json.get(property).asDouble();
    }

    boolean is(String property) {
      return json.get(property).asBoolean();
    }
  }
}
