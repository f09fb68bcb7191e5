package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.network.Network;
import hgw.network.Server;
import hgw.network.files.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tries the changes that {@code rules/README.md} teaches, as they stand there. */
class RulesReadmeTest {
  private static final Pattern RULE_FILE =
      Pattern.compile("(?m)^    package(.*\\R| *\\R)+?    end$");

  private final Network network = Snapshot.read(Path.of("samples", "mid.json"));

  @TempDir Path directory;

  private static final String README = readme();

  private static String readme() {
    try {
      return Files.readString(Path.of("rules", "README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_server_can_be_left_alone() throws IOException {
    Plan plan = plan("I hack joesguns myself", "money");

    assertThat(plan.targets()).extracting(Plan.RankedTarget::host).doesNotContain("joesguns");
    assertThat(plan.excluded())
        .filteredOn(excluded -> excluded.host().equals("joesguns"))
        .singleElement()
        .satisfies(excluded -> assertThat(excluded.reason()).isEqualTo("is mine"));
  }

  @Test
  void a_score_can_be_added() throws IOException {
    Plan plan = plan("Score by money, easy servers first", "easyMoney");

    assertThat(plan.targets()).first().extracting(Plan.RankedTarget::host).isEqualTo("omega-net");
  }

  @Test
  void ram_can_be_kept_free_on_a_runner() throws IOException {
    Plan plan = plan("Keep 64 GB of pserv-3", "money");

    assertThat(plan.runners())
        .filteredOn(runner -> runner.host().equals("pserv-3"))
        .singleElement()
        .satisfies(runner -> assertThat(runner.threads()).isEqualTo((long) ((256 - 64) / 2.4)));
  }

  @Test
  void home_can_be_lent() throws IOException {
    Server home =
        network.server(Server.HOME).orElseThrow().but().maxRam(128).running(List.of()).build();
    List<Server> servers = network.servers().stream().map(it -> it.home() ? home : it).toList();

    Plan plan = plan("Lend home", "money", new Network(network.player(), network.loop(), servers));

    assertThat(plan.runners())
        .filteredOn(runner -> runner.host().equals(Server.HOME))
        .singleElement()
        .satisfies(runner -> assertThat(runner.threads()).isEqualTo((long) ((128 - 32) / 2.4)));
  }

  @Test
  void the_batches_of_a_target_can_be_capped() throws IOException {
    assertThat(batchers("No more than 20 batches of phantasy"))
        .filteredOn(batcher -> batcher.target().equals("phantasy"))
        .allMatch(batcher -> batcher.depth() <= 20 && batcher.limits().depth() == 20);
    assertThat(batchers())
        .anyMatch(batcher -> batcher.target().equals("phantasy") && batcher.depth() > 20);
  }

  @Test
  void a_batch_can_take_less_of_the_money() throws IOException {
    assertThat(batchers("A batch takes one percent at most"))
        .isNotEmpty()
        .allMatch(batcher -> batcher.hack() <= 0.01 && batcher.limits().hack() == 0.01);
    assertThat(batchers()).anyMatch(batcher -> batcher.hack() > 0.01);
  }

  @Test
  void experience_can_be_preferred_to_money() throws IOException {
    assertThat(batchers("A point of experience is worth a million dollars"))
        .extracting(Plan.PlannedBatcher::target)
        .isNotEqualTo(batchers().stream().map(Plan.PlannedBatcher::target).toList());
  }

  @Test
  void the_batches_in_flight_can_be_limited() throws IOException {
    Network late = Snapshot.read(Path.of("samples", "late.json"));

    assertThat(inFlight(late)).isGreaterThan(300);
    assertThat(inFlight(late, "No more than 300 batches in flight")).isBetween(1, 300);
  }

  @Test
  void targets_can_change_sooner() throws IOException {
    Plan plan = batches(network, "A change has to earn a tenth more");

    assertThat(plan.firings())
        .extracting(firing -> firing.rule().name())
        .contains("A change has to earn a tenth more")
        .doesNotContain("A change has to earn a third more than what runs");
  }

  private List<Plan.PlannedBatcher> batchers(String... ruleNames) {
    return batches(network, ruleNames).batchers();
  }

  private int inFlight(Network of, String... ruleNames) {
    return batches(of, ruleNames).batchers().stream().mapToInt(Plan.PlannedBatcher::depth).sum();
  }

  private Plan batches(Network of, String... ruleNames) {
    List<String> packs = new ArrayList<>(List.of(Pack.BATCH));
    for (String name : ruleNames) {
      write(name);
      packs.add(directory.toString());
    }
    return Planner.of(Pack.load(packs)).plan(of, Choices.USUAL);
  }

  private Plan plan(String ruleName, String score) throws IOException {
    return plan(ruleName, score, network);
  }

  private Plan plan(String ruleName, String score, Network network) throws IOException {
    write(ruleName);
    return Planner.of(Pack.load(List.of(directory.toString())))
        .plan(network, Choices.USUAL.withScore(score));
  }

  /** Write the file of the README in which a rule stands. */
  private void write(String ruleName) {
    String file =
        RULE_FILE
            .matcher(README)
            .results()
            .map(found -> found.group().replaceAll("(?m)^    ", ""))
            .filter(text -> text.contains(ruleName))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the README has no rule \"" + ruleName + "\""));
    try {
      Files.writeString(directory.resolve("mine.drl"), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
