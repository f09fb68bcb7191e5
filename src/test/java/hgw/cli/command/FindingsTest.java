package hgw.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hgw.UserError;
import hgw.cli.text.Style;
import hgw.cli.text.Terminal;
import hgw.network.Network;
import hgw.network.files.Samples;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.ParsedPack;
import hgw.planner.Planner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of rules that are read again: each finding once per change of rules. */
class FindingsTest {
  private static final Network NETWORK = Samples.network("mid");

  private static final String MINE =
      """
      package hgw.rules
      import hgw.facts.*

      rule "Mine"
        agenda-group "eligibility"
      when
        Target( host == "%s" )
        Runner( threads > %d )
      then
        insert( new Warning( "mine" ) );
      end
      """;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Findings findings =
      new Findings(
          new Terminal(
              new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
              new PrintStream(said, true, UTF_8),
              Style.PLAIN));

  @TempDir private Path directory;
  private @Nullable Planner planner;

  @Test
  void what_rules_show_by_themselves_is_told_once_however_often_they_are_planned()
      throws IOException {
    write("joesgun", 1);

    assertThat(rebalance()).contains("\"joesgun\"").hasLineCount(1);
    assertThat(rebalance()).isEmpty();
    assertThat(rebalance()).isEmpty();
  }

  @Test
  void what_only_a_plan_shows_is_told_once_too() throws IOException {
    write("joesguns", 900);

    assertThat(rebalance()).contains("never fired: no Runner( threads > 900 )").hasLineCount(1);
    assertThat(rebalance()).isEmpty();
  }

  @Test
  void a_change_of_rules_is_told_of_anew() throws IOException {
    write("joesguns", 900);
    rebalance();

    write("joesguns", 901);
    assertThat(rebalance()).contains("no Runner( threads > 901 )").hasLineCount(1);
    write("joesguns", 1);
    assertThat(rebalance()).isEmpty();
    write("joesguns", 900);
    assertThat(rebalance()).contains("no Runner( threads > 900 )").hasLineCount(1);
  }

  @Test
  void an_edit_that_breaks_the_rules_is_refused_and_told_of_again_once_it_is_mended()
      throws IOException {
    write("joesgun", 1);
    rebalance();

    Files.writeString(directory.resolve("mine.drl"), MINE.replace("then", "thne"));
    assertThatThrownBy(this::rebalance)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Maybe \"then\"?");
    write("joesgun", 2);
    assertThat(rebalance()).contains("\"joesgun\"").hasLineCount(1);
    assertThat(rebalance()).isEmpty();
  }

  private void write(String host, int threads) throws IOException {
    Files.writeString(directory.resolve("mine.drl"), MINE.formatted(host, threads));
  }

  /** Read the rules again if they have changed, plan, and return what is said of them. */
  private String rebalance() {
    said.reset();
    Pack pack = Pack.load(List.of(directory.toString()));
    if (planner == null || !planner.pack().pack().files().equals(pack.files())) {
      ParsedPack parsed = ParsedPack.of(pack);
      findings.read(parsed);
      planner = Planner.of(parsed);
    }
    findings.planned(planner, planner.plan(NETWORK, Choices.USUAL), NETWORK, Choices.USUAL);
    return said.toString(UTF_8);
  }
}
