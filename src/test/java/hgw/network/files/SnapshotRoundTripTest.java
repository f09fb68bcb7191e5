package hgw.network.files;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.network.BitNode;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Writes networks that chance makes, every member of a network now at its default and now not. */
class SnapshotRoundTripTest {
  private static final String FOREIGN = " \"quoted\" \\ \u00e9\u4e2d\ud83d\ude00\n";

  @Test
  void a_network_loses_nothing_on_its_way_out_and_back() {
    for (long seed = 0; seed < 1000; seed++) {
      Network network = new Chance(seed).network();

      String text = SnapshotWriter.format(network);

      assertThat(Snapshot.parse("random.json", text.getBytes(StandardCharsets.UTF_8)))
          .as("seed %d: %s", seed, text)
          .isEqualTo(network);
    }
  }

  private static final class Chance {
    private final Random random;

    Chance(long seed) {
      random = new Random(seed);
    }

    Network network() {
      Script script =
          new Script(
              Script.Kind.LOOP,
              pick("/agent/hgw-loop.js", "x" + FOREIGN),
              pick(2.4, 0.01, 1 + any()));
      List<Server> servers = new ArrayList<>();
      for (String kind : some(() -> pick("home", "hacknet-node-", "hacknet-server-", FOREIGN))) {
        servers.add(
            server(kind.equals("home") && servers.isEmpty() ? kind : kind + servers.size()));
      }
      return new Network(player(), script, servers);
    }

    private Player player() {
      Map<String, Double> multipliers = new HashMap<>();
      some(() -> pick("hacking_money", "hacking_grow", FOREIGN))
          .forEach(name -> multipliers.put(name, any()));
      return new Player(random.nextInt(Integer.MAX_VALUE), any(), multipliers, any())
          .in(BitNode.of(1 + random.nextInt(20), 1 + random.nextInt(4)));
    }

    private Server server(String host) {
      return Server.named(host)
          .rooted(random.nextBoolean())
          .purchased(random.nextBoolean())
          .hacknet(random.nextBoolean())
          .maxRam(pick(0.0, 64.0, random.nextDouble()))
          .usedRam(any())
          .maxMoney(any())
          .money(any())
          .minSec(any())
          .sec(any())
          .hackChance(pick(0.0, 1.0, random.nextDouble()))
          .hackTime(any())
          .growth(any())
          .requiredLevel(random.nextInt(3000))
          .startSec(any())
          .running(some(this::script))
          .hostsAgent(random.nextBoolean())
          .build();
    }

    private RunningScript script() {
      return new RunningScript(
          pick("agent/hgw-loop.js", "agent/agent.js", "mine" + FOREIGN),
          random.nextLong(1L << pick(1, 40)),
          some(() -> pick("n00dles", "", "0.5", FOREIGN)),
          random.nextLong(1L << pick(1, 50)),
          any(),
          pick(0.0, any(), Double.POSITIVE_INFINITY));
    }

    /** None, or a small or large number that may need all its digits. */
    private double any() {
      return random.nextInt(3) == 0
          ? 0
          : random.nextDouble() * Math.pow(10, random.nextInt(24) - 6);
    }

    private <T> List<T> some(Supplier<T> what) {
      List<T> values = new ArrayList<>();
      for (int left = random.nextInt(5); left > 0; left--) {
        values.add(what.get());
      }
      return values;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
      return values[random.nextInt(values.length)];
    }
  }
}
