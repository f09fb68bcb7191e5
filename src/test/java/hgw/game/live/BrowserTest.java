package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.hub.AccessKey;
import hgw.planner.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ListAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A game of the tests' own in a real browser, with the shipped scripts, and the real hgw beside it.
 */
abstract class BrowserTest {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  /** A script of the player's. */
  static final String MINE = "export async function main(ns) { for (;;) await ns.asleep(60000); }";

  @TempDir Path state;
  private final List<RunningHgw> started = new ArrayList<>();

  @BeforeAll
  static void haveThePatienceThatABusyMachineNeeds() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
  }

  /** Start hgw on a port that is free. */
  RunningHgw startHgw() {
    return startHgw(0, Set.of());
  }

  RunningHgw startHgw(int port, Set<String> origins) {
    RunningHgw hgw = RunningHgw.start(AccessKey.load(state.resolve("key")), port, origins);
    started.add(hgw);
    return hgw;
  }

  /** Start hgw with a pack beside the default one. */
  RunningHgw startHgw(String pack) {
    RunningHgw hgw = RunningHgw.start(AccessKey.load(state.resolve("key")), pack);
    started.add(hgw);
    return hgw;
  }

  /** Start hgw where another one listened. */
  RunningHgw startHgw(int port) {
    return startHgw(port, Set.of());
  }

  @AfterEach
  void endEveryHgw() {
    started.forEach(RunningHgw::close);
  }

  /** Compare the loops that run in a game with those of a plan. */
  static void assertThatFleetIs(Plan plan, GamePage page) {
    assertThat(plan.loops()).isNotEmpty();
    assertThatLoops(page).containsExactlyInAnyOrderElementsOf(describe(plan));
  }

  static ListAssert<String> assertThatLoops(GamePage page) {
    return assertThat(describe(page.loops()));
  }

  private static List<String> describe(Plan plan) {
    return plan.loops().stream()
        .map(
            loop ->
                describe(
                    loop.runner(),
                    loop.threads(),
                    List.of(
                        loop.target(),
                        "--money",
                        number(loop.money()),
                        "--hack",
                        number(loop.hack()),
                        "--epsilon",
                        number(loop.epsilon()))))
        .toList();
  }

  static List<String> describe(List<GamePage.Process> loops) {
    return loops.stream().map(loop -> describe(loop.host(), loop.threads(), loop.args())).toList();
  }

  private static String describe(String runner, long threads, List<String> args) {
    return runner + ": " + threads + " x " + String.join(" ", args);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
