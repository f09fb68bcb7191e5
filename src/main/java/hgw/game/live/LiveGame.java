package hgw.game.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hgw.UserError;
import hgw.economy.Operation;
import hgw.game.Applied;
import hgw.game.Discovery;
import hgw.game.Game;
import hgw.game.GameException;
import hgw.game.Orders;
import hgw.game.Telemetry;
import hgw.network.Formulas;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.planner.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The game that runs in the player's browser or desktop app, reached through the agent. */
public final class LiveGame implements Game {
  /** Even a game in a background tab, where timers are slow, answers messages within this. */
  private static final long DEADLINE_MS = 30_000;

  private static final long LOOK_EVERY_MS = 500;
  private static final long TELEMETRY_EVERY_MS = 1000;

  private final SteadyClock clock = new SteadyClock();
  private final AgentLink link = new AgentLink(DEADLINE_MS, this::noteConnected);
  private final Object signal = new Object();
  private final Hub hub;
  private final AccessKey key;
  private final Map<String, Double> earned = new HashMap<>();
  private final Map<String, JsonNode> begun = new HashMap<>();
  private boolean justConnected;
  private boolean requested;
  private boolean ended;

  private LiveGame(int port, AccessKey key, Set<String> origins, Supplier<Status> status) {
    this.key = key;
    this.hub = Hub.start(port, key, origins, link, new Requests(status));
  }

  /**
   * What tools may see.
   *
   * @param status the state, to be answered as JSON
   * @param plan the plan in force; null before the first
   */
  public record Status(Object status, @Nullable Object plan) {}

  private final class Requests implements Remote {
    private final Supplier<Status> status;

    Requests(Supplier<Status> status) {
      this.status = status;
    }

    @Override
    public Object status() {
      return status.get().status();
    }

    @Override
    public @Nullable Object plan() {
      return status.get().plan();
    }

    @Override
    public void rebalance() {
      synchronized (signal) {
        requested = true;
        signal.notifyAll();
      }
    }
  }

  /**
   * Listen for the agent.
   *
   * @param port the loopback port, 0 for any that is free
   * @param origins further pages that the game is played from
   * @param status what tools may see
   * @throws UserError if the port is in use
   */
  public static LiveGame listen(
      int port, AccessKey key, Set<String> origins, Supplier<Status> status) {
    return new LiveGame(port, key, origins, status);
  }

  /** The two lines to paste into the game's terminal. */
  public List<String> terminalLines() {
    return List.of(
        "wget " + hub.url() + "/agent.js?key=" + key.text() + " agent/agent.js",
        "run agent/agent.js");
  }

  /** Whether an agent is connected. */
  public boolean connected() {
    return link.connected();
  }

  private void noteConnected() {
    synchronized (signal) {
      justConnected = true;
      signal.notifyAll();
    }
  }

  /** Let {@link #await} return {@link Game.Event#ENDED} from now on. */
  public void end() {
    synchronized (signal) {
      ended = true;
      signal.notifyAll();
    }
  }

  @Override
  public long now() {
    return clock.now();
  }

  @Override
  public long lookEveryMs() {
    return TELEMETRY_EVERY_MS;
  }

  @Override
  public Event await(long until) throws InterruptedException {
    synchronized (signal) {
      while (true) {
        if (ended) {
          return Event.ENDED;
        }
        if (justConnected) {
          justConnected = false;
          requested = false;
          return Event.CONNECTED;
        }
        if (requested) {
          requested = false;
          return Event.REQUESTED;
        }
        long left = until - clock.now();
        if (left <= 0) {
          return Event.TIME;
        }
        signal.wait(Math.min(left, LOOK_EVERY_MS)); // short, to notice that the machine slept
      }
    }
  }

  @Override
  public Discovery discover() {
    List<String> notes = new ArrayList<>();
    installLoop(notes);
    return look(notes);
  }

  /**
   * Look at the game as {@link #discover} does, but change nothing in it.
   *
   * @throws GameException if the game cannot be reached
   */
  public Discovery look() {
    return look(new ArrayList<>());
  }

  private Discovery look(List<String> notes) {
    readReports();
    JsonNode found = link.call("discover", AgentLink.params());
    JsonNode player = found.path("player");
    Player hacker =
        new Player(
            player.path("level").asInt(),
            player.path("intelligence").asDouble(),
            multipliers(player.path("multipliers")),
            player.path("experience").asDouble());
    long agent = found.path("pid").asLong();
    List<Server> servers = new ArrayList<>();
    Map<String, Double> finishing = new HashMap<>();
    for (JsonNode server : found.path("servers")) {
      JsonNode report = begun.get(server.path("host").asText());
      if (report != null) {
        double left = finishesIn(report, server, hacker, found.path("time").asDouble());
        finishing.put(server.path("host").asText(), left);
      }
    }
    for (JsonNode server : found.path("servers")) {
      servers.add(server(server, hacker, agent, finishing));
    }
    for (JsonNode left : found.path("unreadable")) {
      notes.add(
          left.path("host").asText()
              + " is left out, it cannot be read: "
              + left.path("why").asText());
    }
    double ram = found.path("loopRam").asDouble();
    Script script = ram > 0 ? Script.LOOP.withRam(ram) : Script.LOOP; // not written yet
    return new Discovery(new Network(hacker, script, servers), notes);
  }

