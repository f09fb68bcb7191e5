package hgw.game.simulated;

import hgw.economy.Operation;
import hgw.economy.SteadyCycle;
import hgw.economy.TargetState;
import hgw.network.Formulas;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Server;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** The economy of a simulated game: what operations do to targets and to the player. */
final class Economy {
  private final Random random;
  private final Map<String, Server> servers = new HashMap<>();
  private final Map<String, TargetState> targets = new HashMap<>();
  private final Map<String, Double> earned = new HashMap<>();
  private final Ledger ledger = new Ledger();
  private Player player;
  private double experience;
  private double nextLevelAt;

  /**
   * What an operation did.
   *
   * @param stolen dollars that the player got
   * @param hacked whether it was a hack that took something from the target
   * @param chance the chance 0..1 that it had, 1 for others than hacks
   * @param experience what the player learned
   */
  record Effect(double stolen, boolean hacked, double chance, double experience) {}

  Economy(Network start, long seed) {
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

  Player player() {
    return player;
  }

  TargetState target(String host) {
    return Objects.requireNonNull(targets.get(host), host);
  }

  /** Let an operation take effect. */
  Effect carryOut(String host, Operation operation, double nowMs) {
    Server server = Objects.requireNonNull(servers.get(host), host);
    TargetState state = target(host);
    long threads = operation.threadsInAll();
    double learned = threads * Formulas.experiencePerThread(player, server.baseSec());
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
        earn(nowMs, host, stolen);
        double succeeded = operation.times() > 1 ? chance : hacked ? 1 : 0;
        learned *= succeeded + (1 - succeeded) / 4; // of a failure a quarter is learned
      }
      case GROW -> state.grow(player, threads);
      case WEAKEN -> state.weaken(player, threads);
    }
    learn(learned);
    return new Effect(stolen, hacked, chance, learned);
  }

  /**
   * Let a cycle that leaves the target as it was repeat, up to the one that brings the next level.
   *
   * @param most no more often than this
   * @return how often it did
   */
  double repeat(String host, SteadyCycle.Cycle cycle, double most, double nowMs) {
    double lacks = nextLevelAt - experience;
    double toLearn = lacks > 0 ? Math.ceil(lacks / cycle.experience()) : 1;
    double times = Math.max(0, Math.min(Math.floor(most), toLearn));
    earn(nowMs + times * cycle.ms(), host, times * cycle.dollars());
    learn(times * cycle.experience());
    return times;
  }

  private void earn(double ms, String target, double dollars) {
    earned.merge(target, dollars, Double::sum);
    ledger.add(ms, target, dollars);
  }

  private void learn(double more) {
    experience += more;
    if (experience >= nextLevelAt) {
      player = player.withExperience(experience);
      nextLevelAt = Formulas.experience(player, player.hackingLevel() + 1);
    }
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
}
