package hgw.workbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import hgw.UserError;
import hgw.planner.Pack;
import hgw.planner.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the JSON Schema of scenario files to what reads them. */
class ScenarioSchemaTest {
  private static final Path SCHEMA = Path.of("docs", "scenario.schema.json");
  private static final JsonMapper JSON = new JsonMapper();
  private static final int TRIES = 1000;

  private final Planner rules = Planner.of(Pack.load(List.of()));

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA));
  }

  @Test
  void the_reader_and_the_schema_know_the_same_keys() throws IOException {
    JsonNode definitions = JSON.readTree(SCHEMA.toFile()).get("$defs");
    Map<String, List<String>> known = new TreeMap<>();
    for (Map.Entry<String, JsonNode> definition : definitions.properties()) {
      JsonNode properties = definition.getValue().get("properties");
      if (properties != null) {
        assertThat(definition.getValue().get("additionalProperties").booleanValue()).isFalse();
        known.put(definition.getKey(), sorted(properties));
      } else if (definition.getValue().path("$ref").asText().equals("#/$defs/assignment")) {
        known.put(definition.getKey(), sorted(definitions.at("/assignment/properties")));
      }
    }
    Map<String, List<String>> read = new TreeMap<>();
    Shape.all().forEach(shape -> read.put(shape.name(), List.copyOf(new TreeSet<>(shape.keys()))));

    assertThat(read).isEqualTo(known);
  }

  private static List<String> sorted(JsonNode object) {
    TreeSet<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return List.copyOf(names);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules", "rules/batch", "rules/max-income", "rules/round-robin"})
  void shipped_scenarios_are_sound_by_the_schema(String pack) throws IOException {
    for (JsonNode scenario : scenarios(Path.of(pack))) {
      assertThat(schema().validate(scenario)).as(scenario.get("name").asText()).isEmpty();
    }
  }

  private static List<JsonNode> scenarios(Path pack) throws IOException {
    List<JsonNode> scenarios = new ArrayList<>();
    YAMLMapper yaml = new YAMLMapper();
    for (ScenarioFile file : ScenarioFile.of(pack.toString())) {
      try (var documents = yaml.readerFor(JsonNode.class).<JsonNode>readValues(file.text())) {
        scenarios.addAll(documents.readAll());
      }
    }
    return scenarios;
  }

  /** Whatever the schema refuses the reader refuses; and the reader's wrong types are no others. */
  @Test
  void the_reader_and_the_schema_refuse_the_same() throws IOException {
    JsonNode whole = new YAMLMapper().readTree(EVERYTHING);
    Schema schema = schema();
    assertThat(schema.validate(whole)).isEmpty();
    assertThat(refusal(whole)).isEmpty();
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      JsonNode damaged = whole.deepCopy();
      String damage = damage(damaged, random);
      boolean bySchema = !schema.validate(damaged).isEmpty();
      String byReader = refusal(damaged);
      if (bySchema) {
        refused++;
        assertThat(byReader).as(damage).isNotEmpty();
      } else {
        assertThat(byReader).as(damage).doesNotContain("must be", "is unknown", "is empty");
      }
    }
    assertThat(refused).isGreaterThan(TRIES / 2);
  }

  private String refusal(JsonNode scenario) {
    try {
      new ScenarioFile("x.test.yaml", scenario.toString(), Path.of("rules"), false)
          .scenarios(over -> rules);
      return "";
    } catch (UserError e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Damage one value, and tell how. */
  private static String damage(JsonNode scenario, Random random) {
    List<Runnable> damages = new ArrayList<>();
    List<String> told = new ArrayList<>();
    collect("", scenario, random, damages, told);
    int choice = random.nextInt(damages.size());
    damages.get(choice).run();
    return told.get(choice);
  }

  private static void collect(
      String path, JsonNode node, Random random, List<Runnable> damages, List<String> told) {
    List<JsonNode> others =
        Stream.of(
                "null",
                "\"text\"",
                "\"\"",
                "-1",
                "2.5",
                "7",
                "true",
                "[]",
                "{}",
                "[7]",
                "{\"x\":1}")
            .map(ScenarioSchemaTest::parsed)
            .toList();
    JsonNode other = others.get(random.nextInt(others.size()));
    if (node instanceof ObjectNode object) {
      damages.add(() -> object.set("surprise", other));
      told.add(path + ".surprise = " + other);
      for (String name : sorted(object)) {
        damages.add(() -> object.set(name, other));
        told.add(path + "." + name + " = " + other);
        collect(path + "." + name, object.get(name), random, damages, told);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        damages.add(() -> array.set(index, other));
        told.add(path + "[" + i + "] = " + other);
        collect(path + "[" + i + "]", array.get(i), random, damages, told);
      }
    }
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final String EVERYTHING =
      """
      name: everything that there is
      given:
        network: early
        servers:
          - {host: pserv-0, maxRam: 64, usedRam: 0, purchased: true, rooted: true, hacknet: false}
          - host: joesguns
            maxMoney: 62500000
            money: 1000
            minSec: 5
            sec: 6
            hackChance: 0.5
            hackTime: 1000
            growth: 20
            requiredLevel: 10
            startSec: 15
            hostsAgent: false
        player:
          hackingLevel: 100
          intelligence: 1
          experience: 1000
          multipliers: {hacking_money: 1.5}
          bitNode: 1
          bitNodeLevel: 1
        running:
          - {runner: pserv-0, target: joesguns, threads: 2, money: 0.9, hack: 0.5, epsilon: 1}
          - {runner: pserv-0, target: joesguns, finishesIn: 100}
          - runner: pserv-0
            target: joesguns
            script: batcher
            grants: [{runner: pserv-0, ram: 4}]
          - {runner: pserv-0, script: my/own.js, threads: 1, ram: 2}
        settings:
          score: money
          money: 0.9
          hack: 0.5
          epsilon: 1
          restart: all
          rebalance: 1800000
          scriptRam: 2.4
        over: [round-robin]
      expect:
        assignments:
          - runner: pserv-0
            target: joesguns
            script: loop
            threads: {atLeast: 1, atMost: 20}
            money: 0.9
            hack: 0.5
            epsilon: 1
            depth: 1
            ram: 1
            grants: [{runner: pserv-0, ram: 5}]
        loops: [{target: joesguns}]
        batchers: [{target: joesguns}]
        grants: [{target: joesguns, runner: pserv-0, ram: 5}]
        runners: [{host: pserv-0, maxRam: 64, threads: 26, spare: 0}]
        targets: [{host: joesguns, rank: 1, score: {atLeast: 1}, usefulThreads: 5}]
        excluded: [{host: home, role: runner, reason: is home}]
        warnings: [Shortfall]
        notAssigned: [home]
        ranks: {joesguns: 1}
        counts:
          assignments: 1
          loops: 1
          batchers: 1
          grants: 1
          runners: 1
          targets: 1
          excluded: 1
          warnings: 1
          firings: 1
          threads: 1
          spare: 1
        fired: [Home is never a target, {rule: Home is never a runner, times: 1}]
        notFired: [A target has money]
        settings: {restart: all, horizon: 3}
        income: {moreThan: default, times: 2, perHour: {atLeast: 1}, hours: 3}
      """;
}
