package hgw.network.files;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hgw.UserError;
import hgw.WholeFile;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes network snapshots, the {@code hgw-network/1} files of {@code --network}. */
public final class Snapshot {
  /** The format's name and version, the first member of every snapshot. */
  public static final String FORMAT = "hgw-network/1";

  private static final JsonMapper WRITER = new JsonMapper();

  private Snapshot() {}

  /**
   * Read a snapshot file.
   *
   * @throws UserError if the file cannot be read or any value in it is missing or unsound
   */
  public static Network read(Path file) {
    return parse(file.toString(), SourceFile.read("--network", file));
  }

  /**
   * Parse a snapshot's bytes.
   *
   * @param source what to call the snapshot in messages
   */
  public static Network parse(String source, byte[] json) {
    if (SaveFile.looksLikeSave(json)) {
      throw new UserError(
          source
              + " is an exported save of the game, not a snapshot. Maybe --save instead of --network?");
    }
    Fields root = Fields.parse(source, json);
    String format = root.text("format");
    if (!format.equals(FORMAT)) {
      throw root.error(
          "format is \"" + format + "\", this version of hgw reads \"" + FORMAT + "\"");
    }
    Fields script = root.object("script");
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
    return new Network(
        player(root.object("player")), new Script(script.text("file"), ram), servers(root));
  }

  private static Player player(Fields player) {
    return new Player(
        player.integer("hackingLevel"),
        player.has("intelligence") ? player.number("intelligence") : 0,
        player.has("multipliers") ? multipliers(player.object("multipliers")) : Map.of(),
        player.has("experience") ? player.number("experience") : 0);
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

  private static Server server(Fields fields) {
    String host = fields.text("host");
    double hackChance = fields.number("hackChance");
    if (hackChance > 1) {
      throw fields.error(
          fields.path("hackChance") + " is " + hackChance + ", a chance must lie in 0..1");
    }
    return new Server(
        host,
        fields.bool("rooted"),
        fields.bool("purchased"),
        fields.has("hacknet") ? fields.bool("hacknet") : Server.isHacknetName(host),
        fields.ram("maxRam"),
        fields.number("usedRam"),
        fields.number("maxMoney"),
        fields.number("money"),
        fields.number("minSec"),
        fields.number("sec"),
        hackChance,
        fields.number("hackTime"),
        fields.number("growth"),
        fields.integer("requiredLevel"),
        fields.has("startSec") ? fields.number("startSec") : 0,
        fields.has("running") ? running(fields) : List.of(),
        false);
  }

  private static List<RunningScript> running(Fields server) {
    List<RunningScript> running = new ArrayList<>();
    for (Fields script : server.objects("running")) {
      running.add(
          new RunningScript(
              script.text("file"),
              script.integer("threads"),
              script.scalars("args"),
              0,
              script.number("ram")));
    }
    return running;
  }

  /**
   * Write a network as a snapshot, whole or not at all: a file of that name is replaced only once
   * the new one stands.
   *
   * @throws UserError if the file cannot be written
   */
  public static void write(Network network, Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UserError("--export " + file + " is a directory or a device, a file is wanted.");
    }
    try {
      Path whole = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(); // behind a link
      Path part = whole.resolveSibling("." + whole.getFileName() + ".part");
      try {
        Files.writeString(part, format(network));
        WholeFile.replace(part, whole);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UserError(
          "--export " + file + " cannot be written: " + SourceFile.reason(e) + ".", e);
    }
  }

  /** Format a network as a snapshot: one line a server, so that two snapshots compare well. */
  static String format(Network network) throws IOException {
    ObjectNode player = WRITER.createObjectNode();
    player.put("hackingLevel", network.player().hackingLevel());
    if (network.player().intelligence() > 0) {
      player.put("intelligence", network.player().intelligence());
    }
    if (network.player().experience() > 0) {
      player.put("experience", network.player().experience());
    }
    if (!network.player().multipliers().isEmpty()) {
      ObjectNode multipliers = player.putObject("multipliers");
      new TreeMap<>(network.player().multipliers()).forEach(multipliers::put);
    }
    ObjectNode script = WRITER.createObjectNode();
    script.put("file", network.script().file()).put("ram", network.script().ram());
    StringBuilder text = new StringBuilder("{\n");
    text.append("  \"format\": \"").append(FORMAT).append("\",\n");
    text.append("  \"player\": ").append(WRITER.writeValueAsString(player)).append(",\n");
    text.append("  \"script\": ").append(WRITER.writeValueAsString(script)).append(",\n");
    text.append("  \"servers\": [");
    String separator = "\n    ";
    for (Server server : network.servers()) {
      text.append(separator).append(WRITER.writeValueAsString(object(server)));
      separator = ",\n    ";
    }
    return text.append("\n  ]\n}\n").toString();
  }

  private static ObjectNode object(Server server) {
    ObjectNode object = WRITER.createObjectNode();
    object.put("host", server.host());
    object.put("rooted", server.rooted());
    object.put("purchased", server.purchased());
    if (server.hacknet()) {
      object.put("hacknet", true);
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
    if (server.startSec() > 0) {
      object.put("startSec", server.startSec());
    }
    if (!server.running().isEmpty()) {
      ArrayNode running = object.putArray("running");
      for (RunningScript script : server.running()) {
        ObjectNode entry = running.addObject();
        entry.put("file", script.file()).put("threads", script.threads());
        ArrayNode args = entry.putArray("args");
        script.args().forEach(args::add);
        entry.put("ram", script.ram());
      }
    }
    return object;
  }
}
