package hgw.game.simulated;

import hgw.economy.LoopDecisions;
import hgw.economy.Operation;
import hgw.economy.TargetState;
import hgw.game.Applied;
import hgw.game.Discovery;
import hgw.game.Doorbell;
import hgw.game.Game;
import hgw.game.Orders;
import hgw.game.Telemetry;
import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.planner.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A game that keeps servers, RAM and processes as the real one does. Time passes as fast as it can,
 * or at a given pace.
 */
public final class SimulatedGame implements Game {
  private static final double LOOKS = 200;

  /** GB by which a launch may exceed what is free. Source: {@code src/NetscriptWorker.ts}. */
  private static final double RAM_TOLERANCE = 0.001;

  private final Network start;
  private final long endMs;
  private final double speed;
  private final Doorbell bell = new Doorbell();
  private final World world;
  private final Map<String, List<RunningScript>> running = new LinkedHashMap<>();
  private double cash;
  private long nowMs;
  private long nextPid = 1;

  /**
   * Start a game.
   *
   * @param start the servers as they are at first, with what runs on them
   * @param hours game hours until it ends
   * @param speed game seconds per real second; infinite for as fast as it goes
   * @param seed of the chance that decides whether a hack succeeds
   */
  public SimulatedGame(Network start, double hours, double speed, long seed) {
    this.start = start;
    this.world = new World(start, seed);
    this.endMs = Math.round(hours * 3_600_000);
    this.speed = speed;
    for (Server server : start.servers()) {
      running.put(
          server.host(),
          server.running().stream()
              .map(RunningScript::stopped) // what ran elsewhere only takes RAM here
              .collect(Collectors.toCollection(ArrayList::new)));
    }
    bell.connected();
  }

  @Override
  public Discovery discover() {
    List<Server> servers = start.servers().stream().map(this::current).toList();
    return new Discovery(new Network(world.player(), start.loop(), servers), List.of());
  }

  private Server current(Server server) {
    TargetState state = world.target(server.host());
    return server
        .withRunning(
            scriptsOn(server.host()).stream().map(this::current).toList(), usedRam(server.host()))
        .withState(
            state.money(),
            state.sec(),
            state.hackChance(world.player()),
            state.duration(world.player(), Operation.Kind.HACK));
  }

  private RunningScript current(RunningScript script) {
    return script.finishingIn(world.finishesIn(script.pid()));
  }

  private List<RunningScript> scriptsOn(String host) {
    return Objects.requireNonNull(running.get(host), host);
  }

  private double usedRam(String host) {
    return scriptsOn(host).stream().mapToDouble(script -> script.ram() * script.threads()).sum();
  }

  @Override
  public Applied apply(Orders orders) {
    int killed = 0;
    Set<Long> kept = orders.keptPids();
    for (String host : orders.wipe()) {
      killed += kill(host, script -> !kept.contains(script.pid()));
    }
    for (String host : orders.sweep()) {
      killed += kill(host, script -> script.isLoop() && !kept.contains(script.pid()));
    }
    List<Applied.Launch> launches =
        orders.launches().stream().map(script -> launch((Plan.PlannedLoop) script)).toList();
    return new Applied(launches, killed, 0);
  }

  private int kill(String host, Predicate<RunningScript> which) {
    List<RunningScript> scripts = running.getOrDefault(host, new ArrayList<>());
    List<RunningScript> killed = scripts.stream().filter(which).toList();
    scripts.removeIf(which);
    killed.forEach(script -> world.kill(script.pid()));
    return (int) killed.stream().mapToLong(RunningScript::count).sum();
  }

  private Applied.Launch launch(Plan.PlannedLoop loop) {
    Server server = start.server(loop.runner()).orElse(null);
    if (server == null) {
      return new Applied.Launch(loop, 0, "there is no such server");
    }
    if (!server.rooted() && !server.purchased()) {
      return new Applied.Launch(loop, 0, "no root access");
    }
    double ram = start.loop().ram();
    if (usedRam(loop.runner()) + ram * loop.threads() > server.maxRam() + RAM_TOLERANCE) {
      return new Applied.Launch(loop, 0, "not enough RAM");
    }
    long pid = nextPid++;
    List<String> args = loop.loop().toList();
    scriptsOn(loop.runner())
        .add(new RunningScript(Script.LOOP.file(), loop.threads(), args, pid, ram));
    LoopDecisions decisions =
        new LoopDecisions(loop.threads(), loop.money(), loop.hack(), loop.epsilon());
    world.begin(pid, new LoopMind(loop.target(), decisions));
    return new Applied.Launch(loop, pid, "");
  }

  @Override
  public Telemetry telemetry() {
    Map<String, Double> earned = world.takeEarned();
    cash += earned.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Telemetry(cash, earned);
  }

  /** Operations lost because a rebalance killed their process. */
  public int lostOperations() {
    return world.lost();
  }

  /** What was earned since the game began. */
  public Ledger ledger() {
    return world.ledger();
  }

  @Override
  public long now() {
    return nowMs;
  }

  /** A real second, or a small part of a game that is over in no time. */
  @Override
  public long lookEveryMs() {
    double every = Double.isFinite(speed) ? 1000 * speed : endMs / LOOKS;
    return Math.max(1, Math.round(every));
  }

  @Override
  public Event await(long until) throws InterruptedException {
    long next = Math.max(nowMs, Math.min(until, endMs));
    long began = System.nanoTime();
    Event rung = bell.await((next - nowMs) / speed);
    if (rung == null) {
      nowMs = next;
    } else if (Double.isFinite(speed)) { // the time until then has passed in the game too
      double passedMs = speed * (System.nanoTime() - began) / 1e6;
      nowMs = Math.min(next, nowMs + Math.round(passedMs));
    }
    world.advance(nowMs);
    if (rung != null) {
      return rung;
    }
    return nowMs >= endMs ? Event.ENDED : Event.TIME;
  }

  @Override
  public void request() {
    bell.request();
  }

  @Override
  public void end() {
    bell.end();
  }
}
