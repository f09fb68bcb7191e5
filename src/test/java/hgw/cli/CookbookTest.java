package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.game.Orders;
import hgw.network.Network;
import hgw.network.Server;
import hgw.network.files.Snapshot;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Plan;
import hgw.planner.Planner;
import hgw.trial.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries the recipes of {@code docs/cookbook.md} as they stand there, each by its effect. */
class CookbookTest {
  private static final Pattern RECIPE =
      Pattern.compile("(?m)^## (\\d+)\\. .*\\R(?:(?!## ).*\\R)*?((?:^    .*\\R|^\\R)+)");
  private static final Map<Integer, String> RECIPES = recipes();

  private static final Network MID = sample("mid");
  private static final Network LATE = sample("late");
  private static final Network BUSY = sample("busy");

  @TempDir private Path directory;

  static IntStream numbers() {
    return IntStream.rangeClosed(1, 15);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void nothing_is_likely_wrong_with_a_recipe(int number) throws IOException {
    write(number);

    CommandLineRun check = CommandLineRun.of("rules", "check", directory.toString());

    assertThat(check).isEqualTo(new CommandLineRun(Main.DONE, "", ""));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void a_dry_run_with_a_recipe_says_nothing_beside_the_plan(int number) throws IOException {
    write(number);
    for (String sample : List.of("mid", "busy")) {
      String score = number == 5 ? "moneyPerLevel" : Choices.USUAL.score();
      CommandLineRun run =
          CommandLineRun.of(
              "--dry",
              "--network",
              "samples/" + sample + ".json",
              "--score",
              score,
              "--rules",
              directory.toString());

      String wanted = number == 12 ? "hgw: Runners that have nothing to do: 27.\n" : "";
      assertThat(run.err()).as(sample).isEqualTo(wanted);
      assertThat(run.code()).isZero();
    }
  }

  @Test
  void two_servers_are_left_alone() throws IOException {
    List<String> alone = List.of("joesguns", "phantasy");
    Plan usual = usual(BUSY);
    Plan plan = plan(1, BUSY);

    assertThat(usual.targets()).extracting(Plan.RankedTarget::host).containsAll(alone);
    assertThat(usual.runners()).extracting(Plan.RunnerUse::host).containsAll(alone);
    assertThat(plan.targets())
        .extracting(Plan.RankedTarget::host)
        .doesNotContainAnyElementsOf(alone)
        .hasSize(usual.targets().size() - 2);
    assertThat(plan.runners())
        .extracting(Plan.RunnerUse::host)
        .doesNotContainAnyElementsOf(alone)
        .hasSize(usual.runners().size() - 2);
    for (String host : alone) {
      assertThat(plan.excluded())
          .filteredOn(it -> it.host().equals(host))
          .hasSize(2)
          .allMatch(it -> it.reason().equals("is left alone"));
    }
    assertThat(plan.assignments()).hasSize(usual.assignments().size() - 2);
    assertThat(wiped(usual)).containsAll(alone);
    assertThat(wiped(plan)).isNotEmpty().doesNotContainAnyElementsOf(alone);
  }

  /** The runners on which a rebalance kills scripts. */
  private static List<String> wiped(Plan plan) {
    return Orders.of(plan, BUSY).wipe();
  }

  @Test
  void targets_take_less_than_two_minutes() throws IOException {
    assertThat(plan(2, MID).targets())
        .isNotEmpty()
        .allMatch(it -> server(MID, it.host()).hackTime() < 120_000);
    assertThat(usual(MID).targets()).anyMatch(it -> server(MID, it.host()).hackTime() >= 120_000);
  }

  @Test
  void ram_stays_free_on_purchased_servers() throws IOException {
    assertThat(plan(3, MID).runners())
        .filteredOn(it -> server(MID, it.host()).purchased())
        .hasSize(4)
        .allMatch(it -> it.threads() == (long) ((it.maxRam() - 32) / 2.4));
  }

  @Test
  void small_runners_are_left_alone() throws IOException {
    assertThat(plan(4, MID).runners()).isNotEmpty().allMatch(it -> it.maxRam() >= 16);
    assertThat(usual(MID).runners()).anyMatch(it -> it.maxRam() < 16);
  }

  @Test
  void a_score_of_ones_own_ranks() throws IOException {
    write(5);
    Plan plan = planner().plan(MID, Choices.USUAL.withScore("moneyPerLevel"));

    Function<String, Double> score =
        host -> server(MID, host).maxMoney() / Math.max(1, server(MID, host).requiredLevel());
    assertThat(plan.targets()).isNotEmpty();
    assertThat(plan.targets().stream().map(it -> score.apply(it.host())).toList())
        .isSortedAccordingTo((one, other) -> Double.compare(other, one));
  }

  @Test
  void eight_targets_are_enough() throws IOException {
    assertThat(plan(6, MID).assignments()).hasSize(8);
    assertThat(plan(6, MID).assignments().stream().map(Plan.PlannedScript::target))
        .containsExactlyElementsOf(
            usual(MID).targets().stream().limit(8).map(Plan.RankedTarget::host).toList());
  }

  @Test
  void targets_are_spread() throws IOException {
    assertThat(runners(plan(7, MID))).hasSize(16);
    assertThat(runners(usual(MID))).hasSize(1);
  }

  @Test
  void who_is_not_prepared_gets_no_boost() throws IOException {
    Network half = halfPrepared();
    List<Plan.PlannedLoop> loops = plan(8, half).loops();

    assertThat(loops)
        .filteredOn(it -> !prepared(server(half, it.target())))
        .hasSize(12)
        .allMatch(it -> it.threads() == 1);
    assertThat(usual(half).loops())
        .filteredOn(it -> !prepared(server(half, it.target())))
        .allMatch(it -> it.threads() > 1);
    assertThat(loops)
        .filteredOn(it -> prepared(server(half, it.target())))
        .hasSize(12)
        .containsExactlyElementsOf(
            usual(half).loops().stream()
                .filter(it -> prepared(server(half, it.target())))
                .toList());
    assertThat(plan(8, MID).loops()).hasSize(16).allMatch(it -> it.threads() == 1);
  }

  /** A network with a runner for each target, of which every other one is prepared. */
  private static Network halfPrepared() {
    List<String> targets = usual(LATE).targets().stream().map(Plan.RankedTarget::host).toList();
    List<Server> servers =
        LATE.servers().stream()
            .map(
                it ->
                    targets.indexOf(it.host()) % 2 == 0
                        ? it.but().money(it.maxMoney()).sec(it.minSec()).build()
                        : it)
            .toList();
    return new Network(LATE.player(), LATE.loop(), servers);
  }

  @Test
  void a_runner_is_for_the_best_target_alone() throws IOException {
    Plan plan = plan(9, MID);

    assertThat(plan.assignments())
        .filteredOn(it -> it.runner().equals("pserv-0"))
        .singleElement()
        .satisfies(it -> assertThat(it.target()).isEqualTo(plan.targets().get(0).host()));
  }

  @Test
  void less_is_taken_where_hacks_often_fail() throws IOException {
    assertThat(plan(10, MID).loops())
        .allMatch(it -> it.hack() == (server(MID, it.target()).hackChance() < 0.7 ? 0.25 : 0.5))
        .anyMatch(it -> it.hack() == 0.25)
        .anyMatch(it -> it.hack() == 0.5);
  }

  @Test
  void nobody_gets_more_than_five_hundred_threads() throws IOException {
    assertThat(plan(11, LATE).loops())
        .allMatch(it -> it.threads() <= 500)
        .anyMatch(it -> it.threads() == 500);
    assertThat(usual(LATE).loops()).anyMatch(it -> it.threads() > 500);
  }

  @Test
  void idle_runners_are_told() throws IOException {
    assertThat(plan(12, MID).warnings()).containsExactly("Runners that have nothing to do: 27.");
  }

  @Test
  void prepared_targets_come_first() throws IOException {
    List<Boolean> prepared =
        plan(13, BUSY).targets().stream().map(it -> prepared(server(BUSY, it.host()))).toList();

    assertThat(prepared).contains(true, false);
    assertThat(prepared.lastIndexOf(true)).isLessThan(prepared.indexOf(false));
    List<Boolean> usual =
        usual(BUSY).targets().stream().map(it -> prepared(server(BUSY, it.host()))).toList();
    assertThat(usual.lastIndexOf(true)).isGreaterThan(usual.indexOf(false));
  }

  @Test
  void large_hacknet_servers_are_used() throws IOException {
    assertThat(plan(14, BUSY).runners())
        .filteredOn(it -> server(BUSY, it.host()).hacknet())
        .isNotEmpty()
        .allMatch(it -> it.maxRam() >= 64);
    assertThat(usual(BUSY).runners()).noneMatch(it -> server(BUSY, it.host()).hacknet());
  }

  @Test
  void a_whole_runner_for_each_target_earns_more_than_ten_times_as_much() throws Exception {
    write(15);

    assertThat(played(planner())).isGreaterThan(10 * played(Planner.of(Pack.load(List.of()))));
  }

  private static double played(Planner planner) throws InterruptedException {
    Trial trial = new Trial(MID, 3, Double.POSITIVE_INFINITY);
    trial.run(planner, Choices.USUAL);
    return trial.ledger().total();
  }

  private static boolean prepared(Server server) {
    return server.sec() <= server.minSec() + 1 && server.money() >= 0.9 * server.maxMoney();
  }

  private static List<String> runners(Plan plan) {
    return plan.assignments().stream().map(Plan.PlannedScript::runner).distinct().toList();
  }

  private static Server server(Network network, String host) {
    return network.server(host).orElseThrow();
  }

  private static Plan usual(Network network) {
    return Planner.of(Pack.load(List.of())).plan(network, Choices.USUAL);
  }

  private Plan plan(int number, Network network) throws IOException {
    write(number);
    return planner().plan(network, Choices.USUAL);
  }

  private Planner planner() {
    return Planner.of(Pack.load(List.of(directory.toString())));
  }

  private void write(int number) throws IOException {
    Files.writeString(directory.resolve("mine.drl"), RECIPES.get(number));
  }

  private static Network sample(String name) {
    return Snapshot.read(Path.of("samples", name + ".json"));
  }

  private static Map<Integer, String> recipes() {
    try {
      return RECIPE
          .matcher(Files.readString(Path.of("docs/cookbook.md")))
          .results()
          .collect(
              Collectors.toMap(
                  found -> Integer.valueOf(found.group(1)), CookbookTest::withoutIndent));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutIndent(MatchResult found) {
    return found.group(2).replaceAll("(?m)^    ", "").strip() + "\n";
  }
}
