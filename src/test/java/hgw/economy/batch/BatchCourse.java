package hgw.economy.batch;

import hgw.economy.Operation.Kind;
import hgw.economy.TargetState;
import hgw.economy.batch.BatchMind.State;
import hgw.network.Formulas;
import hgw.network.Grant;
import hgw.network.Player;
import hgw.network.Server;
import hgw.network.Servers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * What a {@link BatchMind} does in a small world that chance makes and upsets: everything it is
 * told, and everything it decides, in order.
 */
final class BatchCourse {
  private static final int DECISIONS = 700;
  private static final double PATIENCE_MS = 100 * 3_600_000.0;

  /** A worker that runs. */
  private record Worker(long process, Start start, double endMs) {}

  private final long seed;
  private final Random random;
  private final Player player;
  private final TargetState target;
  private final Server server;
  private final BatchOrders orders;
  private final BatchMind mind;
  private final List<Map<String, Object>> events = new ArrayList<>();
  private final PriorityQueue<Worker> workers =
      new PriorityQueue<>(
          Comparator.comparingDouble(Worker::endMs).thenComparingLong(Worker::process));
  private final double floorMs;
  private final double upset;
  private final Set<State> states = EnumSet.noneOf(State.class);
  private double nowMs = 1_795_600_000_000.0;
  private int level;
  private long processes;
  private int refusals;
  private int vanished;
  private String intruder = ""; // runner on which a script of the player takes RAM
  private double taken; // RAM that it takes
  private double lookAhead;

  BatchCourse(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.player =
        new Player(20 + random.nextInt(1500), 0, Map.of("hacking_money", pick(1, 1, 1.37, 20)));
    this.level = player.hackingLevel();
    double maxMoney = pick(1e6, 2e9 * random.nextDouble(), 1e12);
    double minSec = 1 + random.nextInt(25);
    this.server =
        Servers.server("target")
            .maxMoney(maxMoney)
            .money(maxMoney * pick(0, 1e-6, 0.04, random.nextDouble(), 1))
            .minSec(minSec)
            .sec(pick(minSec, 3 * minSec, minSec + 60 * random.nextDouble()))
            .growth(pick(5, 20, 99, 3000))
            .requiredLevel(1 + random.nextInt(level))
            .build();
    this.target = new TargetState(server);
    this.floorMs = pick(0, 0, 0, 200, 1000, 60_000);
    this.upset = pick(0, 0.003, 0.003, 0.03);
    this.orders = orders(0);
    this.mind = new BatchMind(orders, minSec, maxMoney, nowMs);
    play();
  }

  /** Everything, for the script to follow. */
  Map<String, Object> written() {
    return Map.of(
        "seed",
        seed,
        "orders",
        orders,
        "minSecurity",
        server.minSec(),
        "maxMoney",
        server.maxMoney(),
        "nowMs",
        1_795_600_000_000.0,
        "events",
        events);
  }

  Set<State> states() {
    return states;
  }

  int refusals() {
    return refusals;
  }

  int vanished() {
    return vanished;
  }

  int levels() {
    return level - player.hackingLevel();
  }

  double lookAhead() {
    return lookAhead;
  }

  BatchMind mind() {
    return mind;
  }

  boolean taught() {
    return orders.theft() > 0;
  }

  private void play() {
    double until = nowMs + PATIENCE_MS;
    double wakeMs = decide();
    for (int decisions = 1; decisions < DECISIONS && nowMs < until; decisions++) {
      double endMs = workers.isEmpty() ? Double.POSITIVE_INFINITY : workers.peek().endMs;
      if (random.nextDouble() < upset) {
        upset();
      } else if (fires(wakeMs) < fires(endMs)) {
        nowMs = Math.max(nowMs, fires(wakeMs));
        double dueMs = wakeMs;
        mind.woken(nowMs, dueMs, true);
        events.add(Map.of("woken", Map.of("nowMs", nowMs, "dueMs", dueMs)));
      } else {
        nowMs = Math.max(nowMs, fires(endMs));
        end(workers.remove(), true);
      }
      wakeMs = decide();
    }
  }

  private double fires(double dueMs) {
    return floorMs > 0 && Double.isFinite(dueMs) ? Math.ceil(dueMs / floorMs) * floorMs : dueMs;
  }

  private double decide() {
    View view = view();
    BatchMind.Decision decision = mind.decide(view);
    states.add(mind.state());
    lookAhead = Math.max(lookAhead, mind.lookAhead());
    Sizes plan = mind.plan();
    List<Object> described =
        List.of(
            mind.state(),
            decision.wakeMs(),
            mind.inFlight(),
            mind.landed(),
            mind.misfires(),
            mind.held(),
            mind.granted(),
            plan == null ? 0 : plan.periodMs(),
            plan == null ? 0 : plan.fraction());
    List<List<Object>> starts = decision.starts().stream().map(BatchCourse::text).toList();
    events.add(Map.of("decide", view, "described", described, "starts", starts));
    for (int i = 0; i < decision.starts().size(); i++) {
      launch(decision.starts().get(i), i);
    }
    return decision.wakeMs();
  }

