package hgw.planner;

import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Script;
import hgw.network.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Times a warm plan: rules compiled once, a session of its own for every plan. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PlanBenchmark {
  /** Runners x targets. */
  @Param({"75x30", "1000x1000", "10000x10000"})
  public String size;

  /** The pack laid over the default one, "default" for none. */
  @Param({"default"})
  public String pack;

  private Planner planner;
  private Network network;

  /** Make a network of the wanted size and compile the rules. */
  @Setup
  public void setUp() {
    String[] counts = size.split("x");
    network = network(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
    planner = Planner.of(Pack.load(pack.equals("default") ? List.of() : List.of(pack)));
  }

  /** Plan once. */
  @Benchmark
  public Plan plan() {
    return planner.plan(network, Choices.USUAL);
  }

  private static Network network(int runners, int targets) {
    Random random = new Random(1);
    List<Server> servers = new ArrayList<>();
    for (int i = 0; i < runners; i++) {
      double ram = 1 << (2 + random.nextInt(8));
      servers.add(
          Server.named("runner-" + i)
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
    }
    for (int i = 0; i < targets; i++) {
      double money = 1e6 * (1 + random.nextDouble());
      double time = 1000 + random.nextInt(10000);
      servers.add(
          Server.named("target-" + i)
              .rooted(true)
              .maxMoney(money)
              .money(1e5)
              .minSec(3)
              .sec(5)
              .hackChance(0.5)
              .hackTime(time)
              .growth(20)
              .requiredLevel(5)
              .build());
    }
    return new Network(new Player(100), Script.LOOP, servers);
  }
}
