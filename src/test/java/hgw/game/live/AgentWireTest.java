package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hgw.economy.Operation;
import hgw.economy.batch.BatchMind;
import hgw.economy.batch.BatchOrders;
import hgw.game.Applied;
import hgw.game.BatcherReport;
import hgw.game.GameException;
import hgw.game.Orders;
import hgw.network.BitNode;
import hgw.network.Formulas;
import hgw.network.Grant;
import hgw.network.Player;
import hgw.network.RunningScript;
import hgw.network.Script;
import hgw.network.Server;
import hgw.planner.Plan.PlannedLoop;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hgw tells the agent, and what it makes of the agent's answers. */
class AgentWireTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final String DISCOVERY =
      """
      {"player": {"level": 100, "intelligence": 0, "experience": 5000.5,
                  "multipliers": {"hacking_money": 1.5, "strength": 2}},
       "loopRam": 2.4, "pid": 7, "time": 1700000000000,
       "servers": [
         {"host": "home", "purchased": false, "rooted": true, "maxRam": 8, "maxMoney": 0,
          "money": -5000, "minSec": 1, "sec": 1, "growth": 1, "requiredLevel": 1,
          "hackTime": null, "running": [
            {"file": "agent/agent.js", "threads": 1, "args": [], "pid": 7, "ram": 8},
            {"file": "mine.js", "threads": 12, "args": [], "pid": 0, "ram": 2, "count": 6}]},
         {"host": "n00dles", "purchased": false, "rooted": true, "maxRam": 4,
          "maxMoney": 1750000, "money": 70000, "minSec": 1, "sec": 2, "growth": 3000,
          "requiredLevel": 1, "hackTime": 7683.5, "running": [
            {"file": "agent/hgw-loop.js", "threads": 1, "args": ["n00dles", "--hack", "0.5"],
             "pid": 8, "ram": 2.4}]}],
       "unreadable": [{"host": "darkweb", "why": "no such thing"}]}
      """;
  private static final String APPLIED =
      """
      {"launches": [{"pid": 3, "why": ""}, {"pid": 0, "why": "no RAM"}], "killed": 2,
       "idleMs": 1.5}
      """;
  private static final String TELEMETRY =
      """
      {"cash": -12.5, "reports": [["n00dles", 1000.5], ["n00dles", "GROW", 1.5, 17]]}
      """;

  private static final PlannedLoop FIRST = new PlannedLoop("big", "n00dles", 2, 0.9, 0.5, 1);
  private static final PlannedLoop SECOND = new PlannedLoop("small", "foodnstuff", 1, 0.9, 0.5, 1);
  private static final Orders ORDERS =
      new Orders(
          List.of("big"),
          List.of("home"),
          List.of(new Orders.Kept(FIRST, 9)),
          List.of(FIRST, SECOND),
          List.of());

  private final AgentLink link = new AgentLink(1000, () -> 0, () -> {});
  private final AgentWire wire = new AgentWire(link);
  private @Nullable JsonNode request;

  /** Let the agent answer every request with this. */
  private AgentWire answering(String result) {
    link.connect(
        new NearbyAgent(
            message -> {
              request = parse(message);
              link.receive("{\"id\": " + request.path("id") + ", \"result\": " + result + "}");
            }));
    return wire;
  }

  @Test
  void what_the_script_told_of_the_world_counts() {
    AgentWire.Found found =
        answering(
                DISCOVERY
                    .replaceFirst("\"intelligence\": 0", "\"intelligence\": 50")
                    .replaceFirst(
                        "\\{",
                        "{\"world\": {\"bitNode\": 12, \"bitNodeLevel\": 3, \"intelligence\": 20},"))
            .discover();

    assertThat(found.worldUnknown()).isFalse();
    assertThat(found.player().bitNode()).isEqualTo(BitNode.of(12, 3));
    assertThat(found.player().intelligence()).isEqualTo(20);
    assertThat(found.player().experience()).isEqualTo(5000.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "{}",
        "[12, 3]",
        "{\"bitNode\": \"12\", \"bitNodeLevel\": 3}",
        "{\"bitNode\": 0, \"bitNodeLevel\": 3}",
        "{\"bitNode\": 12, \"bitNodeLevel\": 1.5}",
        "{\"bitNode\": 1e99, \"bitNodeLevel\": 1}"
      })
  void what_tells_nothing_of_the_world_leaves_it_unknown(String world) {
    AgentWire.Found found =
        answering(DISCOVERY.replaceFirst("\\{", "{\"world\": " + world + ",")).discover();

    assertThat(found.worldUnknown()).isTrue();
    assertThat(found.player().bitNode()).isEqualTo(BitNode.FIRST);
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_discovery_is_read_as_it_was_told() {
    // when
    AgentWire.Found found = answering(DISCOVERY).discover();

    // then
    Player player = new Player(100, 0, Map.of("hacking_money", 1.5), 5000.5);
    assertThat(found.player()).isEqualTo(player);
    assertThat(found.script()).isEqualTo(Script.LOOP.withRam(2.4));
    assertThat(found.nowMs()).isEqualTo(1.7e12);
    assertThat(found.unreadable())
        .containsExactly(new AgentWire.Unreadable("darkweb", "no such thing"));
    RunningScript agent = new RunningScript("agent/agent.js", 1, List.of(), 7, 8);
    RunningScript loop =
        new RunningScript("agent/hgw-loop.js", 1, List.of("n00dles", "--hack", "0.5"), 8, 2.4);
    double chance = Formulas.hackChance(player, 2, 1, true);
    RunningScript mine =
        new RunningScript("mine.js", 12, List.of(), 0, 2, Double.POSITIVE_INFINITY, 6);
    assertThat(found.servers().get(0).running()).containsExactly(agent, mine);
    assertThat(found.servers().get(0).usedRam()).isEqualTo(32);
    assertThat(found.servers().get(0).hostsAgent()).isTrue();
    assertThat(found.servers().get(0).money()).as("the player's cash, no target's").isZero();
    assertThat(found.servers().get(1))
        .isEqualTo(
            new Server(
                "n00dles",
                true,
                false,
                false,
                4,
                2.4,
                1.75e6,
                7e4,
                1,
                2,
                chance,
                7683.5,
                3000,
                1,
                0,
                List.of(loop),
                false));
  }

  @Test
  void a_loop_that_is_not_written_yet_costs_what_the_shipped_one_does() {
    AgentWire.Found found =
        answering(DISCOVERY.replace("\"loopRam\": 2.4", "\"loopRam\": 0")).discover();

    assertThat(found.script()).isEqualTo(Script.LOOP);
  }

  @Test
  void orders_are_told_and_what_became_of_each_is_read() {
    // when
    Applied applied = answering(APPLIED).apply(ORDERS);

    // then
    assertThat(request.path("method").asText()).isEqualTo("apply");
    assertThat(request.path("params"))
        .isEqualTo(
            parse(
                """
                {"wipe": ["big"], "sweep": ["home"], "keep": [9],
                 "files": ["agent/hgw-batcher.js", "agent/hgw-batch.js", "agent/hgw-hack.js",
                   "agent/hgw-grow.js", "agent/hgw-weaken.js"],
                 "batchers": [],
                 "launches": [
                  {"script": "agent/hgw-loop.js", "runner": "big", "threads": 2, "args":
                    ["n00dles", "--money", 0.9, "--hack", 0.5, "--epsilon", 1.0]},
                  {"script": "agent/hgw-loop.js", "runner": "small", "threads": 1, "args":
                    ["foodnstuff", "--money", 0.9, "--hack", 0.5, "--epsilon", 1.0]}]}
                """));
    assertThat(applied)
        .isEqualTo(
            new Applied(
                List.of(new Applied.Launch(FIRST, 3, ""), new Applied.Launch(SECOND, 0, "no RAM")),
                2,
                1.5));
  }

  @Test
  void batchers_are_told_their_orders() {
    BatchOrders told =
        new BatchOrders(0, 0.1, 20, List.of(new Grant("big", 7)), 60, 70_000, 1.2, 5, 0.3, 0.05);
    Orders orders =
        new Orders(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new Orders.Batcher("small", "n00dles", 9, told)));

    answering("{\"launches\": [], \"killed\": 0, \"idleMs\": 1}").apply(orders);

    assertThat(request.at("/params/batchers"))
        .isEqualTo(
            parse(
                """
                [{"runner": "small", "target": "n00dles", "runs": true, "orders":
                  {"fraction": 0.1, "depth": 20, "grants": [{"runner": "big", "ram": 7.0}],
                   "least": 60.0, "most": 70000.0, "theft": 1.2, "required": 5.0, "growth": 0.3,
                   "weakening": 0.05}}]
                """));
  }

  @Test
  void what_a_batcher_was_granted_is_read() {
    String batcher =
        "{\"file\": \"agent/hgw-batcher.js\", \"threads\": 1, \"args\": [\"n00dles\"], \"pid\": 9,"
            + " \"ram\": 3.4, \"grants\": [{\"runner\": \"big\", \"ram\": 7}]}";

    AgentWire.Found found =
        answering(DISCOVERY.replace("\"running\": [", "\"running\": [" + batcher + ", "))
            .discover();

    assertThat(found.servers().get(0).running().get(0).grants())
        .containsExactly(new Grant("big", 7));
  }

  @Test
  void how_a_batcher_fares_is_read() {
    AgentWire.Told told =
        answering(
                "{\"cash\": 1, \"reports\": [[\"n00dles\", \"MEND\", 1, 0.1, 7, 60, 10, 20, 5, 2, 50, 1],"
                    + " [\"n00dles\", \"MEND\", 1, 0.1]]}")
            .telemetry();

    assertThat(told.reports())
        .containsExactly(
            new LoopReport.State(
                new BatcherReport("n00dles", BatchMind.State.MEND, 0.1, 7, 60, 10, 20, 5, 2, 50)));
  }

  @Test
  void what_loops_tell_is_read_and_what_others_write_there_is_passed_over() {
    // when
    AgentWire.Told told =
        answering(
                TELEMETRY.replace(
                    "\"reports\": [",
                    "\"reports\": [7, \"x\", null, {}, [], [1, 2], [\"a\"], [\"a\", \"SLEEP\", 1, 2],"
                        + " [\"a\", \"GROW\", 1], [\"a\", -5], [\"a\", null], "))
            .telemetry();

    // then
    assertThat(told.cash()).isEqualTo(-12.5);
    assertThat(told.reports())
        .containsExactly(
            new LoopReport.Stolen("n00dles", 1000.5),
            new LoopReport.Begun("n00dles", Operation.Kind.GROW, 1.5, 17));
  }

  /** Every member of every answer, by its path. */
  static Stream<String> members() {
    return Stream.of(
            Stream.of("discover player", "discover loopRam", "discover pid", "discover time"),
            Stream.of("level", "intelligence", "experience", "multipliers")
                .map(name -> "discover player." + name),
            Stream.of("discover player.multipliers.hacking_money", "discover servers"),
            Stream.of("host", "purchased", "rooted", "maxRam", "maxMoney", "money", "minSec", "sec")
                .map(name -> "discover servers[1]." + name),
            Stream.of("growth", "requiredLevel", "hackTime", "running")
                .map(name -> "discover servers[1]." + name),
            Stream.of("file", "threads", "args", "pid", "ram")
                .map(name -> "discover servers[1].running[0]." + name),
            Stream.of("discover unreadable"),
            Stream.of("discover unreadable[0].host", "discover unreadable[0].why"),
            Stream.of("install contents", "apply launches", "apply killed", "apply idleMs"),
            Stream.of("apply launches[1].pid", "apply launches[1].why"),
            Stream.of("telemetry cash", "telemetry reports"))
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("members")
  void a_member_that_is_missing_or_of_the_wrong_type_is_named(String member) {
    String method = member.split(" ")[0];
    String path = member.split(" ")[1];
    String name = path.substring(path.lastIndexOf('.') + 1);
    JsonNode without = answer(method);
    JsonNode wrong = answer(method);
    boolean optional = name.equals("hacking_money"); // a version of the game may have others

    parent(without, path).remove(name);
    parent(wrong, path).putArray(name).addObject(); // no value is an array with an empty object

    if (!optional) {
      assertThatAsking(method, without)
          .hasMessage("the agent's answer to \"" + method + "\" is wrong: " + path + " is missing");
    }
    if (!name.equals("reports")) {
      assertThatAsking(method, wrong)
          .hasMessageStartingWith("the agent's answer to \"" + method + "\" is wrong: " + path)
          .hasMessageNotContaining("\n");
    }
  }

  private static JsonNode answer(String method) {
    return parse(
        switch (method) {
          case "discover" -> DISCOVERY;
          case "apply" -> APPLIED;
          case "install" -> "{\"contents\": [\"\"]}";
          default -> TELEMETRY;
        });
  }

  private static ObjectNode parent(JsonNode root, String path) {
    int end = path.lastIndexOf('.');
    String pointer = end < 0 ? "" : "/" + path.substring(0, end).replaceAll("[.\\[\\]]+", "/");
    return (ObjectNode) root.at(pointer.replaceAll("/$", ""));
  }

  private static AbstractThrowableAssert<?, ?> assertThatAsking(String method, JsonNode answer) {
    AgentLink fresh = new AgentLink(1000, () -> 0, () -> {});
    fresh.connect(
        new NearbyAgent(
            message ->
                fresh.receive(
                    "{\"id\": " + parse(message).path("id") + ", \"result\": " + answer + "}")));
    AgentWire asked = new AgentWire(fresh);
    return assertThatThrownBy(
            () -> {
              switch (method) {
                case "discover" -> asked.discover();
                case "apply" -> asked.apply(ORDERS);
                case "install" -> asked.installed(List.of(ShippedScript.LOOP));
                default -> asked.telemetry();
              }
            })
        .isInstanceOf(GameException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "[]", "\"servers\""})
  void an_answer_that_is_no_object_is_refused(String answer) {
    for (String method : List.of("install", "discover", "apply", "telemetry")) {
      assertThatAsking(method, parse(answer)).hasMessageContaining("it must be a JSON object");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"level\": 100        | \"level\": 1e99    | player.level",
        "\"pid\": 8,           | \"pid\": 8.5,      | servers[1].running[0].pid",
        "\"host\": \"n00dles\" | \"host\": \"home\" | servers[1].host is there twice: home",
        "\"money\": 70000      | \"money\": null    | servers[1].money",
        "\"sec\": 2            | \"sec\": -2        | servers[1].sec",
        "\"count\": 6          | \"count\": 0       | servers[0].running[1].count",
        "\"servers\": [        | \"servers\": [7,   | servers[0]"
      })
  void a_value_that_no_game_has_is_named(String sound, String unsound, String path) {
    String discovery = DISCOVERY.replace(sound, unsound);
    assertThat(discovery).isNotEqualTo(DISCOVERY);

    assertThatAsking("discover", parse(discovery)).hasMessageContaining(path);
  }

  @Test
  void a_game_without_a_home_is_none() {
    ObjectNode discovery = (ObjectNode) parse(DISCOVERY);
    discovery.putArray("servers");

    assertThatAsking("discover", discovery).hasMessageContaining("servers has no \"home\"");
  }

  @Test
  void what_is_wrong_is_told_in_a_sentence_however_long_the_answer() {
    ObjectNode discovery = (ObjectNode) parse(DISCOVERY);
    ObjectNode server = (ObjectNode) discovery.at("/servers/1");
    server.put("host", "x".repeat(1 << 20));
    discovery.withArray("servers").add(server);

    assertThatAsking("discover", discovery)
        .hasMessageContaining("servers[2].host is there twice: xxx")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }

  @Test
  void as_many_launches_are_told_as_were_ordered() {
    List<String> launches =
        IntStream.range(0, 3).mapToObj(i -> "{\"pid\":1,\"why\":\"\"}").toList();

    assertThatAsking("apply", parse("{\"launches\": [" + launches.get(0) + "]}"))
        .hasMessageEndingWith("launches[1] is missing");
    assertThatAsking("apply", parse("{\"launches\": [" + String.join(",", launches) + "]}"))
        .hasMessageEndingWith("launches has more entries than were asked for");
  }
}
