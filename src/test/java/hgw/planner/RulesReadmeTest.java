package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.network.Network;
import hgw.network.Server;
import hgw.network.files.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private Plan plan(String ruleName, String score) throws IOException {
    return plan(ruleName, score, network);
  }

  private Plan plan(String ruleName, String score, Network network) throws IOException {
    String readme = Files.readString(Path.of("rules", "README.md"));
    String file =
        RULE_FILE
            .matcher(readme)
            .results()
            .map(found -> found.group().replaceAll("(?m)^    ", ""))
            .filter(text -> text.contains(ruleName))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the README has no rule \"" + ruleName + "\""));
    Files.writeString(directory.resolve("mine.drl"), file);
    return Planner.of(Pack.load(List.of(directory.toString())))
        .plan(network, Choices.USUAL.withScore(score));
  }
}
