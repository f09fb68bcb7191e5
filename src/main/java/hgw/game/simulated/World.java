package hgw.game.simulated;

import hgw.economy.Loop;
import hgw.economy.Operation;
import hgw.economy.TargetState;
import hgw.network.Formulas;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Server;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The economy of a simulated game: targets, the player's experience, and loops whose operations end
 * one after the other on a virtual clock. Durations are fixed when an operation starts; its effect
 * uses the state when it ends.
 */
final class World {
  /** A loop at work: its operation now, and when that ends. */
  private final class Work {
    private final String target;
    private final TargetState state;
    private final double startSec;
    private final Loop loop;
    private Operation operation = new Operation(Operation.Kind.WEAKEN, 0);
    private double moneyAtStart;
    private double secAtStart;
    private double endMs;
    private long order;
    private boolean killed;

    Work(Server server, TargetState state, Loop loop) {
      this.target = server.host();
      this.state = state;
      this.startSec = server.baseSec();
      this.loop = loop;
    }

    void start() {
      operation = loop.next(state);
      moneyAtStart = state.money();
      secAtStart = state.sec();
      endMs = nowMs + state.duration(player, operation.kind());
      order = orders++;
      queue.add(this);
    }

    void end() {
      double experience = operation.threads() * Formulas.experiencePerThread(player, startSec);
      switch (operation.kind()) {
        case HACK -> {
          boolean success = random.nextDouble() < state.hackChance(player);
          double stolen = success ? state.hack(player, operation.threads(), 1) : 0;
          earned.merge(target, stolen, Double::sum);
          ledger.add(nowMs, target, stolen);
          learn(success && stolen > 0 ? experience : experience / 4);
          loop.hacked(stolen, moneyAtStart, state.sec() - secAtStart);
        }
        case GROW -> {
          state.grow(player, operation.threads());
          learn(experience);
        }
        case WEAKEN -> {
          state.weaken(operation.threads());
          learn(experience);
        }
      }
    }
  }

  private final Random random;
  private final Map<String, Server> servers = new HashMap<>();
  private final Map<String, TargetState> targets = new HashMap<>();
  private final Map<Long, Work> works = new LinkedHashMap<>();
  private final PriorityQueue<Work> queue =
      new PriorityQueue<>(
          Comparator.comparingDouble((Work work) -> work.endMs)
              .thenComparingLong(work -> work.order));
  private final Map<String, Double> earned = new HashMap<>();
  private final Ledger ledger = new Ledger();
  private Player player;
  private double experience;
  private double nextLevelAt;
  private double nowMs;
  private long orders;
  private int lost;

  World(Network start, long seed) {
    this.random = new Random(seed);
    for (Server server : start.servers()) {
      servers.put(server.host(), server);
      targets.put(server.host(), new TargetState(server));
    }
    Player given = start.player();
    double known = given.experience();
    this.experience = known > 0 ? known : Formulas.experience(given, given.hackingLevel());
    this.player = given;
    this.nextLevelAt = Formulas.experience(given, given.hackingLevel() + 1);
  }

  private void learn(double more) {
    experience += more;
    if (experience >= nextLevelAt) {
      player = player.withExperience(experience);
      nextLevelAt = Formulas.experience(player, player.hackingLevel() + 1);
    }
  }

  Player player() {
    return player;
  }

  TargetState target(String host) {
    return Objects.requireNonNull(targets.get(host), host);
  }

  /** Let a loop begin. */
  void begin(long pid, String target, Loop loop) {
    Work work = new Work(Objects.requireNonNull(servers.get(target), target), target(target), loop);
    works.put(pid, work);
    work.start();
  }

  /** End a loop; the operation that it was at is lost. */
  void kill(long pid) {
    Work work = works.remove(pid);
    if (work != null) {
      work.killed = true;
      lost++;
    }
  }

  /** Time until the operation of a loop ends, in ms; infinite if there is no such loop. */
  double finishesIn(long pid) {
    Work work = works.get(pid);
    return work == null ? Double.POSITIVE_INFINITY : work.endMs - nowMs;
  }

  /** Operations lost because their loop was killed. */
  int lost() {
    return lost;
  }

  /** What was earned since the game began. */
  Ledger ledger() {
    return ledger;
  }

  /** Take what was earned since the last time, in dollars by target. */
  Map<String, Double> takeEarned() {
    Map<String, Double> taken = Map.copyOf(earned);
    earned.clear();
    return taken;
  }

  /** Let time pass until a moment, in ms. */
  void advance(double untilMs) {
    while (!queue.isEmpty() && queue.peek().endMs <= untilMs) {
      Work work = queue.remove();
      if (!work.killed) {
        nowMs = work.endMs;
        work.end();
        work.start();
      }
    }
    nowMs = untilMs;
  }
}
