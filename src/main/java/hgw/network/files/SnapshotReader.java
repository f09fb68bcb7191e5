package hgw.network.files;

import hgw.network.BitNode;
import hgw.network.Grant;
import hgw.network.Multipliers;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the JSON of a snapshot into a network; the counterpart of {@link SnapshotWriter}. */
final class SnapshotReader {
  private SnapshotReader() {}

  /** Read a snapshot's members. */
  static Network network(Fields root) {
    String format = root.text("format");
    if (!format.equals(Snapshot.FORMAT)) {
      throw root.error(
          "format is \"" + format + "\", this version of hgw reads \"" + Snapshot.FORMAT + "\"");
    }
    return new Network(player(root.object("player")), script(root.object("script")), servers(root));
  }

  /** Read the loop. */
  static Script script(Fields script) {
    double ram = script.number("ram");
    if (ram < Script.MIN_RAM) {
      throw script.error(
          script.path("ram")
              + " is "
              + ram
              + ", a thread of the loop costs at least "
              + Script.MIN_RAM
              + " GB");
    }
    return new Script(Script.Kind.LOOP, script.text("file"), ram);
  }

  private static BitNode bitNode(Fields player) {
    if (!player.has("bitNode")) {
      return BitNode.FIRST;
    }
    int number = player.integer("bitNode");
    int level = player.has("bitNodeLevel") ? player.integer("bitNodeLevel") : 1;
    if (number < 1) {
      throw player.error(player.path("bitNode") + " is " + number + ", the first BitNode is 1");
    }
    if (level < 1) {
      throw player.error(player.path("bitNodeLevel") + " is " + level + ", levels begin at 1");
    }
    return BitNode.of(number, level);
  }

  /** Read the player. */
  static Player player(Fields player) {
    return new Player(
        player.integer("hackingLevel"),
        player.number("intelligence", 0),
        player.has("multipliers")
            ? Multipliers.of(multipliers(player.object("multipliers")))
            : Multipliers.NONE,
        player.number("experience", 0),
        bitNode(player));
  }

  /** Read every member of an object of multipliers. */
  static Map<String, Double> multipliers(Fields fields) {
    Map<String, Double> multipliers = new HashMap<>();
    for (String name : fields.names()) {
      multipliers.put(name, fields.number(name));
    }
    return multipliers;
  }

  private static List<Server> servers(Fields root) {
    List<Server> servers = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    for (Fields fields : root.objects("servers")) {
      Server server = server(fields);
      String before = seen.putIfAbsent(server.host(), fields.path("host"));
      if (before != null) {
        throw root.error(
            fields.path("host") + " is \"" + server.host() + "\" again, as in " + before);
      }
      servers.add(server);
    }
    return servers;
  }

  /** Read a server. */
  static Server server(Fields fields) {
    String host = fields.text("host");
    double hackChance = fields.number("hackChance");
    if (hackChance > 1) {
      throw fields.error(
          fields.path("hackChance") + " is " + hackChance + ", a chance must lie in 0..1");
    }
    return Server.named(host)
        .rooted(fields.bool("rooted"))
        .purchased(fields.bool("purchased"))
        .hacknet(fields.has("hacknet") ? fields.bool("hacknet") : Server.isHacknetName(host))
        .maxRam(fields.ram("maxRam"))
        .usedRam(fields.number("usedRam"))
        .maxMoney(fields.number("maxMoney"))
        .money(fields.number("money"))
        .minSec(fields.number("minSec"))
        .sec(fields.number("sec"))
        .hackChance(hackChance)
        .hackTime(fields.number("hackTime"))
        .growth(fields.number("growth"))
        .requiredLevel(fields.integer("requiredLevel"))
        .startSec(fields.number("startSec", 0))
        .running(fields.has("running") ? running(fields) : List.of())
        .hostsAgent(fields.has("hostsAgent") && fields.bool("hostsAgent"))
        .build();
  }

  private static List<RunningScript> running(Fields server) {
    List<RunningScript> running = new ArrayList<>();
    for (Fields script : server.objects("running")) {
      running.add(
          new RunningScript(
              script.text("file"),
              script.whole("threads"),
              script.scalars("args"),
              script.has("pid") ? script.whole("pid") : 0,
              script.number("ram"),
              script.number("finishesIn", Double.POSITIVE_INFINITY),
              script.count("count"),
              script.has("grants") ? grants(script) : List.of()));
    }
    return running;
  }

  private static List<Grant> grants(Fields batcher) {
    List<Grant> grants = new ArrayList<>();
    for (Fields grant : batcher.objects("grants")) {
      grants.add(new Grant(grant.text("runner"), grant.ram("ram")));
    }
    return grants;
  }
}