  private void installLoop(List<String> notes) {
    String there = link.call("install", AgentLink.params()).path("content").asText();
    switch (LoopFile.judge(there)) {
      case CURRENT -> {}
      case PLAYERS_OWN ->
          notes.add(
              Script.LOOP.file()
                  + " on home is your own; it is used as it is. Delete it to get hgw's.");
      case MISSING -> write(notes, "written to home");
      case OUTDATED -> write(notes, "brought up to date");
    }
  }

  private void write(List<String> notes, String what) {
    link.call("install", AgentLink.params().put("content", LoopFile.shipped()));
    notes.add(Script.LOOP.file() + " was " + what + ".");
  }

  private static Map<String, Double> multipliers(JsonNode node) {
    Map<String, Double> multipliers = new HashMap<>();
    node.properties()
        .forEach(
            entry -> {
              if (entry.getKey().startsWith("hacking")) {
                multipliers.put(entry.getKey(), entry.getValue().asDouble(1));
              }
            });
    return multipliers;
  }

  private static Server server(
      JsonNode server, Player player, long agent, Map<String, Double> finishing) {
    List<RunningScript> running = new ArrayList<>();
    for (JsonNode script : server.path("running")) {
      List<String> args = new ArrayList<>();
      script.path("args").forEach(arg -> args.add(arg.asText()));
      running.add(
          new RunningScript(
              script.path("file").asText(),
              script.path("threads").asLong(),
              args,
              script.path("pid").asLong(),
              script.path("ram").asDouble(),
              args.isEmpty()
                  ? Double.POSITIVE_INFINITY
                  : finishing.getOrDefault(args.get(0), Double.POSITIVE_INFINITY)));
    }
    String host = server.path("host").asText();
    boolean rooted = server.path("rooted").asBoolean();
    double sec = server.path("sec").asDouble();
    int level = server.path("requiredLevel").asInt();
    boolean home = host.equals(Server.HOME);
    return Server.named(host)
        .rooted(rooted)
        .purchased(server.path("purchased").asBoolean())
        .maxRam(server.path("maxRam").asDouble())
        .usedRam(running.stream().mapToDouble(script -> script.ram() * script.threads()).sum())
        .maxMoney(server.path("maxMoney").asDouble())
        .money(
            home ? 0 : server.path("money").asDouble()) // the game reports the player's cash there
        .minSec(server.path("minSec").asDouble())
        .sec(sec)
        .hackChance(Formulas.hackChance(player, sec, level, rooted))
        .hackTime(server.path("hackTime").asDouble()) // null, so 0, where the game says infinite
        .growth(server.path("growth").asDouble())
        .requiredLevel(
            level) // and no startSec: to ask would cost 0.1 GB that agent.js does not have
        .running(running)
        .hostsAgent(running.stream().anyMatch(script -> script.pid() == agent))
        .build();
  }

  @Override
  public Applied apply(Orders orders) {
    ObjectNode params = AgentLink.params();
    orders.wipe().forEach(params.putArray("wipe")::add);
    orders.sweep().forEach(params.putArray("sweep")::add);
    orders.keptPids().forEach(params.putArray("keep")::add);
    ArrayNode loops = params.putArray("loops");
    for (Plan.PlannedLoop loop : orders.loops()) {
      ObjectNode one = loops.addObject();
      one.put("runner", loop.runner()).put("threads", loop.threads());
      loop.arguments().toList().forEach(one.putArray("args")::add);
    }
    JsonNode applied = link.call("apply", params);
    List<Applied.Launch> launches = new ArrayList<>();
    for (int i = 0; i < orders.loops().size(); i++) {
      JsonNode launch = applied.path("launches").path(i);
      launches.add(
          new Applied.Launch(
              orders.loops().get(i), launch.path("pid").asLong(), launch.path("why").asText()));
    }
    return new Applied(launches, applied.path("killed").asInt(), applied.path("idleMs").asDouble());
  }

  @Override
  public Telemetry telemetry() {
    double cash = readReports();
    Telemetry telemetry = new Telemetry(cash, earned);
    earned.clear();
    return telemetry;
  }

  /** Take what the loops have reported; return the player's cash. */
  private double readReports() {
    JsonNode found = link.call("telemetry", AgentLink.params());
    for (JsonNode report : found.path("reports")) {
      String target = report.path(0).asText();
      if (report.path(1).isNumber()) {
        earned.merge(target, report.path(1).asDouble(), Double::sum);
      } else {
        begun.put(target, report);
      }
    }
    return found.path("cash").asDouble();
  }

  /**
   * Work out when the operation ends that a loop has begun, from its report and from what the game
   * says of the time that a hack takes now.
   *
   * @return ms from {@code time} on, infinite if it is not known
   */
  private double finishesIn(JsonNode report, JsonNode server, Player player, double time) {
    Operation.Kind kind;
    try {
      kind = Operation.Kind.valueOf(report.path(1).asText());
    } catch (IllegalArgumentException e) {
      return Double.POSITIVE_INFINITY;
    }
    int level = server.path("requiredLevel").asInt();
    double scale =
        server.path("hackTime").asDouble()
            / Formulas.hackTime(player, server.path("sec").asDouble(), level);
    double duration =
        scale * kind.hackTimes() * Formulas.hackTime(player, report.path(2).asDouble(), level);
    double left = report.path(3).asDouble() + duration - time;
    return left > 0 ? left : Double.POSITIVE_INFINITY;
  }

  @Override
  public void close() {
    hub.close();
  }
}
