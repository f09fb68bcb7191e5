package hgw.network.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hgw.UserError;
import hgw.network.BitNode;
import hgw.network.Formulas;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Server;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code --set} makes of a network. */
class WhatIfTest {
  private static final Network MID = Samples.network("mid");

  static Stream<String> propertiesOfAServer() {
    return WhatIf.OF_A_SERVER.stream();
  }

  static Stream<String> propertiesOfThePlayer() {
    return WhatIf.OF_THE_PLAYER.stream();
  }

  @Test
  void a_property_of_a_server_is_changed_and_nothing_else() {
    Network changed = set("joesguns.money=1.5e6");

    assertThat(server(changed, "joesguns"))
        .isEqualTo(server(MID, "joesguns").but().money(1_500_000).build());
    assertThat(changed.player()).isEqualTo(MID.player());
    assertThat(changed.loop()).isEqualTo(MID.loop());
    assertThat(changed.servers())
        .usingElementComparator((a, b) -> a.host().equals("joesguns") || a.equals(b) ? 0 : 1)
        .isEqualTo(MID.servers());
  }

  @Test
  void the_names_are_those_of_the_records() {
    Stream<String> components =
        Arrays.stream(Server.class.getRecordComponents()).map(RecordComponent::getName);

    assertThat(components.filter(name -> !name.equals("host")))
        .containsExactlyInAnyOrderElementsOf(WhatIf.OF_A_SERVER);
  }

  @ParameterizedTest
  @MethodSource("propertiesOfAServer")
  void every_property_of_a_server_is_read_as_strictly_as_a_file(String property) {
    assertThatThrownBy(() -> set("joesguns." + property + "={}"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(
            "--set joesguns." + property + "={}: " + property + " is an object");
  }

  @ParameterizedTest
  @MethodSource("propertiesOfThePlayer")
  void every_property_of_the_player_changes_something(String property) {
    assertThat(set("player.bitNode=12", "player." + property + "=3").player())
        .isNotEqualTo(set("player.bitNode=12").player());
    assertThatThrownBy(() -> set("player.bitNode=12", "player." + property + "=x"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(property + " is \"x\", it must be a number");
  }

  @Test
  void another_level_has_its_experience_and_makes_other_hacks() {
    Network changed = set("player.hackingLevel=500");
    Player player = changed.player();

    assertThat(player.hackingLevel()).isEqualTo(500);
    assertThat(Formulas.level(player, player.experience())).isEqualTo(500);
    Server before = server(MID, "phantasy");
    Server after = server(changed, "phantasy");
    assertThat(after.hackTime())
        .isEqualTo(Formulas.hackTime(player, before.sec(), before.requiredLevel()));
    assertThat(after.hackChance()).isGreaterThan(before.hackChance());
  }

  @Test
  void other_experience_makes_another_level() {
    assertThat(set("player.experience=1e9").player().hackingLevel()).isGreaterThan(277);
    assertThat(set("player.experience=1e9", "player.hackingLevel=5").player().hackingLevel())
        .isEqualTo(5);
  }

  @Test
  void security_makes_chance_and_time_unless_they_are_said() {
    Server before = server(MID, "phantasy");

    Server weaker = server(set("phantasy.sec=90"), "phantasy");
    Server said = server(set("phantasy.sec=90", "phantasy.hackTime=5"), "phantasy");

    assertThat(weaker.hackChance()).isLessThan(before.hackChance());
    assertThat(weaker.hackTime()).isGreaterThan(before.hackTime());
    assertThat(said.hackTime()).isEqualTo(5);
    assertThat(said.hackChance()).isEqualTo(weaker.hackChance());
  }

  @Test
  void what_is_as_it_was_has_the_chances_and_times_of_the_file() {
    for (Server server : MID.servers()) {
      Server same = server(set(server.host() + ".sec=" + server.sec()), server.host());
      assertThat(same.hackTime()).isCloseTo(server.hackTime(), within(1e-6 * server.hackTime()));
      assertThat(same.hackChance()).isCloseTo(server.hackChance(), within(1e-6));
    }
  }

  @Test
  void later_changes_count() {
    assertThat(server(set("joesguns.sec=7", "joesguns.sec=8"), "joesguns").sec()).isEqualTo(8);
    assertThat(set("player.bitNode=12", "player.bitNodeLevel=3").player().bitNode())
        .isEqualTo(BitNode.of(12, 3));
    assertThat(set("script.ram=2.2").loop().ram()).isEqualTo(2.2);
  }

  @Test
  void host_names_may_have_dots_and_be_called_player() {
    Server odd = server(MID, "joesguns");
    Network network =
        new Network(
            MID.player(),
            MID.loop(),
            List.of(renamed(odd, "."), renamed(odd, "I.I.I.I"), renamed(odd, "player")));

    Network changed =
        WhatIf.of(
            network,
            List.of(
                change("..sec=11"),
                change("I.I.I.I.sec=12"),
                change("player.sec=13"),
                change("player.hackingLevel=14")));

    assertThat(changed.servers()).extracting(Server::sec).containsExactly(11.0, 12.0, 13.0);
    assertThat(changed.player().hackingLevel()).isEqualTo(14);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "joesguns             | --set joesguns is no change: write host.property=value, joesguns.mon",
        "=3                   | --set =3 is no change: write host.property=value, ",
        "joesguns.=3          | --set joesguns.=3 is no change: write host.property=value, ",
        "joesgun.money=1      | --set joesgun.money=1: no server is called \"joesgun\". Maybe \"joesguns\"?",
        "joesguns.mony=1      | --set joesguns.mony=1: a server has no \"mony\". Maybe \"money\"?",
        "joesguns.zebra=1     | --set joesguns.zebra=1: a server has no \"zebra\". There are: rooted, ",
        "player.level=5       | --set player.level=5: the player has no \"level\". Maybe \"hackingLevel\"?",
        "joesguns.money=-1    | --set joesguns.money=-1: money is -1, it must not be negative.",
        "joesguns.money=      | --set joesguns.money=: money is \"\", it must be a number.",
        "joesguns.hackChance=2| --set joesguns.hackChance=2: hackChance is 2.0, a chance must lie in 0",
        "script.ram=0.001     | --set script.ram=0.001: ram is 0.001, a thread of the loop costs at least ",
      })
  void what_cannot_be_is_refused_with_its_mend(String text, String message) {
    assertThatThrownBy(() -> set(text))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(message);
  }

  private static Network set(String... changes) {
    return WhatIf.of(MID, Arrays.stream(changes).map(WhatIfTest::change).toList());
  }

  private static WhatIf.Change change(String text) {
    return WhatIf.Change.parse("--set " + text, text);
  }

  private static Server server(Network network, String host) {
    return network.server(host).orElseThrow();
  }

  private static Server renamed(Server server, String host) {
    return Server.named(host).rooted(true).sec(server.sec()).hackTime(1).requiredLevel(1).build();
  }
}
