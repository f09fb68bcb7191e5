package hgw.game.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hgw.economy.Operation;
import hgw.economy.batch.BatchMind;
import hgw.economy.batch.BatchOrders;
import hgw.game.Applied;
import hgw.game.BatcherReport;
import hgw.game.GameException;
import hgw.game.Orders;
import hgw.network.Formulas;
import hgw.network.Grant;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.network.files.Fields;
import hgw.planner.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what hgw wants into requests to the agent, and the agent's answers into what they mean. As
 * strict as with files: an answer in which something is missing or wrong throws a {@link
 * GameException} that names it ({@code servers[12].maxRam}).
 */
final class AgentWire {
  private final AgentLink link;

  AgentWire(AgentLink link) {
    this.link = link;
  }

  /**
   * What the agent saw.
   *
   * @param script the loop on home, as shipped where there is none yet
   * @param nowMs the moment, by the game's wall clock, in ms
   * @param unreadable servers that could not be read
   * @param worldUnknown whether nobody has asked the game yet which BitNode this is
   */
  record Found(
      Player player,
      Script script,
      List<Server> servers,
      double nowMs,
      List<Unreadable> unreadable,
      boolean worldUnknown) {}

  /** A server that could not be read, and why. */
  record Unreadable(String host, String why) {}

  /**
   * What the loops have told since the last time.
   *
   * @param cash the player's money, in dollars
   */
  record Told(double cash, List<LoopReport> reports) {}

  private Fields ask(String method, ObjectNode params) {
    JsonNode answer = link.call(method, params);
    return Fields.of(
        answer,
        problem ->
            new GameException(
                "the agent's answer to \"" + method + "\" is wrong: " + Brief.of(problem)));
  }

  /** Read the files of scripts on home; empty where there is none. */
  List<String> installed(List<ShippedScript> scripts) {
    ObjectNode params = AgentLink.params();
    ArrayNode files = params.putArray("files");
    scripts.forEach(script -> files.addObject().put("file", script.path()));
    return contents(params, scripts.size());
  }

  /** Write scripts to home. */
  void install(List<ShippedScript> scripts) {
    ObjectNode params = AgentLink.params();
    ArrayNode files = params.putArray("files");
    for (ShippedScript script : scripts) {
      files.addObject().put("file", script.path()).put("content", script.text());
    }
    contents(params, scripts.size());
  }

  private List<String> contents(ObjectNode params, int files) {
    Fields answer = ask("install", params);
    List<String> contents = answer.texts("contents");
    if (contents.size() != files) {
      throw answer.error("contents has " + contents.size() + " entries, not " + files);
    }
    return contents;
  }

  /** Look at the player and every server. */
  Found discover() {
    Fields found = ask("discover", AgentLink.params());
    Optional<WorldReport> world = WorldReport.of(found.any("world"));
    Player seen = player(found.object("player"));
    Player player = world.map(report -> report.in(seen)).orElse(seen);
    long agent = found.whole("pid");
    List<Server> servers = new ArrayList<>();
    Set<String> hosts = new HashSet<>();
    for (Fields server : found.objects("servers")) {
      servers.add(server(server, player, agent));
      if (!hosts.add(server.text("host"))) {
        throw server.error(server.path("host") + " is there twice: " + server.text("host"));
      }
    }
    if (!hosts.contains(Server.HOME)) {
      throw found.error("servers has no \"" + Server.HOME + "\", the player's own computer");
    }
    List<Unreadable> unreadable = new ArrayList<>();
    for (Fields left : found.objects("unreadable")) {
      unreadable.add(new Unreadable(left.text("host"), left.string("why")));
    }
    double ram = found.ram("loopRam"); // 0 while it is not written
    Script script = ram > 0 ? Script.LOOP.withRam(ram) : Script.LOOP;
    return new Found(
        player,
        script,
        servers,
        found.number("time"),
        unreadable,
        world.isEmpty() && found.has("world"));
  }

  private static Player player(Fields player) {
    Map<String, Double> multipliers = new HashMap<>();
    Fields all = player.object("multipliers");
    for (String name : all.names()) {
      if (name.startsWith("hacking")) {
        multipliers.put(name, all.number(name));
      }
    }
    return new Player(
        player.integer("level"),
        player.number("intelligence"),
        multipliers,
        player.number("experience"));
  }

  private static Server server(Fields server, Player player, long agent) {
    List<RunningScript> running = new ArrayList<>();
    for (Fields script : server.objects("running")) {
      running.add(
          new RunningScript(
              script.text("file"),
              script.whole("threads"),
              script.texts("args"),
              script.whole("pid"),
              script.ram("ram"),
              Double.POSITIVE_INFINITY,
              script.count("count"),
              grants(script)));
    }
    String host = server.text("host");
    boolean rooted = server.bool("rooted");
    boolean purchased = server.bool("purchased");
    double sec = server.number("sec");
    int level = server.integer("requiredLevel");
    boolean home = host.equals(Server.HOME);
    return Server.named(host)
        .rooted(rooted)
        .purchased(purchased)
        .hacknet(Server.isHacknetName(host) && !purchased)
        .maxRam(server.ram("maxRam"))
        .usedRam(running.stream().mapToDouble(script -> script.ram() * script.threads()).sum())
        .maxMoney(server.number("maxMoney"))
        .money(home ? 0 : server.number("money")) // the game reports the player's cash there
        .minSec(server.number("minSec"))
        .sec(sec)
        .hackChance(Formulas.hackChance(player, sec, level, rooted))
        .hackTime(server.isNull("hackTime") ? 0 : server.number("hackTime")) // where infinite
        .growth(server.number("growth"))
        .requiredLevel(level) // no startSec: to ask would cost 0.1 GB that agent.js has not
        .running(running)
        .hostsAgent(running.stream().anyMatch(script -> script.pid() == agent))
        .build();
  }

