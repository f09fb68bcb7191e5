package hgw.workbench.scenario;

import hgw.network.BitNode;
import hgw.network.Multipliers;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Script;
import hgw.network.Server;
import hgw.planner.Choices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code given}: the network, and what the player chose. */
final class GivenReader {
  /** Enough for any target whose level is not given. */
  private static final Player USUAL_PLAYER = new Player(100);

  private final Function<Part, Network> networks;
  private final Function<Part, String> packs;

  /**
   * Create a reader.
   *
   * @param networks finds the network that {@code given.network} names
   * @param packs finds a pack that {@code given.over} names
   */
  GivenReader(Function<Part, Network> networks, Function<Part, String> packs) {
    this.networks = networks;
    this.packs = packs;
  }

  Given read(Part part) {
    Map<String, Part> members = part.members(Shape.GIVEN);
    Part network = members.get("network");
    Part servers = members.get("servers");
    if (network == null && servers == null) {
      throw part.error("has no servers: give some, or a network that has them.");
    }
    Network base =
        network == null
            ? new Network(USUAL_PLAYER, Script.LOOP, List.of())
            : networks.apply(network);
    base = withPlayer(base, members.get("player"));
    if (servers != null) {
      base = withServers(base, servers);
    }
    Part settings = members.get("settings");
    Choices choices = SettingsReader.read(settings);
    base = withScriptRam(base, settings);
    Part running = members.get("running");
    if (running != null) {
      base = new RunningReader(base, choices).read(running);
    }
    return new Given(base, choices, over(members.get("over")));
  }

  private static Network withPlayer(Network network, @Nullable Part part) {
    if (part == null) {
      return network;
    }
    Player player = player(network.player(), part.members(Shape.PLAYER));
    return new Network(
        player, network.loop(), network.servers().stream().map(it -> it.hackedBy(player)).toList());
  }

  private static Player player(Player usual, Map<String, Part> members) {
    Part level = members.get("hackingLevel");
    Part intelligence = members.get("intelligence");
    Part experience = members.get("experience");
    Part multipliers = members.get("multipliers");
    Part bitNode = members.get("bitNode");
    Part bitNodeLevel = members.get("bitNodeLevel");
    int node = bitNode == null ? usual.bitNode().number() : first(bitNode);
    int nodeLevel = bitNodeLevel == null ? usual.bitNode().level() : first(bitNodeLevel);
    return new Player(
        level == null ? usual.hackingLevel() : first(level),
        intelligence == null ? usual.intelligence() : intelligence.number(),
        multipliers == null ? usual.multipliers() : Multipliers.of(multipliers(multipliers)),
        experience == null ? 0 : experience.number(),
        BitNode.of(node, nodeLevel));
  }

  private static int first(Part part) {
    long number = part.whole(Integer.MAX_VALUE);
    if (number < 1) {
      throw part.error("is 0, it must be at least 1.");
    }
    return (int) number;
  }

  private static Map<String, Double> multipliers(Part part) {
    Map<String, Double> multipliers = new HashMap<>();
    part.members("{hacking_money: 1.5}")
        .forEach((name, value) -> multipliers.put(name, value.number()));
    return multipliers;
  }

  private static Network withServers(Network network, Part list) {
    Map<String, Server> servers = new LinkedHashMap<>();
    network.servers().forEach(server -> servers.put(server.host(), server));
    ServerReader reader = new ServerReader(network.player());
    Map<String, Part> seen = new HashMap<>();
    for (Part part : list.elements(Shape.SERVER.example())) {
      Part named = part.members(Shape.SERVER).get("host");
      if (named == null) {
        throw part.error("has no host.");
      }
      String host = named.text();
      Part before = seen.put(host, part);
      if (before != null) {
        throw named.error("is \"" + host + "\" again, as in line " + before.line() + ".");
      }
      Server known = servers.get(host);
      servers.put(
          host,
          known == null ? reader.read(host, part, servers.keySet()) : reader.change(known, part));
    }
    return new Network(network.player(), network.loop(), List.copyOf(servers.values()));
  }

  private static Network withScriptRam(Network network, @Nullable Part settings) {
    Part ram = settings == null ? null : settings.members(Shape.SETTINGS).get("scriptRam");
    if (ram == null) {
      return network;
    }
    if (ram.number() < Script.MIN_RAM) {
      throw ram.error("is less than any script costs, " + Script.MIN_RAM + " GB.");
    }
    return network.withScriptRam(ram.number());
  }

  private List<String> over(@Nullable Part part) {
    if (part == null) {
      return List.of();
    }
    if (!part.isList()) {
      return List.of(packs.apply(part));
    }
    List<String> over = new ArrayList<>();
    part.elements("batch").forEach(element -> over.add(packs.apply(element)));
    return over;
  }
}
