package hgw.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hgw.UserError;
import hgw.cli.text.GameText;
import hgw.cli.text.Style;
import hgw.cli.text.Terminal;
import hgw.game.Discovery;
import hgw.network.Network;
import hgw.network.files.Snapshot;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import hgw.trial.Trial;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExporterTest {
  private final Planner planner = Planner.of(Pack.load(List.of()));
  private final Network network = Snapshot.read(Path.of("samples/fresh.json"));
  private final List<Integer> exported = new ArrayList<>();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);
  private final Exporter exporter =
      new Exporter(
          GameText.simulated(new Terminal(print, print, Style.PLAIN)),
          found -> exported.add(found.servers().size()));

  @Test
  void the_first_network_is_exported_once_it_is_planned_and_all_is_told() throws Exception {
    new Trial(network, 2, Double.POSITIVE_INFINITY).run(planner, Choices.USUAL, exporter);
    exporter.noted(new Discovery(network, List.of("One.")));
    exporter.problem("Two.");

    assertThat(exported).containsExactly(network.servers().size());
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("hgw: One.", "hgw: Two.");
  }

  @Test
  void nothing_is_exported_where_no_plan_can_be_made() {
    Choices unknown = Choices.USUAL.withScore("nope");

    assertThatThrownBy(
            () -> new Trial(network, 2, Double.POSITIVE_INFINITY).run(planner, unknown, exporter))
        .isInstanceOf(UserError.class);
    assertThat(exported).isEmpty();
  }
}
