package hgw.network.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import hgw.Similar;
import hgw.UserError;
import hgw.network.Formulas;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Server;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A network that is not as it was discovered: properties of servers, of the player and of the loop
 * are changed one by one, by the names and within the limits that a snapshot has for them. What the
 * game makes of a change follows: chance and time of a hack from security, level and root access,
 * the experience from the level, the level from experience.
 */
public final class WhatIf {
  /** How a change is written. */
  public static final String EXAMPLE = "joesguns.money=62500000";

  /** What a snapshot says of a server beside its host name, in its order. */
  public static final List<String> OF_A_SERVER =
      List.of(
          "rooted",
          "purchased",
          "hacknet",
          "maxRam",
          "usedRam",
          "maxMoney",
          "money",
          "minSec",
          "sec",
          "hackChance",
          "hackTime",
          "growth",
          "requiredLevel",
          "startSec",
          "running",
          "hostsAgent");

  /** What a snapshot says of the player, multipliers as paths. */
  static final List<String> OF_THE_PLAYER =
      List.of(
          "hackingLevel",
          "intelligence",
          "experience",
          "bitNode",
          "bitNodeLevel",
          "multipliers.hacking",
          "multipliers.hacking_exp",
          "multipliers.hacking_chance",
          "multipliers.hacking_speed",
          "multipliers.hacking_money",
          "multipliers.hacking_grow");

  /** What a snapshot says of the loop. */
  static final List<String> OF_THE_SCRIPT = List.of("file", "ram");

  private static final String PLAYER = "player";
  private static final String SCRIPT = "script";
  private static final JsonMapper JSON = new JsonMapper();

  private final ObjectNode root;
  private final Set<String> hosts;
  private final Set<String> changed = new HashSet<>();

  /**
   * One change.
   *
   * @param named the option and what it says, for messages
   * @param owner host name of a server, {@code player} or {@code script}
   * @param property what is changed of it
   * @param value its new value, as it is written
   */
  public record Change(String named, String owner, String property, String value) {
    /**
     * Read a change.
     *
     * @throws UserError if it does not have the form of one
     */
    public static Change parse(String named, String text) {
      int equals = text.indexOf('=');
      String path = equals < 0 ? text : text.substring(0, equals).strip();
      boolean own = path.startsWith(PLAYER + ".") || path.startsWith(SCRIPT + ".");
      int dot = own ? path.indexOf('.') : path.lastIndexOf('.'); // a host name may have dots
      if (equals < 0 || dot < 1 || dot == path.length() - 1) {
        throw new UserError(
            named + " is no change: write host.property=value, " + EXAMPLE + " say.");
      }
      return new Change(
          named,
          path.substring(0, dot),
          path.substring(dot + 1),
          text.substring(equals + 1).strip());
    }

    /** As it is written: {@code joesguns.money=62500000}. */
    public String text() {
      return owner + "." + property + "=" + value;
    }

    private UserError error(String problem) {
      return new UserError(named + ": " + problem);
    }
  }

