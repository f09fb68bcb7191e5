package hgw.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hgw.game.live.Chromium;
import hgw.game.live.ShownPage;
import hgw.game.simulated.SimulatedGame;
import hgw.hub.AccessKey;
import hgw.hub.Hub;
import hgw.network.Server;
import hgw.network.Servers;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Playing;
import hgw.orchestrator.Policy;
import hgw.orchestrator.SilentReporter;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of a game that is as large as games get, and of one that goes on for hours. */
class LargePageBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  /** Remembers how long each update takes, in ms, from now on. */
  private static final String MEASURE =
      """
      window.took = [];
      new MutationObserver(() => took.push(Number(document.documentElement.dataset.updateMs)))
        .observe(document.documentElement, { attributes: true, attributeFilter: ["data-update-ms"] });
      """;

  private static final String MEDIAN =
      "return took.sort((a, b) => a - b)[Math.floor(took.length / 2)]";

  @TempDir Path state;

  /** What is to be done with the page of a game. */
  private interface Look {
    void at(ShownPage page);
  }

  private void play(int servers, double speed, Look look) throws InterruptedException {
    Stream<Server> runners =
        IntStream.range(0, servers / 2).mapToObj(i -> Servers.runner("runner-" + i, 10 + i));
    Stream<Server> targets =
        IntStream.range(0, servers / 2).mapToObj(i -> Servers.target("target-" + i, 1e6 + i));
    SimulatedGame game =
        new SimulatedGame(
            Servers.network(Stream.concat(runners, targets).toArray(Server[]::new)), 100, speed, 1);
    PageReporter reporter =
        new PageReporter(
            new SilentReporter(),
            PageState.About.simulated("a test", speed, 100),
            game::now,
            () -> true);
    Policy policy = new Policy(Planner.of(Pack.load(List.of())), Choices.USUAL);
    Orchestrator orchestrator = new Orchestrator(game, policy, reporter);
    Page page = new Page(reporter, orchestrator);
    Playing playing = Playing.of(orchestrator, game::end);
    try (playing;
        Hub hub = Hub.start(0, AccessKey.load(state.resolve("key")), Set.of(), List.of(page));
        page) {
      ShownPage shown = CHROMIUM.show(hub.pageLink());
      shown.size(1280, 900);
      await().atMost(Duration.ofMinutes(1)).until(() -> shown.text("#phase").equals("Running"));
      look.at(shown);
    }
  }

  @Test
  void a_thousand_servers_are_brought_up_to_date_in_less_than_a_tenth_of_a_second()
      throws Exception {
    play(
        1000,
        60,
        page -> {
          page.click("#targets-all");
          page.run("document.getElementById('runners-more').open = true");
          page.run(MEASURE);
          await()
              .atMost(Duration.ofMinutes(1))
              .until(() -> (long) page.run("return took.length") >= 12);

          assertThat(page.run("return document.querySelectorAll('#map tbody tr').length"))
              .isEqualTo(1000L);
          assertThat(((Number) page.run(MEDIAN)).doubleValue()).isLessThan(100);
        });
  }

  @Test
  void hours_go_by_and_the_page_does_not_grow() throws Exception {
    play(
        60,
        1200,
        page -> {
          awaitHours(page, 3);
          long elements = elements(page);
          double heap = page.heapBytes();

          awaitHours(page, 8);

          assertThat(elements(page)).isLessThanOrEqualTo(elements + 20); // one more rule, say
          assertThat(page.heapBytes()).isLessThan(heap + 2e6);
        });
  }

  private static void awaitHours(ShownPage page, int hours) {
    String passed =
        "return Number(/, (\\d+):/.exec(document.getElementById('game').innerText)?.[1])";
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> ((Number) page.run(passed)).doubleValue() >= hours);
  }

  private static long elements(ShownPage page) {
    return (long) page.run("return document.querySelectorAll('*').length");
  }
}
