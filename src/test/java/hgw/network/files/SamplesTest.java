package hgw.network.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hgw.network.Network;
import hgw.network.RunningScript;
import hgw.network.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The networks that hgw brings along. */
class SamplesTest {
  static List<String> names() {
    return Samples.NAMES;
  }

  @Test
  void each_file_is_a_sample_with_its_name_in_the_readme() throws IOException {
    try (var files = Files.list(Path.of("samples"))) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString().replace(".json", ""))
          .containsExactlyInAnyOrderElementsOf(Samples.NAMES);
    }
    String readme = Files.readString(Path.of("README.md"));
    assertThat(Samples.NAMES)
        .allSatisfy(name -> assertThat(readme).contains("| `" + name + "` | "));
  }

  @ParameterizedTest
  @MethodSource("names")
  void what_runs_has_the_ram_it_takes(String name) {
    for (Server server : Samples.network(name).servers()) {
      double ram = server.running().stream().mapToDouble(it -> it.ram() * it.threads()).sum();
      assertThat(server.usedRam()).as(server.host()).isCloseTo(ram, within(1e-9));
      assertThat(ram).as(server.host()).isLessThanOrEqualTo(server.maxRam());
    }
  }

  @Test
  void busy_shows_what_a_game_is_like_that_is_played() {
    Network busy = Samples.network("busy");

    List<Server> targets =
        busy.servers().stream()
            .filter(it -> it.rooted() && it.maxMoney() > 0 && it.requiredLevel() <= 277)
            .toList();
    assertThat(targets)
        .as("prepared")
        .filteredOn(it -> it.money() == it.maxMoney() && it.sec() == it.minSec())
        .hasSizeGreaterThan(3);
    assertThat(targets)
        .as("half prepared")
        .filteredOn(it -> it.money() > 0.1 * it.maxMoney() && it.money() < it.maxMoney())
        .filteredOn(it -> it.sec() < it.startSec())
        .hasSizeGreaterThan(3);
    assertThat(busy.servers())
        .filteredOn(Server::hacknet)
        .extracting(Server::maxRam)
        .containsExactly(16.0, 64.0, 128.0);
    List<RunningScript> running =
        busy.servers().stream().flatMap(server -> server.running().stream()).toList();
    assertThat(running).filteredOn(RunningScript::isLoop).hasSizeGreaterThan(5);
    assertThat(running).filteredOn(it -> it.file().startsWith("my/")).hasSizeGreaterThan(3);
    assertThat(busy.server(Server.HOME)).get().extracting(Server::hostsAgent).isEqualTo(true);
  }
}
