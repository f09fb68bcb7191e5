package hgw.network.files;

import com.fasterxml.jackson.databind.JsonNode;
import hgw.UserError;
import hgw.network.BitNode;
import hgw.network.Multipliers;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.network.ServerBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a save holds, once it is unpacked.
 *
 * <p>Discovery is the walk that the live game does: links from home, united with the purchased
 * servers. A save also lists servers that cannot be reached yet; those are left out. Kinds of
 * server that are neither runner nor target (3.x's darknet servers) are left out and not walked
 * through. A server with a value that cannot be is left out and named.
 */
final class SaveReader {
  private static final String SERVERS = "AllServersSave";
  private static final String SERVER = "Server";
  private static final String HACKNET_SERVER = "HacknetServer";

  /** A server of the save, and the hosts that it is linked to. */
  private record Entry(Fields fields, List<String> links) {}

  private final Fields data;
  private final List<String> notes = new ArrayList<>();
  private @Nullable RuntimeException unsound;

  /**
   * Look into a save.
   *
   * @param data its member {@code data}
   */
  SaveReader(Fields data) {
    this.data = data;
  }

  /**
   * Read the player and the servers.
   *
   * @throws UserError if the save is too old, or not sound
   */
  Loaded read() {
    Fields fields = data.parsed("PlayerSave").object("data");
    if (!fields.has("skills") && fields.has("hacking")) {
      throw fields.error(
          "the save is of a game before 2.0. Load it in a current game, and export it again.");
    }
    Player player = player(fields);
    List<Server> servers = discover(fields, data.parsed(SERVERS), player);
    return new Loaded(new Network(player, Script.LOOP, servers), notes);
  }

  private static Player player(Fields player) {
    Fields skills = player.object("skills");
    Map<String, Double> hacking = SnapshotReader.multipliers(player.object("mults"));
    hacking.keySet().removeIf(name -> !name.startsWith("hacking"));
    int bitNode = player.integer("bitNodeN");
    return new Player(
        skills.integer("hacking"),
        skills.number("intelligence", 0),
        Multipliers.of(hacking),
        player.has("exp") ? player.object("exp").number("hacking") : 0,
        BitNode.of(bitNode, 1 + sourceFile(player, bitNode)));
  }

  /** Level of the player's source file, 0 without it. Old saves list them, new ones map them. */
  private static int sourceFile(Fields player, int number) {
    if (!player.has("sourceFiles")) {
      return 0;
    }
    if (player.isArray("sourceFiles")) {
      for (Fields file : player.objects("sourceFiles")) {
        if (file.integer("n") == number) {
          return file.integer("lvl");
        }
      }
      return 0;
    }
    for (JsonNode entry : player.object("sourceFiles").elements("data")) {
      if (entry.path(0).asInt() == number) {
        return Math.max(0, entry.path(1).asInt());
      }
    }
    return 0;
  }

  private List<Server> discover(Fields player, Fields all, Player hacker) {
    Map<String, Entry> byName = new LinkedHashMap<>();
    for (String key : all.names()) {
      unlessUnsound(
          key,
          () -> {
            Fields entry = all.object(key);
            if (Set.of(SERVER, HACKNET_SERVER).contains(entry.text("ctor"))) {
              Fields server = entry.object("data");
              List<String> links = server.texts("serversOnNetwork");
              byName.put(server.text("hostname"), new Entry(entry, links));
            }
          });
    }
    if (unsound != null && byName.isEmpty()) {
      throw unsound;
    }
    if (!byName.containsKey(Server.HOME)) {
      throw all.error(SERVERS + " has no server \"home\", the save is damaged");
    }
    Set<String> found = walk(byName);
    for (String host : new LinkedHashSet<>(player.texts("purchasedServers"))) {
      if (byName.containsKey(host)) {
        found.add(host);
      }
    }
    List<Server> servers = new ArrayList<>();
    for (String host : found) {
      Entry entry = Objects.requireNonNull(byName.get(host), host);
      unlessUnsound(host, () -> servers.add(server(entry.fields(), hacker)));
    }
    if (servers.isEmpty() && unsound != null) {
      throw unsound;
    }
    return servers;
  }

  /** Read a part of a server; where it is not sound, the server is left out and named. */
  private void unlessUnsound(String host, Runnable read) {
    try {
      read.run();
    } catch (UserError e) {
      unsound = unsound == null ? e : unsound;
      notes.add(host + " is left out, it cannot be: " + e.getMessage() + ".");
    }
  }

  private static Set<String> walk(Map<String, Entry> byName) {
    Set<String> found = new LinkedHashSet<>(Set.of(Server.HOME));
    var open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      String host = open.remove();
      for (String neighbour : Objects.requireNonNull(byName.get(host), host).links()) {
        if (byName.containsKey(neighbour) && found.add(neighbour)) {
          open.add(neighbour);
        }
      }
    }
    return found;
  }

  private static Server server(Fields entry, Player player) {
    Fields server = entry.object("data");
    String host = server.text("hostname");
    boolean hacknet = entry.text("ctor").equals(HACKNET_SERVER);
    List<RunningScript> running = new ArrayList<>();
    if (server.has("runningScripts")) {
      for (Fields script : server.objects("runningScripts")) {
        running.add(running(script.object("data")));
      }
    }
    double usedRam = running.stream().mapToDouble(script -> script.ram() * script.threads()).sum();
    ServerBuilder found =
        Server.named(host)
            .rooted(server.bool("hasAdminRights"))
            .hacknet(hacknet)
            .maxRam(server.ram("maxRam"))
            .usedRam(usedRam)
            .running(running);
    if (hacknet) { // has no money and no security, in the game too
      return found.purchased(true).build();
    }
    return found
        .purchased(server.bool("purchasedByPlayer") && !host.equals(Server.HOME))
        .maxMoney(server.number("moneyMax"))
        .money(server.number("moneyAvailable"))
        .minSec(server.number("minDifficulty"))
        .sec(server.number("hackDifficulty"))
        .growth(server.number("serverGrowth"))
        .requiredLevel(server.integer("requiredHackingSkill"))
        .startSec(server.number("baseDifficulty", 0))
        .build()
        .hackedBy(player);
  }

  private static RunningScript running(Fields script) {
    return new RunningScript(
        script.text("filename"),
        script.whole("threads"),
        script.scalars("args"),
        0, // the game gives new ids when it loads a save
        script.number("ramUsage"));
  }
}
