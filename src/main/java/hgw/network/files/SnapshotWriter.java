package hgw.network.files;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hgw.network.BitNode;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import java.util.TreeMap;

/**
 * Turns a network into the text of a snapshot: one line a server, so that two snapshots compare
 * well. What is as {@link SnapshotReader} takes it to be anyway is left out.
 */
final class SnapshotWriter {
  private static final JsonMapper JSON = new JsonMapper();

  private SnapshotWriter() {}

  static String format(Network network) {
    StringBuilder text = new StringBuilder("{\n");
    text.append("  \"format\": \"").append(Snapshot.FORMAT).append("\",\n");
    text.append("  \"player\": ").append(player(network.player())).append(",\n");
    text.append("  \"script\": ").append(script(network.loop())).append(",\n");
    text.append("  \"servers\": [");
    String separator = "\n    ";
    for (Server server : network.servers()) {
      text.append(separator).append(server(server));
      separator = ",\n    ";
    }
    return text.append("\n  ]\n}\n").toString();
  }

  /** The same as a tree, to be changed. */
  static ObjectNode tree(Network network) {
    ObjectNode root = JSON.createObjectNode().put("format", Snapshot.FORMAT);
    root.set("player", player(network.player()));
    root.set("script", script(network.loop()));
    ArrayNode servers = root.putArray("servers");
    network.servers().forEach(server -> servers.add(server(server)));
    return root;
  }

  private static ObjectNode player(Player player) {
    ObjectNode object = JSON.createObjectNode();
    object.put("hackingLevel", player.hackingLevel());
    if (!player.bitNode().equals(BitNode.FIRST)) {
      object.put("bitNode", player.bitNode().number());
      object.put("bitNodeLevel", player.bitNode().level());
    }
    putUnlessZero(object, "intelligence", player.intelligence());
    putUnlessZero(object, "experience", player.experience());
    if (!player.multipliers().named().isEmpty()) {
      ObjectNode multipliers = object.putObject("multipliers");
      new TreeMap<>(player.multipliers().named()).forEach(multipliers::put);
    }
    return object;
  }

  private static ObjectNode script(Script script) {
    return JSON.createObjectNode().put("file", script.file()).put("ram", script.ram());
  }

  private static ObjectNode server(Server server) {
    ObjectNode object = JSON.createObjectNode();
    object.put("host", server.host());
    object.put("rooted", server.rooted());
    object.put("purchased", server.purchased());
    if (server.hacknet() != Server.isHacknetName(server.host())) {
      object.put("hacknet", server.hacknet());
    }
    object.put("maxRam", server.maxRam());
    object.put("usedRam", server.usedRam());
    object.put("maxMoney", server.maxMoney());
    object.put("money", server.money());
    object.put("minSec", server.minSec());
    object.put("sec", server.sec());
    object.put("hackChance", server.hackChance());
    object.put("hackTime", server.hackTime());
    object.put("growth", server.growth());
    object.put("requiredLevel", server.requiredLevel());
    putUnlessZero(object, "startSec", server.startSec());
    if (!server.running().isEmpty()) {
      ArrayNode running = object.putArray("running");
      server.running().forEach(script -> running.add(running(script)));
    }
    if (server.hostsAgent()) {
      object.put("hostsAgent", true);
    }
    return object;
  }

  private static ObjectNode running(RunningScript script) {
    ObjectNode object = JSON.createObjectNode();
    object.put("file", script.file()).put("threads", script.threads());
    ArrayNode args = object.putArray("args");
    script.args().forEach(args::add);
    if (script.pid() > 0) {
      object.put("pid", script.pid());
    }
    object.put("ram", script.ram());
    if (script.count() > 1) {
      object.put("count", script.count());
    }
    if (Double.isFinite(script.finishesIn())) {
      object.put("finishesIn", script.finishesIn());
    }
    if (!script.grants().isEmpty()) {
      ArrayNode grants = object.putArray("grants");
      script
          .grants()
          .forEach(it -> grants.addObject().put("runner", it.runner()).put("ram", it.ram()));
    }
    return object;
  }

  private static void putUnlessZero(ObjectNode object, String name, double value) {
    if (value != 0) {
      object.put(name, value);
    }
  }
}