  private WhatIf(Network network) {
    root = SnapshotWriter.tree(network);
    hosts =
        network.servers().stream().map(Server::host).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Return a network with changes.
   *
   * @throws UserError that names the change at fault, and its likely mend
   */
  public static Network of(Network network, List<Change> changes) {
    if (changes.isEmpty()) {
      return network;
    }
    WhatIf whatIf = new WhatIf(network);
    changes.forEach(whatIf::set);
    Network changed =
        SnapshotReader.network(
            Fields.of(whatIf.root, IllegalStateException::new)); // all is checked
    return whatIf.consequences(changed, network);
  }

  private void set(Change change) {
    boolean ofServer = hosts.contains(change.owner()) && OF_A_SERVER.contains(change.property());
    if (!ofServer && change.owner().equals(PLAYER)) {
      Fields player = put((ObjectNode) root.get(PLAYER), change, "the player", OF_THE_PLAYER);
      SnapshotReader.player(player);
    } else if (!ofServer && change.owner().equals(SCRIPT)) {
      Fields script = put((ObjectNode) root.get(SCRIPT), change, "the script", OF_THE_SCRIPT);
      SnapshotReader.script(script);
    } else if (hosts.contains(change.owner())) {
      SnapshotReader.server(put(server(change.owner()), change, "a server", OF_A_SERVER));
    } else {
      Set<String> owners = new TreeSet<>(hosts);
      owners.addAll(List.of(PLAYER, SCRIPT));
      throw change.error(
          "no server is called \""
              + change.owner()
              + "\"."
              + Similar.maybe(change.owner(), owners));
    }
    changed.add(change.owner() + "." + change.property());
  }

  private ObjectNode server(String host) {
    for (JsonNode server : root.get("servers")) {
      if (server.get("host").textValue().equals(host)) {
        return (ObjectNode) server;
      }
    }
    throw new IllegalArgumentException(host);
  }

  /** Change a property, and return the object to be read as strictly as one of a file. */
  private static Fields put(
      ObjectNode object, Change change, String what, List<String> properties) {
    if (!properties.contains(change.property())) {
      String maybe = maybe(change.property(), properties);
      throw change.error(
          what
              + " has no \""
              + change.property()
              + "\"."
              + (maybe.isEmpty() ? " There are: " + String.join(", ", properties) + "." : maybe));
    }
    int dot = change.property().indexOf('.');
    ObjectNode owner =
        dot < 0 ? object : object.withObjectProperty(change.property().substring(0, dot));
    owner.set(change.property().substring(dot + 1), value(change.value()));
    return Fields.of(object, problem -> change.error(problem + "."));
  }

  /** The property that is near a word, or has it in its name: {@code level}. */
  private static String maybe(String word, List<String> properties) {
    String part = word.toLowerCase(Locale.ROOT);
    return Similar.to(word, properties)
        .or(
            () ->
                properties.stream()
                    .filter(property -> property.toLowerCase(Locale.ROOT).contains(part))
                    .findFirst())
        .map(property -> " Maybe \"" + property + "\"?")
        .orElse("");
  }

  /** What is no JSON is a text: numbers, true, false and lists are. */
  private static JsonNode value(String text) {
    try {
      JsonNode value = JSON.readTree(text);
      return value.isMissingNode() ? TextNode.valueOf(text) : value;
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  private Network consequences(Network network, Network before) {
    Player player = player(network.player());
    boolean another = !player.equals(before.player());
    List<Server> servers =
        network.servers().stream().map(server -> hacked(server, player, another)).toList();
    return new Network(player, network.loop(), servers);
  }

  private Player player(Player player) {
    boolean level = isChanged(PLAYER, "hackingLevel");
    boolean experience = isChanged(PLAYER, "experience");
    if (experience && !level) {
      return player.withExperience(player.experience());
    }
    if (level && !experience) {
      double least = Formulas.experience(player, player.hackingLevel());
      return new Player(
          player.hackingLevel(),
          player.intelligence(),
          player.multipliers(),
          Double.isFinite(least) ? least : 0,
          player.bitNode());
    }
    return player;
  }

  /** A server whose chance and time of a hack are those of what is changed. */
  private Server hacked(Server server, Player player, boolean anotherPlayer) {
    String host = server.host();
    boolean follows =
        anotherPlayer
            || isChanged(host, "sec")
            || isChanged(host, "requiredLevel")
            || isChanged(host, "rooted");
    if (!follows || server.hackTime() == 0 && server.requiredLevel() == 0) { // not to be hacked
      return server;
    }
    Server hacked = server.hackedBy(player);
    return server
        .but()
        .hackChance(isChanged(host, "hackChance") ? server.hackChance() : hacked.hackChance())
        .hackTime(isChanged(host, "hackTime") ? server.hackTime() : hacked.hackTime())
        .build();
  }

  private boolean isChanged(String owner, String property) {
    return changed.contains(owner + "." + property);
  }
}
