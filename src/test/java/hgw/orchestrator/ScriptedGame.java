package hgw.orchestrator;

import hgw.game.Applied;
import hgw.game.Discovery;
import hgw.game.Game;
import hgw.game.GameException;
import hgw.game.Orders;
import hgw.game.Telemetry;
import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.planner.Plan.PlannedLoop;
import hgw.planner.Plan.PlannedScript;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A small game with a clock of its own that follows a script: what happens when, and from when to
 * when it cannot be reached. Scripts are launched and killed as ordered; loops earn as told.
 */
final class ScriptedGame implements Game {
  private record Step(long atMs, Event event, long clockAfterMs, Runnable action) {}

  private record Away(long fromMs, long untilMs, Throwable trouble) {}

  private final Deque<Step> script = new ArrayDeque<>();
  private final List<Away> away = new ArrayList<>();
  private final Map<String, List<RunningScript>> running = new LinkedHashMap<>();
  private final List<Orders> applied = new ArrayList<>();
  private final List<Long> appliedAt = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Network network;
  private Runnable asking = () -> {};
  private double earnsPerSecond;
  private double earned;
  private long nowMs;
  private long nextPid = 1;

  ScriptedGame(Network network) {
    this.network = network;
    network.servers().forEach(it -> running.put(it.host(), new ArrayList<>(it.running())));
  }

  /** Let something happen at a moment; in the order of the moments. */
  ScriptedGame at(long ms, Event event) {
    script.add(new Step(ms, event, ms, () -> {}));
    return this;
  }

  /** Let somebody ask for a rebalance. */
  ScriptedGame requestedAt(long ms) {
    script.add(new Step(ms, Event.REQUESTED, ms, () -> asking.run()));
    return this;
  }

  /** Let the game have something to say. */
  ScriptedGame saysAt(long ms, String note) {
    script.add(new Step(ms, Event.REQUESTED, ms, () -> notes.add(note)));
    return this;
  }

  /** Say how a rebalance is asked for. */
  void askedBy(Runnable how) {
    asking = how;
  }

  /** Let the machine sleep from a moment to another: the clock goes on, hgw does not. */
  ScriptedGame sleeps(long fromMs, long untilMs) {
    script.add(new Step(fromMs, Event.TIME, untilMs, () -> {}));
    return this;
  }

  /** Let the game be out of reach for a time. */
  ScriptedGame away(long fromMs, long untilMs) {
    return failing(fromMs, untilMs, GameException.away("the agent is not connected"));
  }

  /** Let the game be there but unsound for a time. */
  ScriptedGame failing(long fromMs, long untilMs, Throwable trouble) {
    away.add(new Away(fromMs, untilMs, trouble));
    return this;
  }

  ScriptedGame earning(double dollarsPerSecond) {
    earnsPerSecond = dollarsPerSecond;
    return this;
  }

  /** Let the world change; what runs on servers that are still there goes on. */
  void becomes(Network network) {
    this.network = network;
    network.servers().forEach(it -> running.putIfAbsent(it.host(), new ArrayList<>()));
  }

  List<Orders> applied() {
    return applied;
  }

  /** When orders were applied, in ms. */
  List<Long> appliedAt() {
    return appliedAt;
  }

  List<RunningScript> runningOn(String host) {
    return running.get(host);
  }

  @Override
  public Discovery discover() {
    reach();
    List<Server> servers =
        network.servers().stream()
            .map(
                server ->
                    server.withRunning(
                        running.get(server.host()),
                        running.get(server.host()).stream()
                            .mapToDouble(script -> script.ram() * script.threads())
                            .sum()))
            .toList();
    return new Discovery(new Network(network.player(), network.loop(), servers), List.of());
  }

  @Override
  public Applied apply(Orders orders) {
    reach();
    applied.add(orders);
    appliedAt.add(nowMs);
    Set<Long> kept = new HashSet<>(orders.keptPids());
    int killed = 0;
    for (String host : orders.wipe()) {
      killed += kill(host, kept, false);
    }
    for (String host : orders.sweep()) {
      killed += kill(host, kept, true);
    }
    return new Applied(orders.launches().stream().map(this::launch).toList(), killed, 0);
  }

  private int kill(String host, Set<Long> kept, boolean loopsOnly) {
    List<RunningScript> scripts = running.get(host);
    int before = scripts.size();
    scripts.removeIf(it -> !kept.contains(it.pid()) && (!loopsOnly || it.isLoop()));
    return before - scripts.size();
  }

  private Applied.Launch launch(PlannedScript script) {
    PlannedLoop loop = (PlannedLoop) script;
    long pid = nextPid++;
    running
        .get(loop.runner())
        .add(
            new RunningScript(
                Script.LOOP.file(), loop.threads(), loop.loop().toList(), pid, Script.LOOP.ram()));
    return new Applied.Launch(loop, pid, "");
  }

  @Override
  public Telemetry telemetry() {
    reach();
    Telemetry telemetry = new Telemetry(1000, earned > 0 ? Map.of("target", earned) : Map.of());
    earned = 0;
    return telemetry;
  }

  private void reach() {
    for (Away it : away) {
      if (it.fromMs() <= nowMs && nowMs < it.untilMs()) {
        throw ScriptedGame.<RuntimeException>unchecked(it.trouble());
      }
    }
  }

  /** An error as it is: nobody has to declare it. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable trouble) throws T {
    throw (T) trouble;
  }

  @Override
  public long now() {
    return nowMs;
  }

  @Override
  public long lookEveryMs() {
    return 1000;
  }

  @Override
  public Event await(long until) {
    Step next = script.peek();
    if (next == null) {
      return Event.ENDED;
    }
    if (next.atMs() > until) {
      pass(until);
      return Event.TIME;
    }
    script.remove();
    pass(Math.max(nowMs, next.clockAfterMs()));
    next.action().run();
    return next.event();
  }

  private void pass(long untilMs) {
    earned += earnsPerSecond * (untilMs - nowMs) / 1000;
    nowMs = untilMs;
  }

  /** Nothing: what is asked for stands in the script. */
  @Override
  public void request() {}

  @Override
  public void end() {
    script.clear();
  }

  @Override
  public List<String> notes() {
    List<String> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }
}
