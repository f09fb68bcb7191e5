package hgw.network.files;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * An exported save as the game writes it, with six servers. Home links to n00dles and a hacknet
 * server, n00dles to foodnstuff; pserv-0 is bought; nothing links to far-away.
 */
public final class SmallSave {
  private static final String TREE =
      """
      {"PlayerSave": {"ctor": "PlayerObject", "data": {
         "bitNodeN": 1,
         "skills": {"hacking": 50, "strength": 1, "intelligence": 0},
         "mults": {"hacking_chance": 1, "hacking_speed": 1, "hacking_money": 1, "hacking_grow": 1,
                   "strength": 1},
         "purchasedServers": ["pserv-0"]}},
       "AllServersSave": {
         "home": {"ctor": "Server", "data": {"hostname": "home", "hasAdminRights": true,
           "purchasedByPlayer": true, "maxRam": 32, "moneyMax": 0, "moneyAvailable": 0,
           "minDifficulty": 1, "hackDifficulty": 1, "serverGrowth": 1, "requiredHackingSkill": 1,
           "serversOnNetwork": ["n00dles", "hacknet-server-0"], "runningScripts": []}},
         "far-away": {"ctor": "Server", "data": {"hostname": "far-away", "hasAdminRights": false,
           "purchasedByPlayer": false, "maxRam": 64, "moneyMax": 1, "moneyAvailable": 1,
           "minDifficulty": 1, "hackDifficulty": 1, "serverGrowth": 1, "requiredHackingSkill": 900,
           "serversOnNetwork": [], "runningScripts": []}},
         "n00dles": {"ctor": "Server", "data": {"hostname": "n00dles", "hasAdminRights": true,
           "purchasedByPlayer": false, "maxRam": 4, "moneyMax": 1750000, "moneyAvailable": 70000,
           "minDifficulty": 1, "hackDifficulty": 1, "serverGrowth": 3000, "requiredHackingSkill": 1,
           "serversOnNetwork": ["home", "foodnstuff"], "runningScripts": []}},
         "foodnstuff": {"ctor": "Server", "data": {"hostname": "foodnstuff", "hasAdminRights": true,
           "purchasedByPlayer": false, "maxRam": 16, "moneyMax": 50000000,
           "moneyAvailable": 2000000, "minDifficulty": 3, "hackDifficulty": 10, "serverGrowth": 5,
           "requiredHackingSkill": 1, "serversOnNetwork": ["n00dles"], "runningScripts": [
             {"ctor": "RunningScript", "data": {"filename": "agent/hgw-loop.js",
              "args": ["n00dles", "--hack", 0.5], "ramUsage": 2.4, "threads": 3}},
             {"ctor": "RunningScript", "data": {"filename": "mine.js",
              "args": [], "ramUsage": 1.6, "threads": 1}}]}},
         "hacknet-server-0": {"ctor": "HacknetServer", "data": {"hostname": "hacknet-server-0",
           "hasAdminRights": true, "purchasedByPlayer": true, "maxRam": 8, "level": 1,
           "serversOnNetwork": ["home"], "runningScripts": []}},
         "pserv-0": {"ctor": "Server", "data": {"hostname": "pserv-0", "hasAdminRights": true,
           "purchasedByPlayer": true, "maxRam": 64, "moneyMax": 0, "moneyAvailable": 0,
           "minDifficulty": 1, "hackDifficulty": 1, "serverGrowth": 1, "requiredHackingSkill": 1,
           "serversOnNetwork": [], "runningScripts": []}}}}
      """;

  private final ObjectNode tree = JsonEdit.parse(TREE);

  /** Put text at a place such as {@code PlayerSave.data.skills.hacking}. */
  public SmallSave with(String path, String literal) {
    JsonEdit.set(tree, path, literal);
    return this;
  }

  /** Take a place away. */
  public SmallSave without(String path) {
    JsonEdit.remove(tree, path);
    return this;
  }

  /** The save before it is packed: JSON that holds JSON as strings. */
  public String json() {
    ObjectNode save = new JsonMapper().createObjectNode().put("ctor", "BitburnerSaveObject");
    ObjectNode data = save.putObject("data");
    tree.properties().forEach(part -> data.put(part.getKey(), part.getValue().toString()));
    return save.toString();
  }

  /** What the game exports as {@code .json.gz}. */
  public byte[] gzip() {
    return gzip(json().getBytes(StandardCharsets.UTF_8));
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** What the game exports as {@code .json}. */
  public byte[] base64() {
    return Base64.getEncoder().encode(json().getBytes(StandardCharsets.UTF_8));
  }
}
