package hgw.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hgw.UserError;
import hgw.network.Network;
import hgw.network.Server;
import hgw.network.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds that no rule takes hgw with it, whatever it does at run time. */
class UnrulyRulesTest {
  private static final Network NETWORK =
      Servers.network(Servers.runner("pserv-0", 10), Servers.target("target", 1e6));

  private TestPack pack;
  private Path directory;

  @BeforeEach
  void givenAPackOfAPlayersOwn(@TempDir Path directory) {
    this.directory = directory;
    pack = new TestPack(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host str[startsWith] \"runner\"",
        "host str[endsWith] \"9\"",
        "host memberOf java.util.Set.of(\"runner-1\", \"runner-7\")",
        "host matches \"runner-[0-9]+\""
      })
  void conditions_hold_however_often_they_are_evaluated(String condition) {
    pack.write(
        "many.drl",
        """
        rule "Every such runner keeps a little RAM"
          agenda-group "eligibility"
        when
          $runner : Runner( %s, reservedRam < 1 )
        then
          modify( $runner ) { setReservedRam( 1 ) }
        end
        """
            .formatted(condition));
    List<Server> servers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      servers.add(Servers.runner("runner-" + i, 2));
    }
    Network network = Servers.network(servers.toArray(new Server[0]));
    Planner planner = pack.planner();

    for (int i = 0; i < 10; i++) {
      assertThat(planner.plan(network, Choices.USUAL).runners()).hasSize(1000);
    }
  }

  @Test
  @Timeout(30)
  void a_consequence_that_never_returns_is_given_up_and_named() {
    pack.write(
        "endless.drl",
        """
        rule "For ever"
          agenda-group "scoring"
        when
          Target( eligible )
        then
          int i = 0;
          while (true) { i++; }
        end
        """);
    Planner planner = Planner.of(Pack.load(List.of(directory.toString())), 300);

    assertThatThrownBy(() -> planner.plan(NETWORK, Choices.USUAL))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(pack.at("endless.drl", TestPack.FIRST_RULE) + "rule \"For ever\"")
        .hasMessageContaining(" did not finish its consequence within ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw new NoClassDefFoundError( \"oops\" );",
        "throw new IllegalStateException( \"oops\" );",
        "throw new ExceptionInInitializerError( \"oops\" );"
      })
  void whatever_a_consequence_throws_becomes_a_sentence_with_file_and_line(String statement) {
    pack.write(
        "throws.drl",
        """
        rule "Throws"
          agenda-group "scoring"
        when
          Target( eligible )
        then
          if (true) %s
        end
        """
            .formatted(statement));

    assertThatThrownBy(() -> pack.plan(NETWORK))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(
            pack.at("throws.drl", TestPack.FIRST_RULE + 5) + "rule \"Throws\" failed: ")
        .hasMessageContaining("oops");
  }
}
