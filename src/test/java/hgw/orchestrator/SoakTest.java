package hgw.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.game.Applied;
import hgw.game.Discovery;
import hgw.game.Game;
import hgw.game.Orders;
import hgw.game.Telemetry;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Script;
import hgw.network.Server;
import hgw.network.Servers;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Holds that hgw can run for days: rebalances leave nothing behind. */
class SoakTest {
  private static final int REBALANCES = 200;
  private static final long MEGABYTE = 1 << 20;

  @Test
  @Timeout(120)
  void two_hundred_rebalances_of_five_hundred_servers_leave_less_than_a_megabyte()
      throws InterruptedException {
    List<Server> servers = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      servers.add(Servers.runner("runner-" + i, 40));
      servers.add(Servers.target("target-" + i, 1e9 + i));
    }
    Network network = new Network(new Player(100), Script.LOOP, servers);
    Planner planner = Planner.of(Pack.load(List.of()));

    long before = heapAfter(50, network, planner);
    long after = heapAfter(REBALANCES, network, planner);

    assertThat(after - before).isLessThan(MEGABYTE);
  }

  /** Rebalance so often, and see what the orchestrator and its game still hold. */
  private static long heapAfter(int rebalances, Network network, Planner planner)
      throws InterruptedException {
    ForgetfulGame game = new ForgetfulGame(network, rebalances);
    Orchestrator orchestrator =
        new Orchestrator(game, new Policy(planner, Choices.USUAL), new SilentReporter());
    orchestrator.run(false);
    assertThat(game.applied()).isEqualTo(rebalances);
    System.gc();
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    assertThat(orchestrator.lastCycle()).isPresent(); // still held
    return heap;
  }

  /** Launches all that is ordered, and remembers nothing of it but the number of times. */
  private static final class ForgetfulGame implements Game {
    private final Network network;
    private final int rebalances;
    private int applied;

    ForgetfulGame(Network network, int rebalances) {
      this.network = network;
      this.rebalances = rebalances;
    }

    int applied() {
      return applied;
    }

    @Override
    public Discovery discover() {
      return new Discovery(network, List.of());
    }

    @Override
    public Applied apply(Orders orders) {
      applied++;
      return new Applied(
          orders.launches().stream().map(loop -> new Applied.Launch(loop, 1, "")).toList(), 0, 0);
    }

    @Override
    public Telemetry telemetry() {
      return new Telemetry(0, Map.of("target-1", 1.0));
    }

    @Override
    public long now() {
      return applied;
    }

    @Override
    public long lookEveryMs() {
      return 1000;
    }

    @Override
    public Event await(long until) {
      return applied < rebalances ? Event.CONNECTED : Event.ENDED;
    }

    @Override
    public void request() {}

    @Override
    public void end() {}
  }
}
