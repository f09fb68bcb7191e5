package hgw.network.files;

import hgw.UserError;
import hgw.network.Formulas;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.slf4j.LoggerFactory;

/**
 * Reads what the game's "Export game" writes: gzip JSON ({@code .json.gz}) or base64 JSON ({@code
 * .json}), told apart by content.
 *
 * <p>Discovery is the walk that the live game does: links from home, united with the purchased
 * servers. A save also lists servers that cannot be reached yet; those are left out.
 *
 * <p>A save does not hold the multipliers of its BitNode; they count as 1, which is exact in
 * BitNode 1.
 */
public final class SaveFile {
  private static final String SAVE_CTOR = "BitburnerSaveObject";
  private static final String SERVERS = "AllServersSave";

  private SaveFile() {}

  /**
   * Read an exported save.
   *
   * @throws UserError if the file cannot be read or is not a sound save
   */
  public static Network read(Path file) {
    return parse(file.toString(), SourceFile.read("--save", file));
  }

  /**
   * Parse the bytes of an exported save.
   *
   * @param source what to call the save in messages
   */
  public static Network parse(String source, byte[] bytes) {
    Fields save = Fields.parse(source, json(source, bytes));
    if (!save.has("ctor") || !save.text("ctor").equals(SAVE_CTOR)) {
      if (save.has("format")) {
        throw new UserError(
            source
                + " is a network snapshot, not an exported save. Maybe --network instead of --save?");
      }
      throw notASave(source, "it is JSON, but not of a " + SAVE_CTOR);
    }
    Fields data = save.object("data");
    Fields player = data.parsed("PlayerSave").object("data");
    int bitNode = player.integer("bitNodeN");
    if (bitNode != 1) {
      LoggerFactory.getLogger(SaveFile.class)
          .warn(
              "{} is from BitNode {}. Its multipliers are not in a save and count as 1: hack times"
                  + " and useful threads may be off.",
              source,
              bitNode);
    }
    return new Network(player(player), Script.SHIPPED, discover(player, data.parsed(SERVERS)));
  }

  /** Tell whether bytes begin as a gzip or base64 save does. */
  static boolean looksLikeSave(byte[] bytes) {
    return isGzip(bytes) || startsWith(bytes, "eyJjdG9yIjoiQml0YnVybmVy");
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
  }

  private static boolean startsWith(byte[] bytes, String prefix) {
    byte[] wanted = prefix.getBytes(StandardCharsets.US_ASCII);
    return bytes.length >= wanted.length
        && java.util.Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
  }

  private static byte[] json(String source, byte[] bytes) {
    if (isGzip(bytes)) {
      return gunzip(source, bytes);
    }
    if (startsWith(bytes, "{")) {
      return bytes;
    }
    try {
      return Base64.getMimeDecoder()
          .decode(requireBase64(source, bytes)); // tolerates line breaks that an editor added
    } catch (IllegalArgumentException e) {
      throw notASave(source, "its base64 text is damaged");
    }
  }

  private static byte[] requireBase64(String source, byte[] bytes) {
    if (bytes.length == 0) {
      throw notASave(source, "it is empty");
    }
    for (byte b : bytes) {
      boolean base64 =
          b >= 'A' && b <= 'Z'
              || b >= 'a' && b <= 'z'
              || b >= '0' && b <= '9'
              || b == '+'
              || b == '/'
              || b == '='
              || Character.isWhitespace(b);
      if (!base64) {
        throw notASave(source, "it is neither gzip nor base64");
      }
    }
    return bytes;
  }

  private static byte[] gunzip(String source, byte[] bytes) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] json = gzip.readNBytes(SourceFile.MAX_BYTES + 1);
      if (json.length > SourceFile.MAX_BYTES) {
        throw notASave(source, "it unpacks to over " + (SourceFile.MAX_BYTES >> 20) + " MB");
      }
      return json;
    } catch (IOException e) {
      throw notASave(source, "its gzip data is damaged or cut short");
    }
  }

  private static UserError notASave(String source, String reason) {
    return new UserError(
        source
            + " is not an exported save: "
            + reason
            + ". Export one in the game: Options > Export Game.");
  }

  private static Player player(Fields player) {
    Fields skills = player.object("skills");
    Map<String, Double> hacking = Snapshot.multipliers(player.object("mults"));
    hacking.keySet().removeIf(name -> !name.startsWith("hacking"));
    return new Player(
        skills.integer("hacking"),
        skills.has("intelligence") ? skills.number("intelligence") : 0,
        hacking,
        player.has("exp") ? player.object("exp").number("hacking") : 0);
  }

  private static List<Server> discover(Fields player, Fields all) {
    Set<String> purchased = new LinkedHashSet<>(player.texts("purchasedServers"));
    Map<String, Fields> byName = new LinkedHashMap<>();
    for (String key : all.names()) {
      Fields entry = all.object(key);
      Fields fields = entry.object("data");
      byName.put(fields.text("hostname"), entry);
    }
    if (!byName.containsKey(Server.HOME)) {
      throw all.error(SERVERS + " has no server \"home\", the save is damaged");
    }
    Set<String> found = walk(byName);
    for (String host : purchased) {
      if (byName.containsKey(host)) {
        found.add(host);
      }
    }
    Player hacker = player(player);
    List<Server> servers = new ArrayList<>();
    for (String host : found) {
      servers.add(server(Objects.requireNonNull(byName.get(host), host), hacker));
    }
    return servers;
  }

  private static Set<String> walk(Map<String, Fields> byName) {
    Set<String> found = new LinkedHashSet<>(Set.of(Server.HOME));
    var open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      String host = open.remove();
      Fields server = Objects.requireNonNull(byName.get(host), host).object("data");
      for (String neighbour : server.texts("serversOnNetwork")) {
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
    boolean rooted = server.bool("hasAdminRights");
    boolean hacknet = entry.text("ctor").equals("HacknetServer");
    List<RunningScript> running = new ArrayList<>();
    if (server.has("runningScripts")) {
      for (Fields script : server.objects("runningScripts")) {
        running.add(running(script.object("data")));
      }
    }
    double usedRam = running.stream().mapToDouble(script -> script.ram() * script.threads()).sum();
    if (hacknet) { // has no money and no security, in the game too
      return new Server(
              host, rooted, true, true, server.ram("maxRam"), usedRam, 0, 0, 0, 0, 0, 0, 0, 0)
          .withRunning(running, usedRam);
    }
    double sec = server.number("hackDifficulty");
    int level = server.integer("requiredHackingSkill");
    return new Server(
        host,
        rooted,
        server.bool("purchasedByPlayer") && !host.equals(Server.HOME),
        false,
        server.ram("maxRam"),
        usedRam,
        server.number("moneyMax"),
        server.number("moneyAvailable"),
        server.number("minDifficulty"),
        sec,
        Formulas.hackChance(player, sec, level, rooted),
        Formulas.hackTime(player, sec, level),
        server.number("serverGrowth"),
        level,
        server.has("baseDifficulty") ? server.number("baseDifficulty") : 0,
        running,
        false);
  }

  private static RunningScript running(Fields script) {
    return new RunningScript(
        script.text("filename"),
        (long) script.number("threads"),
        script.scalars("args"),
        0, // the game gives new ids when it loads a save
        script.number("ramUsage"));
  }
}
