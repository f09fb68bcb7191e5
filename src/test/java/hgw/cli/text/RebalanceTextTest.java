package hgw.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.game.Applied;
import hgw.network.files.Snapshot;
import hgw.orchestrator.Cycle;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.trial.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A rebalance as text, of the small network. */
class RebalanceTextTest {
  private static final String PLAN =
      """
        Runners  6 with 55 threads
        Targets  3, best first: foodnstuff, joesguns, n00dles
      """;

  private static Cycle cycle;

  @BeforeAll
  static void rebalance() throws InterruptedException {
    var network = Snapshot.read(Path.of("src/test/resources/hgw/cli/small.json"));
    cycle =
        new Trial(network, 1, Double.POSITIVE_INFINITY)
            .run(Planner.of(Pack.load(List.of())), Choices.USUAL)
            .last();
  }

  @Test
  void a_live_rebalance_tells_what_was_planned_done_and_earned_and_what_comes_next() {
    List<Plan.PlannedLoop> loops = cycle.plan().loops();
    List<Applied.Launch> launches =
        new ArrayList<>(
            List.of(
                new Applied.Launch(loops.get(0), 7, ""),
                new Applied.Launch(loops.get(1), 8, ""),
                new Applied.Launch(loops.get(2), 0, "no room")));
    Cycle live =
        done(
            new Applied(launches, 4, 2.4),
            new Cycle.Income(Map.of("joesguns", 3000.0), 1500, 2000),
            90_000);

    assertThat(RebalanceText.live(live, false, Style.PLAIN))
        .matches("Rebalance 2 at \\d\\d:\\d\\d:\\d\\d\n(?s:.*)")
        .contains(PLAN)
        .contains(
            """
              pserv-0 -> foodnstuff, 24 threads, pid 7
              pserv-0 -> joesguns, 1 thread, pid 8
              pserv-0 -> n00dles, 1 thread, FAILED: no room
              2 loops at work, 1 failed, 4 scripts killed; the runners stood idle for 2 ms
              Earned since the last: $1.500k
            """)
        .containsPattern("\n  Next rebalance in 1:30, at \\d\\d:\\d\\d:\\d\\d\n$");
  }

  @Test
  void the_only_rebalance_names_no_next_and_the_first_has_earned_nothing() {
    Cycle only =
        done(
            1,
            new Applied(List.of(), 0, 0),
            new Cycle.Income(Map.of("joesguns", 3000.0), 0, 0),
            90_000);

    assertThat(RebalanceText.live(only, true, Style.PLAIN))
        .endsWith("the runners stood idle for 0 ms\n")
        .doesNotContain("Earned since");
  }

  @Test
  void a_simulated_rebalance_tells_what_was_planned() {
    assertThat(RebalanceText.simulated(cycle, Style.PLAIN))
        .startsWith("Rebalance 2, as the game begins\n" + PLAN)
        .endsWith("pserv-0 -> n00dles, 1 thread\n");
  }

  @Test
  void why_a_launch_failed_breaks_no_line() {
    var failed = new Applied.Launch(cycle.plan().assignments().get(0), 0, "no\nroom");
    Cycle live =
        done(
            new Applied(List.of(failed), 0, 0), new Cycle.Income(Map.of("joesguns", 1.0), 1, 1), 1);

    assertThat(RebalanceText.live(live, false, Style.PLAIN)).contains("FAILED: no\\u000aroom\n");
  }

  private static Cycle done(Applied applied, Cycle.Income income, long nextInMs) {
    return done(2, applied, income, nextInMs);
  }

  private static Cycle done(int number, Applied applied, Cycle.Income income, long nextInMs) {
    return new Cycle(
        number,
        cycle.policy(),
        cycle.discovery(),
        cycle.plan(),
        List.of(),
        applied,
        income,
        nextInMs);
  }
}
