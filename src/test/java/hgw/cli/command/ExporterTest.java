package hgw.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.cli.text.GameText;
import hgw.cli.text.Style;
import hgw.cli.text.Terminal;
import hgw.game.Discovery;
import hgw.network.Network;
import hgw.network.files.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExporterTest {
  @Test
  void the_first_network_is_exported_and_all_is_told() {
    Network first = Snapshot.read(Path.of("samples/fresh.json"));
    Network second = Snapshot.read(Path.of("samples/mid.json"));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);
    List<Network> exported = new ArrayList<>();
    Exporter exporter =
        new Exporter(GameText.live(new Terminal(print, print, Style.PLAIN), false), exported::add);

    exporter.noted(new Discovery(first, List.of("One.")));
    exporter.noted(new Discovery(second, List.of("Two.")));
    exporter.problem("Three.");

    assertThat(exported).containsExactly(first);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("hgw: One.", "hgw: Two.", "hgw: Three.");
  }
}
