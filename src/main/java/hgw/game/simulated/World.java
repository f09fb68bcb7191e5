package hgw.game.simulated;

import hgw.economy.Operation;
import hgw.economy.SteadyCycle;
import hgw.economy.TargetState;
import hgw.network.Formulas;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Server;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * The economy of a simulated game: targets, the player's experience, and processes whose operations
 * end on a virtual clock. Durations are fixed when an operation starts; its effect uses the state
 * when it ends.
 */
final class World {
  /**
   * Cycles are summed for no more than so many ms at a time: others change the player meanwhile.
   */
  private static final double MOST_SUMMED_MS = 60_000;

  /** A process: the mind that decides for it, and its operations in flight. */
  private final class Process implements Mind.Hands {
    private final Mind mind;
    private final Set<Flight> flights = new HashSet<>();

    Process(Mind mind) {
      this.mind = mind;
    }

    @Override
    public TargetState target(String host) {
      return World.this.target(host);
    }

    @Override
    public Player player() {
      return player;
    }

    @Override
    public void start(String target, Operation operation) {
      start(target, operation, nowMs);
    }

    private void start(String target, Operation operation, double atMs) {
      Flight flight = new Flight(this, target, operation, atMs);
      flights.add(flight);
      queue.add(flight);
    }

    @Override
    public void repeat(String target, SteadyCycle.Cycle cycle, Operation operation) {
      double room = Math.min(untilMs - nowMs, MOST_SUMMED_MS) / cycle.ms();
      double lacks = nextLevelAt - experience;
      double toLearn = lacks > 0 ? lacks / cycle.experience() : 0;
      double times = Math.max(0, Math.floor(Math.min(room, toLearn)));
      double dollars = times * cycle.dollars();
      double endMs = nowMs + times * cycle.ms();
      earned.merge(target, dollars, Double::sum);
      ledger.add(endMs, target, dollars);
      learn(times * cycle.experience());
      start(target, operation, endMs);
    }

    void end(Flight flight) {
      flights.remove(flight);
      mind.ended(flight.end(), this);
    }
  }

  /** An operation of a process, from its start to its end. */
  private final class Flight {
    private final Process process;
    private final Server server;
    private final TargetState state;
    private final Operation operation;
    private final double moneyAtStart;
    private final double secAtStart;
    private final double startMs;
    private final double endMs;
    private final long order = orders++;
    private boolean lost;

    Flight(Process process, String target, Operation operation, double startMs) {
      this.process = process;
      this.server = Objects.requireNonNull(servers.get(target), target);
      this.state = target(target);
      this.operation = operation;
      this.moneyAtStart = state.money();
      this.secAtStart = state.sec();
      this.startMs = startMs;
      this.endMs = startMs + operation.times() * state.duration(player, operation.kind());
    }

    Mind.Result end() {
      long threads = operation.threadsInAll();
      double experience = threads * Formulas.experiencePerThread(player, server.baseSec());
      double stolen = 0;
      boolean hacked = false;
      double chance = 1;
      switch (operation.kind()) {
        case HACK -> {
          chance = state.hackChance(player);
          double before = state.money();
          if (operation.times() > 1) { // of many, as many succeed as should
            stolen = state.hack(player, threads, chance);
          } else if (random.nextDouble() < chance) {
            stolen = state.hack(player, threads, 1);
          }
          hacked = state.money() < before;
          earned.merge(server.host(), stolen, Double::sum);
          ledger.add(nowMs, server.host(), stolen);
          double succeeded = operation.times() > 1 ? chance : hacked ? 1 : 0;
          experience *= succeeded + (1 - succeeded) / 4; // of a failure a quarter is learned
          learn(experience);
        }
        case GROW -> {
          state.grow(player, threads);
          learn(experience);
        }
        case WEAKEN -> {
          state.weaken(player, threads);
          learn(experience);
        }
      }
      double security = state.sec() - secAtStart;
      return new Mind.Result(
          server.host(),
          operation,
          stolen,
          moneyAtStart,
          security,
          endMs - startMs,
          hacked,
          chance,
          experience);
    }
  }

  private final Random random;
  private final Map<String, Server> servers = new HashMap<>();
  private final Map<String, TargetState> targets = new HashMap<>();
  private final Map<Long, Process> processes = new HashMap<>();
  private final PriorityQueue<Flight> queue =
      new PriorityQueue<>(
          Comparator.comparingDouble((Flight flight) -> flight.endMs)
              .thenComparingLong(flight -> flight.order));
  private final Map<String, Double> earned = new HashMap<>();
  private final Ledger ledger = new Ledger();
  private Player player;
  private double experience;
  private double nextLevelAt;
  private double nowMs;
  private double untilMs;
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
    double least = known > 0 ? known : Formulas.experience(given, given.hackingLevel());
    this.experience = Math.min(least, Double.MAX_VALUE); // such a level is not earned, but given
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

  /** Let a process begin. */
  void begin(long pid, Mind mind) {
    Process process = new Process(mind);
    processes.put(pid, process);
    mind.begin(process);
  }

  /** End a process; every operation that it has in flight is lost. */
  void kill(long pid) {
    Process process = processes.remove(pid);
    if (process != null) {
      process.flights.forEach(flight -> flight.lost = true);
      lost += process.flights.size();
    }
  }

  /** Time until the first operation of a process ends, in ms; infinite if it has none. */
  double finishesIn(long pid) {
    Process process = processes.get(pid);
    return process == null
        ? Double.POSITIVE_INFINITY
        : process.flights.stream()
            .mapToDouble(flight -> flight.endMs - nowMs)
            .min()
            .orElse(Double.POSITIVE_INFINITY);
  }

  /** Operations lost because their process was killed. */
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
    this.untilMs = untilMs;
    while (!queue.isEmpty() && queue.peek().endMs <= untilMs) {
      Flight flight = queue.remove();
      if (!flight.lost) {
        nowMs = flight.endMs;
        flight.process.end(flight);
      }
    }
    nowMs = untilMs;
  }
}
