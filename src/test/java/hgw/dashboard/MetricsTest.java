package hgw.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.economy.batch.BatchMind;
import hgw.game.BatcherReport;
import hgw.game.Telemetry;
import hgw.game.simulated.SimulatedGame;
import hgw.hub.AccessKey;
import hgw.hub.Hub;
import hgw.network.files.Samples;
import hgw.orchestrator.Orchestrator;
import hgw.orchestrator.Playing;
import hgw.orchestrator.Policy;
import hgw.orchestrator.SilentReporter;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads of a game that is played, and of reports alone. */
class MetricsTest {
  private static final double SPEED = 600;

  private final MetricsReporter counted =
      new MetricsReporter(
          new SilentReporter() {
            @Override
            public void problem(String sentence) {}
          });
  private final PageReporter shown =
      new PageReporter(counted, PageState.About.simulated("test", SPEED, 0), () -> 0, () -> true);
  private final Metrics metrics = new Metrics(counted, shown);

  @TempDir Path state;

  private static HttpResponse<String> ask(Hub hub, String accept, String key) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.url() + "/metrics"))
            .header("Accept", accept)
            .header("Authorization", "Bearer " + key)
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private String text() throws Exception {
    return text(metrics);
  }

  private String text(Metrics metrics) throws Exception {
    try (Hub hub = hub(metrics)) {
      HttpResponse<String> response = ask(hub, "text/plain", hub.key().text());
      assertThat(response.statusCode()).isEqualTo(200);
      return response.body();
    }
  }

  private Hub hub(Metrics metrics) {
    return Hub.start(0, AccessKey.load(state.resolve("key")), Set.of(), List.of(metrics));
  }

  /** Names as Prometheus knows them. */
  private static Set<String> names(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("[ {].*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Play until a second plan is there, and batches have landed. */
  private String played() throws Exception {
    SimulatedGame game = new SimulatedGame(Samples.network("mid"), 48, SPEED, 1);
    Policy policy = new Policy(Planner.of(Pack.load(List.of(Pack.BATCH))), Choices.USUAL);
    Orchestrator orchestrator = new Orchestrator(game, policy, shown);
    Playing playing = Playing.of(orchestrator, game::end);
    try (playing) {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                String text = text();
                return text.contains("hgw_earned_dollars_total{")
                    && text.contains("hgw_income_dollars_per_second ")
                    && text.contains("hgw_batches_landed_total{")
                    && text.contains("hgw_batches_in_flight{")
                    && text.contains("hgw_next_rebalance_timestamp_seconds ");
              });
      return text();
    }
  }

  @Test
  void every_metric_is_documented_and_every_documented_one_is_there() throws Exception {
    String text = played();

    Set<String> documented =
        Pattern.compile("(?m)^\\| `(hgw_\\w+)` \\|")
            .matcher(Files.readString(Path.of("docs", "metrics.md")))
            .results()
            .map(it -> it.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(names(text)).isEqualTo(documented);
    assertThat(text.lines().filter(line -> line.startsWith("# HELP")))
        .hasSameSizeAs(documented)
        .allMatch(line -> line.matches("# HELP hgw_\\w+ [A-Z].*\\."));
    assertThat(text)
        .contains("hgw_phase{hgw_phase=\"running\"} 1")
        .contains("hgw_speed_ratio 600.0")
        .contains("hgw_launches_total{kind=\"batcher\"} ");
    theDashboardAsksForWhatThereIs(documented);
  }

  private static void theDashboardAsksForWhatThereIs(Set<String> names) throws Exception {
    JsonNode dashboard = new JsonMapper().readTree(Path.of("docs", "grafana.json").toFile());
    assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThan(30);
    assertThat(dashboard.path("id").isNull()).isTrue(); // as an import wants it
    Set<Integer> ids = new HashSet<>();
    Set<String> places = new HashSet<>();
    for (JsonNode panel : dashboard.path("panels")) {
      JsonNode grid = panel.path("gridPos");
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      assertThat(places.add(grid.path("x") + " " + grid.path("y"))).isTrue();
      assertThat(grid.path("x").asInt() + grid.path("w").asInt()).isBetween(1, 24);
      assertThat(panel.path("title").asText()).isNotEmpty();
      assertThat(panel.path("targets")).isNotEmpty();
      for (JsonNode target : panel.path("targets")) {
        assertThat(asked(target.path("expr").asText())).isNotEmpty().isSubsetOf(names);
      }
    }
    assertThat(ids).isNotEmpty();
    assertThat(asked(Files.readString(Path.of("docs", "grafana.json")))).isSubsetOf(names);
  }

  private static Set<String> asked(String query) {
    return Pattern.compile("\\bhgw_\\w+")
        .matcher(query.replace("{{hgw_phase}}", ""))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  @Test
  void before_the_first_rebalance_it_says_what_is_known() throws Exception {
    PageReporter waiting = new PageReporter(counted, PageState.About.live(), () -> 0, () -> false);

    assertThat(text(new Metrics(counted, waiting)))
        .contains("hgw_build_info{version=\"")
        .contains("hgw_phase{hgw_phase=\"waiting\"} 1")
        .contains("hgw_connected 0.0")
        .contains("hgw_rebalances_total 0.0")
        .doesNotContain("hgw_runners", "hgw_cash_dollars", "NaN");
  }

  @Test
  void only_the_key_opens_it() throws Exception {
    try (Hub hub = hub(metrics)) {
      assertThat(ask(hub, "text/plain", "0".repeat(32)).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void who_wants_open_metrics_gets_it() throws Exception {
    try (Hub hub = hub(metrics)) {
      HttpResponse<String> response =
          ask(hub, "application/openmetrics-text;version=1.0.0", hub.key().text());

      assertThat(response.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/openmetrics-text; version=1.0.0");
      assertThat(response.body()).contains("# UNIT hgw_speed_ratio ratio").endsWith("# EOF\n");
    }
  }

  @Test
  void what_is_earned_adds_up_by_target_whatever_its_name() throws Exception {
    counted.fared(new Telemetry(1, Map.of("a", 2.0, "x\"y\\\nz", 1.0)));
    counted.fared(new Telemetry(7, Map.of("a", 3.0)));

    assertThat(text())
        .contains("hgw_cash_dollars 7.0\n")
        .contains("hgw_earned_dollars_total{target=\"a\"} 5.0\n")
        .contains("hgw_earned_dollars_total{target=\"x\\\"y\\\\\\nz\"} 1.0\n");
  }

  @Test
  void a_batcher_that_starts_anew_takes_nothing_back() throws Exception {
    counted.fared(new Telemetry(1, Map.of(), List.of(report(10, 2))));
    counted.fared(new Telemetry(1, Map.of(), List.of(report(15, 2))));
    counted.fared(new Telemetry(1, Map.of(), List.of(report(4, 1))));

    assertThat(text())
        .contains("hgw_batches_landed_total{target=\"a\"} 19.0\n")
        .contains("hgw_batch_misfires_total{target=\"a\"} 3.0\n")
        .contains("hgw_batches_in_flight{target=\"a\"} 7.0\n");

    counted.fared(new Telemetry(1, Map.of(), List.of()));

    assertThat(text())
        .contains("hgw_batches_landed_total{target=\"a\"} 19.0\n")
        .doesNotContain("hgw_batches_in_flight{");
  }

  private static BatcherReport report(long landed, long misfires) {
    return new BatcherReport("a", BatchMind.State.BATCH, 0.1, 7, 100, 10, 20, landed, misfires, 0);
  }

  @Test
  void problems_are_counted() throws Exception {
    counted.problem("one");
    counted.problem("another");

    assertThat(text()).contains("hgw_problems_total 2.0");
  }

  @Test
  void targets_beyond_count_are_one() throws Exception {
    counted.fared(
        new Telemetry(
            1,
            IntStream.range(0, 5000)
                .boxed()
                .collect(Collectors.toMap(number -> "t" + number, number -> 1.0))));

    String text = text();
    assertThat(text.lines().filter(line -> line.startsWith("hgw_earned_dollars_total{")))
        .hasSize(2001);
    assertThat(text).contains("hgw_earned_dollars_total{target=\"other\"} 3000.0");
  }
}
