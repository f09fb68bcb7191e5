package hgw.game.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.economy.Operation;
import hgw.economy.Operation.Kind;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.network.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class WorldTest {
  /** Hacks of this player never fail, and teach nothing. */
  private static final Player SURE =
      new Player(100, 0, Map.of("hacking_chance", 1000.0, "hacking_exp", 0.0));

  private static final Server TARGET = Servers.target("target", 1e6);
  private static final Server OTHER = Servers.target("other", 1e6);

  private final World world =
      new World(new Network(SURE, Script.LOOP, List.of(TARGET, OTHER)), 1, 0);
  private final double hackTime = world.target("target").duration(SURE, Kind.HACK);

  /** Starts what it is told at once, and nothing after; keeps what it is told of the ends. */
  private static final class Volley implements Mind {
    private final String target;
    private final List<Operation> operations;
    private final List<Result> results = new ArrayList<>();

    Volley(String target, Operation... operations) {
      this.target = target;
      this.operations = List.of(operations);
    }

    @Override
    public void begin(Hands hands) {
      operations.forEach(operation -> hands.start(target, operation));
    }

    @Override
    public void ended(Result result, Hands hands) {
      results.add(result);
    }
  }

  /** Let a process begin that takes no RAM. */
  private void begin(Mind mind) {
    assertThat(world.launch("other", "volley.js", 1, 0, List.of(), mind).pid()).isPositive();
  }

  /** Time until the first operation of the first process ends; infinite if it has none. */
  private double finishesIn() {
    return world.hosts().scripts("other").stream()
        .filter(script -> script.pid() == 1)
        .mapToDouble(RunningScript::finishesIn)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static Operation hack(long threads) {
    return new Operation(Kind.HACK, threads);
  }

  @Test
  void operations_of_one_process_end_each_at_its_own_time_with_its_own_threads() {
    Volley volley =
        new Volley("target", new Operation(Kind.WEAKEN, 7), new Operation(Kind.GROW, 5), hack(3));
    begin(volley);
    assertThat(finishesIn()).isEqualTo(hackTime);

    world.advance(hackTime);
    assertThat(volley.results).extracting(Mind.Result::operation).containsExactly(hack(3));
    assertThat(volley.results.get(0).stolen()).isPositive();
    assertThat(volley.results.get(0).moneyBefore()).isEqualTo(1e6);
    assertThat(finishesIn()).isCloseTo(2.2 * hackTime, within());

    world.advance(4 * hackTime);
    assertThat(volley.results)
        .extracting(Mind.Result::operation)
        .containsExactly(hack(3), new Operation(Kind.GROW, 5), new Operation(Kind.WEAKEN, 7));
    assertThat(finishesIn()).isInfinite();
    assertThat(world.lost()).isZero();
  }

  @Test
  void a_killed_process_loses_every_operation_in_flight_and_no_other() {
    Volley killed = new Volley("target", hack(3), new Operation(Kind.WEAKEN, 7));
    Volley spared = new Volley("other", hack(2));
    begin(killed);
    begin(spared);

    world.kill(1);
    world.advance(10 * hackTime);

    assertThat(world.lost()).isEqualTo(2);
    assertThat(killed.results).isEmpty();
    assertThat(finishesIn()).isInfinite();
    assertThat(world.target("target").money()).isEqualTo(1e6);
    assertThat(spared.results).hasSize(1);
    assertThat(world.economy().takeEarned()).containsOnlyKeys("other");
  }

  @Test
  void an_operation_that_is_over_is_not_lost() {
    begin(new Volley("target", hack(3), new Operation(Kind.WEAKEN, 7)));

    world.advance(2 * hackTime);
    world.kill(1);
    world.kill(1);

    assertThat(world.lost()).isEqualTo(1);
    assertThat(world.economy().takeEarned()).containsOnlyKeys("target");
  }

  /** Two at once see each other: the one that ends later takes its part of what is left. */
  @Test
  void an_operation_works_on_the_target_as_it_is_at_the_end() {
    Volley volley = new Volley("target", hack(3), hack(3));
    begin(volley);

    world.advance(hackTime);

    double first = volley.results.get(0).stolen();
    double second = volley.results.get(1).stolen();
    assertThat(second).isLessThan(first);
    assertThat(volley.results.get(1).moneyBefore()).isEqualTo(1e6);
    assertThat(volley.results.get(1).security())
        .isCloseTo(2 * volley.results.get(0).security(), within());
    assertThat(world.target("target").money()).isCloseTo(1e6 - first - second, within());
  }

  private static Percentage within() {
    return Percentage.withPercentage(1e-7);
  }
}
