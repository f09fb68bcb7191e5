package hgw.game.simulated;

import hgw.game.Game;
import hgw.game.Orders;
import hgw.game.Telemetry;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Script;
import hgw.network.Server;
import hgw.planner.Plan.PlannedLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the simulated game in game hours per second, a loop on every target, no rebalances. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SimulationBenchmark {
  private static final int HOURS = 3;
  private static final int LEVEL = 500;

  /** Targets, each with a runner and a loop of its own. */
  @Param({"24", "500"})
  public int targets;

  private Network network;
  private Orders orders;

  /** Make a network and a loop for each target. */
  @Setup
  public void setUp() {
    Random random = new Random(1);
    List<Server> servers = new ArrayList<>();
    List<PlannedLoop> loops = new ArrayList<>();
    for (int i = 0; i < targets; i++) {
      double money = 1e6 * (1 + random.nextInt(1000));
      double minSec = 1 + random.nextInt(25);
      double growth = 10 + random.nextInt(80);
      int level = 1 + random.nextInt(LEVEL);
      long threads = 10 + random.nextInt(5000);
      double ram = Script.LOOP.ram() * (threads + 0.5);
      String runner = "runner-" + i;
      String target = "target-" + i;
      servers.add(
          Server.named(runner)
              .rooted(true)
              .purchased(true)
              .maxRam(ram)
              .minSec(1)
              .sec(1)
              .hackChance(1)
              .hackTime(1000)
              .growth(1)
              .requiredLevel(1)
              .build());
      servers.add(
          Server.named(target)
              .rooted(true)
              .maxMoney(money)
              .money(money / 10)
              .minSec(minSec)
              .sec(2 * minSec)
              .hackChance(1)
              .hackTime(1000)
              .growth(growth)
              .requiredLevel(level)
              .build());
      loops.add(new PlannedLoop(runner, target, threads, 0.9, 0.5, 1));
    }
    network = new Network(new Player(LEVEL), Script.LOOP, servers);
    orders = new Orders(List.of(), List.of(), List.of(), loops);
  }

  /** Let three hours pass. */
  @Benchmark
  @OperationsPerInvocation(HOURS)
  public Telemetry hours() throws InterruptedException {
    try (SimulatedGame game = new SimulatedGame(network, HOURS, Double.POSITIVE_INFINITY, 1)) {
      game.apply(orders);
      while (game.await(Long.MAX_VALUE) != Game.Event.ENDED) {
        // the first wait only connects
      }
      return game.telemetry();
    }
  }
}