  private static List<Object> text(Start start) {
    return List.of(
        start.kind(),
        start.runner(),
        start.threads(),
        start.landMs(),
        start.durationMs(),
        Double.isInfinite(start.slackMs()) ? 1e9 : start.slackMs());
  }

  private void launch(Start start, int index) {
    if (random.nextDouble() < upset / 10 || intruded(start)) {
      refusals++;
      mind.refused(start, nowMs);
      events.add(Map.of("refused", Map.of("start", index, "nowMs", nowMs)));
      return;
    }
    long process = ++processes;
    mind.begun(start, process);
    events.add(Map.of("begun", Map.of("start", index, "process", process)));
    workers.add(new Worker(process, start, Math.max(start.landMs(), nowMs + start.durationMs())));
  }

  private boolean intruded(Start start) {
    if (!start.runner().equals(intruder)) {
      return false;
    }
    double ram = start.threads() * WorkerRam.of(start.kind());
    for (Worker worker : workers) {
      if (worker.start.runner().equals(intruder)) {
        ram += worker.start.threads() * WorkerRam.of(worker.start.kind());
      }
    }
    return ram > start.hold().granted() - taken;
  }

  private void end(Worker worker, boolean done) {
    if (done) {
      carryOut(worker.start);
    }
    mind.woken(nowMs, mind.dueOf(worker.process), false);
    events.add(Map.of("woken", Map.of("nowMs", nowMs, "process", worker.process)));
    View view = view();
    boolean alone = random.nextInt(20) > 0;
    mind.ended(worker.process, done, view, alone);
    events.add(
        Map.of(
            "ended",
            Map.of("process", worker.process, "done", done, "view", view, "alone", alone)));
  }

  private void carryOut(Start start) {
    Player now = player();
    if (start.kind() == Kind.WEAKEN) {
      target.weaken(now, start.threads());
    } else if (start.kind() == Kind.GROW) {
      target.grow(now, start.threads());
    } else if (random.nextInt(5) > 0) {
      target.hack(now, start.threads(), 1);
    }
    if (random.nextInt(100) == 0) {
      level++;
    }
  }

  /** Let something happen that a batcher does not expect. */
  private void upset() {
    switch (random.nextInt(6)) {
      case 0 -> {
        if (!workers.isEmpty()) {
          end(removed(), false);
        }
      }
      case 3 -> {
        if (!workers.isEmpty()) {
          removed(); // and nobody tells
          vanished++;
        }
      }
      case 4 -> {
        List<Grant> grants = mind.orders().grants();
        Grant grant = grants.get(random.nextInt(grants.size()));
        intruder = grant.runner();
        taken = random.nextDouble() * grant.ram();
      }
      case 1 -> {
        BatchOrders newer = orders(mind.orders().stamp() + 1);
        mind.obey(newer);
        events.add(Map.of("obey", newer));
      }
      case 2 -> target.hack(player(), 1 + random.nextInt(3000), 1); // somebody else's
      default -> level += 1 + random.nextInt(3);
    }
  }

  private Worker removed() {
    List<Worker> all = new ArrayList<>(workers);
    Worker killed = all.get(random.nextInt(all.size()));
    workers.remove(killed);
    return killed;
  }

  private Player player() {
    return new Player(level, 0, player.multipliers(), 0, player.bitNode());
  }

  private View view() {
    return new View(nowMs, target.hackTime(player()), level, target.sec(), target.money());
  }

  private BatchOrders orders(long stamp) {
    boolean taught = seed % 4 > 0;
    List<Grant> grants = new ArrayList<>();
    int runners = 1 + random.nextInt(30);
    double scale = pick(1, 1, 16, 1024);
    for (int i = 0; i < runners; i++) {
      grants.add(
          new Grant("runner-" + i, 2 + scale * random.nextInt(256) + random.nextInt(4) / 4.0));
    }
    return new BatchOrders(
        stamp,
        pick(0, 0, 0.05, 0.5),
        (int) pick(0, 0, 3, 40),
        grants,
        pick(0, 0, 20),
        pick(0, 0, 2000),
        taught ? player.multipliers().money() : 0,
        taught ? server.requiredLevel() : 0,
        taught ? Formulas.growth(player, server.growth()) : 0,
        taught ? Formulas.weakenPerThread(player) : 0);
  }

  private double pick(double... values) {
    return values[random.nextInt(values.length)];
  }
}
