package hgw.workbench.scenario;

import hgw.network.files.WhatIf;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys that a mapping of a scenario file may have. The JSON Schema beside the reader has a
 * definition of each shape.
 *
 * @param name its name in the schema
 * @param example what such a mapping may look like
 */
record Shape(String name, String example, Set<String> keys) {
  static final Shape SCENARIO =
      of("scenario", "{given: {...}, expect: {...}}", "name", "given", "expect");

  static final Shape GIVEN =
      of("given", "servers: [...]", "network", "servers", "player", "running", "settings", "over");

  /** A server of a snapshot; what runs on it, the scenario says elsewhere. */
  static final Shape SERVER =
      of(
          "server",
          "{host: pserv-0, maxRam: 64}",
          Stream.concat(Stream.of("host"), WhatIf.OF_A_SERVER.stream())
              .filter(property -> !property.equals("running"))
              .toArray(String[]::new));

  static final Shape PLAYER =
      of(
          "player",
          "{hackingLevel: 100}",
          "hackingLevel",
          "intelligence",
          "experience",
          "multipliers",
          "bitNode",
          "bitNodeLevel");

  static final Shape RUNNING =
      of(
          "running",
          "{runner: pserv-0, target: joesguns, threads: 26}",
          "runner",
          "target",
          "script",
          "threads",
          "money",
          "hack",
          "epsilon",
          "finishesIn",
          "grants",
          "ram");

  static final Shape GRANT = of("grantedRam", "{runner: pserv-0, ram: 64}", "runner", "ram");

  static final Shape SETTINGS =
      of(
          "settings",
          "{score: money}",
          "score",
          "money",
          "hack",
          "epsilon",
          "restart",
          "rebalance",
          "scriptRam");

  static final Shape BOUND = of("bound", "{atLeast: 3}", "atLeast", "atMost");

  static final Shape FIRED = of("fired", "{rule: \"...\", times: 3}", "rule", "times");

  static final Shape INCOME =
      of("income", "{moreThan: default, hours: 3}", "hours", "moreThan", "times", "perHour");

  static final Shape EXPECTED_SETTINGS =
      of("expectedSettings", "{restart: changed}", "restart", "horizon");

  static final Shape COUNTS =
      of("counts", "{assignments: 3}", Count.words().toArray(String[]::new));

  static final Shape EXPECT =
      of(
          "expect",
          "assignments: [...]",
          Stream.concat(
                  Rows.ALL.stream().map(Rows::name),
                  Stream.of(
                      "notAssigned", "ranks", "counts", "fired", "notFired", "settings", "income"))
              .toArray(String[]::new));

  private static Shape of(String name, String example, String... keys) {
    return new Shape(
        name, example, Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(keys))));
  }

  /** The shape of a row that is expected in a list. */
  static Shape of(Rows rows) {
    return of(rows.singular(), rows.example(), rows.keys().keySet().toArray(String[]::new));
  }

  /** Every shape. */
  static List<Shape> all() {
    return Stream.concat(
            Stream.of(
                SCENARIO,
                GIVEN,
                SERVER,
                PLAYER,
                RUNNING,
                GRANT,
                SETTINGS,
                BOUND,
                FIRED,
                INCOME,
                EXPECTED_SETTINGS,
                COUNTS,
                EXPECT),
            Rows.ALL.stream().filter(rows -> !rows.keys().isEmpty()).map(Shape::of))
        .toList();
  }
}
