package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hgw.game.Applied;
import hgw.network.Grant;
import hgw.orchestrator.Cycle;
import hgw.planner.Pack;
import hgw.planner.Plan.PlannedBatcher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batchers that hgw starts and tells, in a game in a browser. */
class BatcherBrowserIT extends BrowserTest {
  private static final String BATCHER = "agent/hgw-batcher.js";
  private static final String WEAKEN = "agent/hgw-weaken.js";

  @ParameterizedTest
  @ValueSource(strings = {"2.6", "2.7", "3.0"})
  void a_batcher_runs_with_its_orders_and_its_workers_where_it_has_grants(String version) {
    GamePage page = CHROMIUM.open(World.small(version));
    RunningHgw hgw = startHgw(Pack.BATCH);

    page.type(hgw.lines());
    Cycle cycle = hgw.awaitCycle(1);

    PlannedBatcher planned = cycle.plan().batchers().get(0);
    assertThat(cycle.applied().launches()).noneMatch(Applied.Launch::failed);
    assertThat(page.crashes()).isEmpty();
    assertThat(batchers(page))
        .singleElement()
        .satisfies(
            batcher -> {
              assertThat(batcher.host()).isEqualTo(planned.runner());
              assertThat(batcher.args()).containsExactly(planned.target());
            });
    assertThat(page.read(planned.runner(), "agent/orders/" + planned.target() + ".txt"))
        .contains("\"stamp\":", "\"theft\":1", "\"weakening\":0.05");
    List<String> granted = planned.grants().stream().map(Grant::runner).toList();
    for (String runner : granted) {
      assertThat(page.read(runner, WEAKEN)).contains("ns.weaken");
    }
    await().until(() -> page.processes().stream().anyMatch(it -> it.file().equals(WEAKEN)));
    assertThat(page.processes())
        .filteredOn(it -> it.file().equals(WEAKEN))
        .allMatch(it -> granted.contains(it.host()));
    assertThat(page.crashes()).isEmpty();
  }

  @Test
  void a_rebalance_tells_a_batcher_and_kills_only_workers_that_are_nobodys() {
    GamePage page = CHROMIUM.open(World.small("2.6"));
    RunningHgw hgw = startHgw(Pack.BATCH);
    page.type(hgw.lines());
    PlannedBatcher planned = hgw.awaitCycle(1).plan().batchers().get(0);
    long pid = batchers(page).get(0).pid();
    String orders = "agent/orders/" + planned.target() + ".txt";
    String before = page.read(planned.runner(), orders);
    page.launch("pserv-0", WEAKEN, 1, "CSEC", "9999999999999", "1000", "1e9", "7");

    hgw.requestRebalance();
    Cycle second = hgw.awaitCycle(2);

    assertThat(second.foreign()).isEmpty();
    assertThat(second.applied().launches())
        .singleElement()
        .satisfies(launch -> assertThat(launch.pid()).isEqualTo(pid));
    assertThat(batchers(page)).singleElement().satisfies(it -> assertThat(it.pid()).isEqualTo(pid));
    assertThat(page.read(planned.runner(), orders)).isNotEqualTo(before);
    assertThat(page.processes())
        .filteredOn(it -> it.file().equals(WEAKEN))
        .noneMatch(it -> it.args().get(0).equals("CSEC"));
    assertThat(page.crashes()).isEmpty();
  }

  private static List<GamePage.Process> batchers(GamePage page) {
    return page.processes().stream().filter(it -> it.file().equals(BATCHER)).toList();
  }
}
