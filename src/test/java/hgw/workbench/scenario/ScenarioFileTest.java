package hgw.workbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hgw.UserError;
import hgw.network.Formulas;
import hgw.network.Network;
import hgw.network.Player;
import hgw.network.Server;
import hgw.network.files.Samples;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is given where a scenario does not say, and what is refused. */
class ScenarioFileTest {
  private static final String EXPECT = "expect: {counts: {warnings: 0}}\n";

  private static List<Scenario> read(String text) {
    Planner rules = Planner.of(Pack.load(List.of()));
    return new ScenarioFile("x.test.yaml", text, Path.of("rules"), false).scenarios(over -> rules);
  }

  private static Given given(String given) {
    return read("given: " + given + "\n" + EXPECT).get(0).given();
  }

  private static Server server(String given, String host) {
    return given(given).network().server(host).orElseThrow();
  }

  @Test
  void a_server_with_nothing_but_ram_is_a_purchased_one() {
    Server server = server("{servers: [{host: pserv-0, maxRam: 64}]}", "pserv-0");

    assertThat(server.purchased()).isTrue();
    assertThat(server.rooted()).isTrue();
    assertThat(server.maxRam()).isEqualTo(64);
    assertThat(server.maxMoney()).isZero();
  }

  @Test
  void a_server_with_money_is_a_prepared_target_by_the_games_formulas() {
    Server server = server("{servers: [{host: joesguns, maxMoney: 62.5e6}]}", "joesguns");

    assertThat(server.purchased()).isFalse();
    assertThat(server.money()).isEqualTo(62.5e6);
    assertThat(server.sec()).isEqualTo(server.minSec()).isEqualTo(5);
    assertThat(server.hackTime()).isEqualTo(Formulas.hackTime(new Player(100), 5, 1));
    assertThat(server.hackChance()).isEqualTo(Formulas.hackChance(new Player(100), 5, 1, true));
  }

  @Test
  void home_is_no_purchased_server_and_a_hacknet_server_is_one_by_its_name() {
    assertThat(server("{servers: [{host: home}]}", "home").purchased()).isFalse();
    assertThat(
            server("{servers: [{host: hacknet-server-0, maxRam: 8}]}", "hacknet-server-0")
                .hacknet())
        .isTrue();
  }

  @Test
  void servers_change_a_network_and_add_to_it() {
    Network mid = Samples.network("mid");
    String given = "{network: mid, servers: [{host: joesguns, money: 7}, {host: new, maxRam: 8}]}";

    Network network = given(given).network();

    Server before = mid.server("joesguns").orElseThrow();
    assertThat(network.server("joesguns")).contains(before.but().money(7).build());
    assertThat(network.servers()).hasSize(mid.servers().size() + 1);
  }

  @Test
  void another_player_changes_chances_and_times() {
    Server server =
        server("{network: ../samples/mid.json, player: {hackingLevel: 700}}", "joesguns");

    Player player = given("{network: mid, player: {hackingLevel: 700}}").network().player();
    assertThat(player.hackingLevel()).isEqualTo(700);
    assertThat(server.hackTime())
        .isEqualTo(Formulas.hackTime(player, server.sec(), server.requiredLevel()));
  }

  @Test
  void what_runs_takes_ram_and_has_the_settings_of_the_player() {
    Server server =
        server(
            "{servers: [{host: p, maxRam: 64}, {host: t, maxMoney: 1}], settings: {hack: 0.3},"
                + " running: [{runner: p, target: t, threads: 3}]}",
            "p");

    assertThat(server.usedRam()).isEqualTo(3 * 2.4);
    assertThat(server.running().get(0).args())
        .containsExactly("t", "--money", "0.9", "--hack", "0.3", "--epsilon", "1.0");
  }

  @Test
  void settings_are_those_of_the_command_line() {
    Given given =
        given(
            "{servers: [{host: p, maxRam: 8}],"
                + " settings: {score: money, restart: changed, rebalance: 60000, scriptRam: 1.7}}");

    assertThat(given.choices())
        .isEqualTo(
            Choices.USUAL
                .withScore("money")
                .withRestart(Choices.Restart.CHANGED)
                .withIntervalMs(60_000));
    assertThat(given.network().loop().ram()).isEqualTo(1.7);
  }