  private static List<Grant> grants(Fields script) {
    List<Grant> grants = new ArrayList<>();
    if (!script.has("grants")) {
      return grants; // it is no batcher
    }
    for (Fields grant : script.objects("grants")) {
      grants.add(new Grant(grant.text("runner"), grant.ram("ram")));
    }
    return grants;
  }

  /**
   * Start the script that asks which BitNode this is, on the first host that has room.
   *
   * @return whether one had
   */
  boolean askWorld(String content, List<String> hosts) {
    ObjectNode params = AgentLink.params().put("content", content);
    hosts.forEach(params.putArray("hosts")::add);
    return ask("world", params).whole("pid") > 0;
  }

  /** Ask what that script has told; empty if nothing yet. */
  Optional<WorldReport> world() {
    ObjectNode params = AgentLink.params();
    params.putArray("hosts");
    return WorldReport.of(ask("world", params).any("world"));
  }

  /** Kill, copy and launch. */
  Applied apply(Orders orders) {
    ObjectNode params = AgentLink.params();
    orders.wipe().forEach(params.putArray("wipe")::add);
    orders.sweep().forEach(params.putArray("sweep")::add);
    orders.keptPids().forEach(params.putArray("keep")::add);
    ArrayNode files = params.putArray("files");
    ShippedScript.BATCHER.forEach(script -> files.add(script.path()));
    ArrayNode batchers = params.putArray("batchers");
    orders.batchers().forEach(batcher -> batchers.add(json(batcher)));
    ArrayNode asked = params.putArray("launches");
    for (Plan.PlannedScript script : orders.launches()) {
      ObjectNode one = asked.addObject();
      one.put("script", script.script());
      one.put("runner", script.runner()).put("threads", script.threads());
      script.arguments().forEach(one.putArray("args")::addPOJO);
    }
    Fields applied = ask("apply", params);
    List<Applied.Launch> launches = new ArrayList<>();
    for (Fields launch : applied.objects("launches")) {
      if (launches.size() == orders.launches().size()) {
        throw applied.error("launches has more entries than were asked for");
      }
      Plan.PlannedScript script = orders.launches().get(launches.size());
      launches.add(new Applied.Launch(script, launch.whole("pid"), Brief.of(launch.string("why"))));
    }
    if (launches.size() < orders.launches().size()) {
      throw applied.error("launches[" + launches.size() + "] is missing");
    }
    return new Applied(launches, applied.integer("killed"), applied.number("idleMs"));
  }

  private static ObjectNode json(Orders.Batcher batcher) {
    BatchOrders told = batcher.orders();
    ObjectNode orders = AgentLink.params();
    orders.put("fraction", told.fraction()).put("depth", told.depth());
    ArrayNode grants = orders.putArray("grants");
    for (Grant grant : told.grants()) {
      grants.addObject().put("runner", grant.runner()).put("ram", grant.ram());
    }
    orders.put("least", told.leastMs()).put("most", told.mostMs());
    orders.put("theft", told.theft()).put("required", told.required());
    orders.put("growth", told.growth()).put("weakening", told.weakening());
    ObjectNode one = AgentLink.params();
    one.put("runner", batcher.runner()).put("target", batcher.target());
    one.put("runs", batcher.runs()).set("orders", orders);
    return one;
  }

  /** Ask for the player's cash and what the loops have told since the last time. */
  Told telemetry() {
    Fields told = ask("telemetry", AgentLink.params());
    List<LoopReport> reports = new ArrayList<>();
    told.elements("reports").forEach(report -> report(report).ifPresent(reports::add));
    return new Told(told.real("cash"), reports);
  }

  /** Read a report; any script may write where the loops do, so what is none is no mistake. */
  private static Optional<LoopReport> report(JsonNode report) {
    JsonNode target = report.path(0);
    JsonNode what = report.path(1);
    if (!target.isTextual()) {
      return Optional.empty();
    }
    if (what.isNumber() && what.doubleValue() >= 0) {
      return Optional.of(new LoopReport.Stolen(target.textValue(), what.doubleValue()));
    }
    for (BatchMind.State state : BatchMind.State.values()) {
      if (state.name().equals(what.textValue()) && numbers(report, 2, 12)) {
        return Optional.of(new LoopReport.State(state(report, state)));
      }
    }
    for (Operation.Kind kind : Operation.Kind.values()) {
      if (kind.name().equals(what.textValue()) && numbers(report, 2, 4)) {
        return Optional.of(
            new LoopReport.Begun(
                target.textValue(),
                kind,
                report.path(2).doubleValue(),
                report.path(3).doubleValue()));
      }
    }
    return Optional.empty();
  }

  /** What hgw-batcher.js tells of its state, see there. */
  private static BatcherReport state(JsonNode report, BatchMind.State state) {
    return new BatcherReport(
        report.path(0).textValue(),
        state,
        report.path(3).doubleValue(),
        report.path(4).intValue(),
        report.path(5).doubleValue(),
        report.path(6).doubleValue(),
        report.path(7).doubleValue(),
        report.path(8).longValue(),
        report.path(9).longValue(),
        report.path(10).doubleValue());
  }

  private static boolean numbers(JsonNode report, int from, int until) {
    for (int i = from; i < until; i++) {
      if (!report.path(i).isNumber()) {
        return false;
      }
    }
    return true;
  }
}
