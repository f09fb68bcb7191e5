package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hgw.economy.Operation.Kind;
import hgw.network.Formulas;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Server;
import hgw.network.Servers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the operations of loops end. */
class OperationsInFlightTest {
  private static final Player PLAYER = new Player(Servers.LEVEL);
  private static final Server TARGET = Servers.target("target", 1e6);
  private static final RunningScript LOOP =
      new RunningScript("agent/hgw-loop.js", 1, List.of("target"), 1, 2.4);
  private static final RunningScript OTHER =
      new RunningScript("mine.js", 1, List.of("target"), 2, 2.4);
  private static final double BEGAN = 1.7e12;

  private final OperationsInFlight operations = new OperationsInFlight();

  private List<Double> finishing(double nowMs) {
    Server runner = Servers.runner("runner", 10).withRunning(List.of(LOOP, OTHER), 4.8);
    return operations.finish(List.of(runner, TARGET), PLAYER, nowMs).get(0).running().stream()
        .map(RunningScript::finishesIn)
        .toList();
  }

  @Test
  void nothing_is_known_of_a_loop_that_told_nothing() {
    assertThat(finishing(BEGAN)).containsOnly(Double.POSITIVE_INFINITY);
  }

  @Test
  void an_operation_takes_as_long_as_the_security_of_its_begin_makes_it() {
    // given
    operations.add(new LoopReport.Begun("target", Kind.HACK, 1, BEGAN - 1e6));
    operations.add(new LoopReport.Begun("target", Kind.GROW, 50, BEGAN));
    double sinceThen = 1000;
    double faster =
        TARGET.hackTime() / Formulas.hackTime(PLAYER, TARGET.sec(), TARGET.requiredLevel());
    double duration = 3.2 * faster * Formulas.hackTime(PLAYER, 50, TARGET.requiredLevel());

    // then
    assertThat(finishing(BEGAN + sinceThen).get(0))
        .isCloseTo(duration - 1000, within(1e-6 * duration));
    assertThat(finishing(BEGAN + sinceThen).get(1)).as("no loop of ours").isInfinite();
    assertThat(finishing(BEGAN + duration + 1).get(0)).as("over, unknown what since").isInfinite();
  }
}