  @Test
  void a_file_holds_several_scenarios() {
    String one = "given: {servers: [{host: p, maxRam: 8}]}\n" + EXPECT;

    assertThat(read(one + "---\nname: two\n" + one + "---\n"))
        .extracting(Scenario::line, Scenario::name)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "line 1"),
            org.assertj.core.groups.Tuple.tuple(4, "two"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ram: 8                 | x.test.yaml:5: given.servers[0].ram is unknown. Maybe "maxRam"?
          maxram: 8              | x.test.yaml:5: given.servers[0].maxram is unknown. Maybe "maxRam"?
          colour: 8              | x.test.yaml:5: given.servers[0].colour is unknown. There are: host, rooted, purchased, hacknet, maxRam, usedRam, maxMoney, money, minSec, sec, hackChance, hackTime, growth, requiredLevel, startSec, hostsAgent.
          maxRam: much           | x.test.yaml:5: given.servers[0].maxRam is "much", it must be a number.
          maxRam: -1             | x.test.yaml:5: given.servers[0].maxRam is -1, it must be at least 0.
          maxRam: .inf           | x.test.yaml:5: given.servers[0].maxRam is .inf, it must be a number.
          maxRam:                | x.test.yaml:5: given.servers[0].maxRam is empty, it must be a number.
          rooted: yes            | x.test.yaml:5: given.servers[0].rooted is "yes", it must be true or false.
          hackChance: 1.5        | x.test.yaml:5: given.servers[0].hackChance is 1.5, it must be a ratio in 0..1.
          requiredLevel: 1.5     | x.test.yaml:5: given.servers[0].requiredLevel is 1.5, it must be a whole number.
          host: 7                | x.test.yaml:5: given.servers[0].host is there twice.
          """)
  void a_server_is_refused_with_line_and_path(String member, String sentence) {
    String text =
        "given:\n  servers:\n    - host: p\n      maxMoney: 1\n      " + member + "\n" + EXPECT;

    assertThatThrownBy(() -> read(text)).isInstanceOf(UserError.class).hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          assignments: [{target: joesgun}]            | expect.assignments[0].target is "joesgun", no server that is given. Maybe "joesguns"?
          assignments: {joesguns: pserv-0}            | expect.assignments is a mapping, it must be a list, such as [{runner: pserv-0, target: joesguns, threads: 26}].
          assignments: [joesguns]                     | expect.assignments[0] is "joesguns", it must be a mapping, such as {runner: pserv-0, target: joesguns, threads: 26}.
          assignments: [{}]                           | expect.assignments[0] says nothing: give it some of runner, target, script, threads, money, hack, epsilon, depth, ram, grants.
          assignments: [{threads: {atleast: 3}}]      | expect.assignments[0].threads.atleast is unknown. Maybe "atLeast"?
          assignments: [{threads: {atLeast: 3, atMost: 2}}] | expect.assignments[0].threads can never hold: atLeast is over atMost.
          assignments: [{script: lop}]                | expect.assignments[0].script is "lop", a plan has a loop or a batcher. Maybe "loop"?
          excluded: [{host: joesguns, role: targt}]   | expect.excluded[0].role is "targt", it must be runner or target. Maybe "target"?
          assignment: []                              | expect.assignment is unknown. Maybe "assignments"?
          fired: [Score by mony]                      | expect.fired[0] is "Score by mony", no rule that is in force. Maybe "Score by money"?
          fired: []                                   | expect.fired is empty and says nothing.
          ranks: {joesgun: 1}                         | expect.ranks.joesgun is "joesgun", no server that is given. Maybe "joesguns"?
          income: {hours: 1}                          | expect.income says nothing: give moreThan, a pack, or perHour, dollars.
          income: {moreThan: bach}                    | expect.income.moreThan is "bach", neither a directory (rules/bach) nor a shipped pack: default, batch, max-income, round-robin. Maybe "batch"?
          income: {moreThan: batch, hours: 100}       | expect.income.hours is 100, it must be more than 0 and at most 24.
          settings: {restart: some}                   | expect.settings.restart is "some", it must be all or changed.
          """)
  void an_expectation_is_refused_with_line_and_path(String expectation, String sentence) {
    String text =
        "given: {servers: [{host: pserv-0, maxRam: 8}, {host: joesguns, maxMoney: 1}]}\n"
            + "expect:\n  "
            + expectation;

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserError.class)
        .hasMessage("x.test.yaml:3: " + sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          given: {}                                 | x.test.yaml:1: given has no servers: give some, or a network that has them.
          given: {servers: [{host: p}]}             | x.test.yaml:1: given.servers[0] says too little of a server: a runner needs maxRam, a target maxMoney.
          given: {network: nope}                    | x.test.yaml:1: given.network is no file: rules/nope. Maybe a sample: fresh, early, mid, busy, late?
          given: {network: mid, servers: [{host: joesgun}]} | x.test.yaml:1: given.servers[0] says too little of a server: a runner needs maxRam, a target maxMoney. Maybe "joesguns"?
          given: {servers: []                       | x.test.yaml:2: is not sound YAML: expected ',' or '}', but got <scalar>.
          'given: {servers: [{host: p, maxRam: 8}, {host: p, maxRam: 8}]}' | x.test.yaml:1: given.servers[1].host is "p" again, as in line 1.
          'given: {servers: [{host: p, maxRam: 8}], running: [{runner: q}]}' | x.test.yaml:1: given.running[0].runner is "q", no server that is given.
          'given: {servers: [{host: p, maxRam: 8}], running: [{runner: p}]}' | x.test.yaml:1: given.running[0] has no target.
          'given: {servers: [{host: p, maxRam: 8}], running: [{runner: p, script: my.js}]}' | x.test.yaml:1: given.running[0] has no ram.
          'given: {servers: [{host: p, maxRam: 8}], settings: {rebalance: 1}}' | x.test.yaml:1: given.settings.rebalance is 1, it must be at least 60000 ms.
          """)
  void what_is_given_is_refused_with_line_and_path(String given, String sentence) {
    assertThatThrownBy(() -> read(given + "\n" + EXPECT))
        .isInstanceOf(UserError.class)
        .hasMessage(sentence);
  }

  @Test
  void a_score_that_no_rule_defines_is_refused() {
    String text = "given: {servers: [{host: p, maxRam: 8}], settings: {score: mony}}\n" + EXPECT;

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(
            "x.test.yaml:1: given.settings.score mony is unknown. The loaded rules define: ");
  }

  @Test
  void a_part_of_a_sentence_ends_at_a_word() {
    assertThat(new Check.Sentence("4 GB").holds("has 4 GB, a thread needs 2.4 GB")).isTrue();
    assertThat(new Check.Sentence("4 GB").holds("has 24 GB")).isFalse();
    assertThat(new Check.Sentence("needs 2").holds("a thread needs 2.4 GB")).isFalse();
    assertThat(new Check.Sentence("is covered").holds("Only the best 1 are covered.")).isFalse();
  }
}
