package hgw.game.simulated;

import hgw.economy.LoopDecisions;
import hgw.economy.Operation;
import hgw.economy.TargetState;
import hgw.economy.batch.BatchOrders;
import hgw.game.Applied;
import hgw.game.BatcherReport;
import hgw.game.Discovery;
import hgw.game.Doorbell;
import hgw.game.Game;
import hgw.game.Orders;
import hgw.game.Telemetry;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.planner.Plan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A game that keeps servers, RAM and processes as the real one does. Time passes as fast as it can,
 * or at a given pace.
 */
public final class SimulatedGame implements Game {
  private static final double LOOKS = 200;

  private final Network start;
  private final long endMs;
  private final double speed;
  private final Doorbell bell = new Doorbell();
  private final World world;
  private double cash;
  private long nowMs;

  /**
   * Start a game.
   *
   * @param start the servers as they are at first, with what runs on them
   * @param hours game hours until it ends
   * @param speed game seconds per real second; infinite for as fast as it goes
   * @param seed of the chance that decides whether a hack succeeds
   */
  public SimulatedGame(Network start, double hours, double speed, long seed) {
    this(start, hours, speed, seed, 0);
  }

  /**
   * Start a game whose page is perhaps in the background.
   *
   * @param timerFloorMs timers fire at multiples of this many ms only; 0 for when they are due
   */
  public SimulatedGame(Network start, double hours, double speed, long seed, double timerFloorMs) {
    this.start = start;
    this.world = new World(start, seed, timerFloorMs);
    this.endMs = Math.round(hours * 3_600_000);
    this.speed = speed;
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
            world.hosts().scripts(server.host()).stream().map(this::granted).toList(),
            world.hosts().usedRam(server.host()))
        .withState(
            state.money(),
            state.sec(),
            state.hackChance(world.player()),
            state.duration(world.player(), Operation.Kind.HACK));
  }

  private RunningScript granted(RunningScript script) {
    return world.mindOf(script.pid()) instanceof BatcherMind batcher
        ? script.granted(batcher.newest().grants())
        : script;
  }

  @Override
  public Applied apply(Orders orders) {
    long killed = 0;
    for (String host : orders.wipe()) {
      killed += world.kill(host, orders.sparedOn(host).negate());
    }
    for (String host : orders.sweep()) {
      Predicate<RunningScript> spared = orders.sparedOn(host);
      killed += world.kill(host, script -> script.works() && !spared.test(script));
    }
    for (Orders.Batcher batcher : orders.batchers()) {
      tell(batcher.pid(), batcher.orders().stamped(nowMs));
    }
    List<Applied.Launch> launches =
        orders.launches().stream().map(script -> launch(script, orders)).toList();
    return new Applied(launches, (int) killed, 0);
  }

  private Applied.Launch launch(Plan.PlannedScript script, Orders orders) {
    World.Launched launched =
        script instanceof Plan.PlannedLoop loop ? launch(loop) : launch(orders.of(script));
    return new Applied.Launch(script, launched.pid(), launched.why());
  }

  private World.Launched launch(Plan.PlannedLoop loop) {
    LoopDecisions decisions =
        new LoopDecisions(loop.threads(), loop.money(), loop.hack(), loop.epsilon());
    return world.launch(
        loop.runner(),
        Script.LOOP.file(),
        loop.threads(),
        start.loop().ram(),
        loop.loop().toList(),
        new LoopMind(loop.target(), decisions));
  }

  private World.Launched launch(Orders.Batcher batcher) {
    return launchBatcher(batcher.runner(), batcher.target(), batcher.orders().stamped(nowMs));
  }

  /**
   * Launch a batcher. Its workers are launched by it, while it runs; they go on when it is killed.
   *
   * @param host host name of the runner that hosts it
   */
  World.Launched launchBatcher(String host, String target, BatchOrders orders) {
    BatcherMind mind = new BatcherMind(target, orders);
    return world.launch(
        host, Script.Kind.BATCHER.file(), 1, Script.BATCHER_RAM, List.of(target), mind);
  }

  /**
   * Leave orders for a batcher that runs. It takes them within a second or when it next has
   * something to do, if their stamp is larger than that of its own.
   *
   * @return whether there is such a batcher
   */
  boolean tell(long pid, BatchOrders orders) {
    if (world.mindOf(pid) instanceof BatcherMind batcher) {
      batcher.tell(orders);
      return true;
    }
    return false;
  }

  /**
   * Kill scripts as something else in the game may do.
   *
   * @return how many
   */
  long kill(String host, Predicate<RunningScript> which) {
    return world.kill(host, which);
  }

  /** How the batchers fare that run, by process. */
  Map<Long, BatcherReport> batchers() {
    Map<Long, BatcherReport> reports = new TreeMap<>();
    world
        .batchers()
        .forEach(
            (pid, batcher) -> {
              BatcherReport report = batcher.report();
              if (report != null) {
                reports.put(pid, report);
              }
            });
    return reports;
  }

  /** The player now. */
  public Player player() {
    return world.player();
  }

  @Override
  public Telemetry telemetry() {
    Map<String, Double> earned = world.economy().takeEarned();
    cash += earned.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Telemetry(cash, earned, List.copyOf(batchers().values()));
  }

  /** Operations lost because a rebalance killed their process. */
  public int lostOperations() {
    return world.lost();
  }

  /** What was earned since the game began. */
  public Ledger ledger() {
    return world.economy().ledger();
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
