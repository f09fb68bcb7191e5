package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays the real game with the real hgw: {@code mvn verify -Preal-game -Dgame.dir=DIR
 * -Dgame.save=FILE}. One game and one hgw serve all tests; each test upsets them in its own way and
 * expects that the fleet is the plan again.
 */
@Tag("real-game")
@EnabledIfSystemProperty(
    named = "game.dir",
    matches = ".+",
    disabledReason = "needs a built copy of the game: -Preal-game -Dgame.dir=DIR -Dgame.save=FILE")
@EnabledIfSystemProperty(
    named = "game.save",
    matches = ".+",
    disabledReason = "needs an exported save: -Preal-game -Dgame.dir=DIR -Dgame.save=FILE")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealGameIT {
  private static final String AGENT = "agent/agent.js";
  private static final String LOOP = "agent/hgw-loop.js";
  private static final Path RESULTS = Path.of("target", "real-game");

  private static final String DELETE_SERVER =
      "export async function main(ns) { const host = ns.args[0]; ns.killall(host);"
          + " ns.tprint(ns.deleteServer(host) ? 'deleted ' + host : 'still there: ' + host); }";

  private Path directory;

  private final Path save = Path.of(System.getProperty("game.save", ""));
  private RealGame game;
  private HgwProcess hgw;
  private int port;

  @BeforeAll
  void two_lines_are_pasted(@TempDir Path directory) throws Exception {
    this.directory = directory;
    game =
        RealGame.open(
            Path.of(System.getProperty("game.dir")), save, Map.of("delete.js", DELETE_SERVER));
    port = HgwProcess.freePort();
    hgw = HgwProcess.start(directory, port);
    List<String> lines = hgw.terminalLines();
    game.type(lines.get(0), "successfully retrieved");
    game.type(lines.get(1), "Running script");
    hgw.awaitRebalanceAfter(0);
  }

  @AfterEach
  void the_game_complains_of_nothing() {
    assertThat(game.errors()).isEmpty();
  }

  @AfterAll
  void the_figures_are_printed() throws Exception {
    try {
      if (hgw != null && hgw.rebalances() > 0) {
        printFigures();
        game.screenshot(RESULTS.resolve(name() + "-terminal.png"));
        game.show("Active Scripts");
        game.screenshot(RESULTS.resolve(name() + "-scripts.png"));
      }
    } finally {
      if (hgw != null) {
        hgw.close();
      }
      if (game != null) {
        game.close();
      }
    }
  }

  @Test
  void two_pasted_lines_make_the_fleet_the_plan() throws Exception {
    assertFleetIsThePlan();
    assertThat(hgw.plan().path("assignments")).isNotEmpty();
  }

  @Test
  void the_scripts_cost_no_more_ram_than_promised() {
    assertThat(ram(AGENT)).isLessThanOrEqualTo(8.0);
    assertThat(ram(LOOP)).isLessThanOrEqualTo(2.45);
  }

  @Test
  void a_rebalance_leaves_the_runners_idle_for_less_than_a_quarter_second() throws Exception {
    rebalanceAgain();

    assertThat(hgw.status().path("idleMs").asDouble()).isPositive().isLessThan(250);
  }

  @Test
  void a_loop_works_and_logs_what_it_does() throws Exception {
    JsonNode loop = easiestLoop();
    game.connect(loop.path("runner").asText());
    game.enter("tail " + commandLine(loop));

    await("a line in the log")
        .atMost(Duration.ofMinutes(4))
        .until(game::logs, log -> log.matches("(?s).*(weaken|grow|hack) {2}.*"));

    game.screenshot(RESULTS.resolve(name() + "-log.png"));
    assertThat(game.logs()).doesNotContainIgnoringCase("error").doesNotContain("waiting a minute");
    game.enter("home");
  }

  @Test
  void a_rebalance_on_request_makes_the_fleet_the_plan() throws Exception {
    rebalanceAgain();

    assertFleetIsThePlan();
    assertThat(lastReport()).contains(", 0 failed, " + assignments().size() + " scripts killed");
  }

  @Test
  void a_reloaded_page_makes_the_fleet_the_plan() throws Exception {
    int before = hgw.rebalances();
    game.processes(); // saves the game
    game.reload();
    hgw.awaitRebalanceAfter(before);

    assertFleetIsThePlan();
  }

  @Test
  void a_page_reloaded_in_the_middle_of_a_rebalance_makes_the_fleet_the_plan() throws Exception {
    Pause pause = new Pause(directory.resolve("reload"));
    restartHgw("--rules", pause.pack().toString());
    game.processes();
    int before = pause.whileRebalancing(game::reload);
    hgw.awaitRebalanceAfter(before);

    assertFleetIsThePlan();
    restartHgw();
  }

  @Test
  void a_killed_and_restarted_hgw_makes_the_fleet_the_plan() throws Exception {
    hgw.kill();
    restartHgw();

    assertFleetIsThePlan();
  }

  @Test
  void an_agent_killed_and_started_again_makes_the_fleet_the_plan() throws Exception {
    int before = hgw.rebalances();
    game.type("kill " + AGENT, "(?i)kill(ing|ed)");
    game.type("run " + AGENT, "Running script");
    hgw.awaitRebalanceAfter(before);

    assertFleetIsThePlan();
  }

  @Test
  void an_agent_started_twice_stops_the_first() throws Exception {
    assumeThat(game.homeRam()).isGreaterThan(2 * ram(AGENT));
    int before = hgw.rebalances();
    game.type("run " + AGENT, "Running script");
    hgw.awaitRebalanceAfter(before);

    assertFleetIsThePlan();
  }

  @Test
  void a_server_deleted_between_discovery_and_apply_fails_alone() throws Exception {
    String deleted = purchasedRunner();
    Pause pause = new Pause(directory.resolve("delete"));
    restartHgw("--rules", pause.pack().toString());
    game.type("wget " + game.url() + "/delete.js delete.js", "successfully retrieved");

    int before = pause.whileRebalancing(() -> game.type("run delete.js " + deleted, "deleted"));
    hgw.awaitRebalanceAfter(before);

    assertThat(lastReport()).contains("FAILED");
    assertThat(loops())
        .containsExactlyInAnyOrderElementsOf(
            planned(loop -> !loop.path("runner").asText().equals(deleted)));
    rebalanceAgain();
    assertFleetIsThePlan();
    restartHgw();
  }

  @Test
  void a_port_in_use_is_told_in_a_sentence() throws Exception {
    try (HgwProcess second = HgwProcess.start(directory, port)) {
      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.err()).startsWith("hgw: --port " + port).hasLineCount(1);
    }
  }

  /** Holds a rebalance between its discovery and its apply: a rule that waits for a file. */
  private final class Pause {
    private final Path pack;
    private final Path reached;
    private final Path over;

    Pause(Path pack) throws IOException {
      this.pack = Files.createDirectories(pack);
      this.reached = pack.resolve("reached");
      this.over = Files.createFile(pack.resolve("over"));
      Files.writeString(
          pack.resolve("pause.drl"),
          """
          package hgw.rules
          import hgw.facts.*
          import java.io.File

          rule "Pause"
            agenda-group "shortfall"
          when
            Settings()
          then
            new File( "%s" ).createNewFile();
            while ( !new File( "%s" ).exists() ) { Thread.onSpinWait(); }
          end
          """
              .formatted(reached, over));
    }

    Path pack() {
      return pack;
    }

    /** Do something in the middle of a rebalance; return the number of those before it. */
    int whileRebalancing(Runnable action) throws Exception {
      int before = hgw.rebalances();
      Files.delete(over);
      Files.deleteIfExists(reached);
      hgw.requestRebalance();
      await("the pause").atMost(Duration.ofSeconds(30)).until(() -> Files.exists(reached));
      action.run();
      Files.createFile(over);
      return before;
    }
  }

  private void restartHgw(String... options) throws Exception {
    hgw.close();
    hgw = HgwProcess.start(directory, port, options);
    hgw.awaitRebalanceAfter(0);
  }

  private void rebalanceAgain() throws Exception {
    int before = hgw.rebalances();
    hgw.requestRebalance();
    hgw.awaitRebalanceAfter(before);
  }

  /** The loops of the plan run, on the runners nothing else does, and home has one agent. */
  private void assertFleetIsThePlan() throws Exception {
    List<String> planned = planned(loop -> true);
    assertThat(loops()).containsExactlyInAnyOrderElementsOf(planned);
    assertThat(game.processes())
        .filteredOn(process -> process.host().equals("home"))
        .extracting(RealGame.Process::file)
        .containsExactly(AGENT);
  }

  private List<String> loops() {
    return game.processes().stream()
        .filter(process -> !process.host().equals("home"))
        .map(RealGame.Process::toString)
        .toList();
  }

  private List<String> planned(Predicate<JsonNode> which) throws Exception {
    return assignments().stream()
        .filter(which)
        .map(
            loop ->
                new RealGame.Process(
                        loop.path("runner").asText(),
                        LOOP,
                        loop.path("threads").asLong(),
                        args(loop))
                    .toString())
        .toList();
  }

  private List<JsonNode> assignments() throws Exception {
    List<JsonNode> assignments = new ArrayList<>();
    hgw.plan().path("assignments").forEach(assignments::add);
    return assignments;
  }

  private static List<String> args(JsonNode loop) {
    return List.of(
        loop.path("target").asText(),
        "--money",
        RealGame.number(loop.path("money")),
        "--hack",
        RealGame.number(loop.path("hack")),
        "--epsilon",
        RealGame.number(loop.path("epsilon")));
  }

  private static String commandLine(JsonNode loop) {
    return LOOP + " " + String.join(" ", args(loop));
  }

  /** A purchased server with loops; the test ends here if the save has none. */
  private String purchasedRunner() throws Exception {
    List<String> runners =
        assignments().stream().map(loop -> loop.path("runner").asText()).distinct().toList();
    List<String> purchased = game.purchasedServers().stream().filter(runners::contains).toList();
    assumeThat(purchased).as("purchased servers that are runners").isNotEmpty();
    return purchased.get(0);
  }

  /** The loop whose operations take the least time. */
  private JsonNode easiestLoop() throws Exception {
    return assignments().stream()
        .filter(loop -> loop.path("target").asText().equals("n00dles"))
        .findFirst()
        .orElseThrow();
  }

  private String lastReport() throws IOException {
    String out = hgw.out();
    return out.substring(out.lastIndexOf("Rebalance "));
  }

  private double ram(String script) {
    var said = game.type("mem " + script, "requires ([0-9.]+)GB of RAM");
    return Double.parseDouble(said.group(1));
  }

  private void printFigures() throws Exception {
    System.out.printf(
        Locale.ROOT,
        "FIGURES %s: agent %.2f GB, loop %.2f GB, idle %.0f ms, %d assignments planned, %d running%n",
        name(),
        ram(AGENT),
        ram(LOOP),
        hgw.status().path("idleMs").asDouble(),
        assignments().size(),
        loops().size());
  }

  private String name() {
    Path directoryName = Path.of(System.getProperty("game.dir")).getFileName();
    return directoryName + "-" + save.getFileName().toString().replaceFirst("\\..*", "");
  }
}
