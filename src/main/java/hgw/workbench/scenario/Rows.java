package hgw.workbench.scenario;

import hgw.network.Grant;
import hgw.planner.Plan;
import hgw.planner.Plan.PlannedBatcher;
import hgw.planner.Plan.PlannedLoop;
import hgw.planner.Plan.PlannedScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A list that a plan has and a scenario may expect something of. The keys are those of the plan's
 * JSON, and some more.
 *
 * @param name the key under {@code expect}
 * @param singular what one of the list is called
 * @param example what one may look like
 * @param identity the keys that tell which one is meant, the first the most important
 * @param keys what can be said of one; nothing where each is a sentence
 * @param of reads them off a plan
 */
record Rows(
    String name,
    String singular,
    String example,
    List<String> identity,
    Map<String, Type> keys,
    Function<Plan, List<Row>> of) {

  /** What a value is. */
  enum Type {
    /** The name of a server of the scenario. */
    HOST,
    /** {@code runner} or {@code target}. */
    ROLE,
    /** {@code loop} or {@code batcher}. */
    SCRIPT,
    /** A sentence, or a part of it. */
    SENTENCE,
    NUMBER,
    GRANTS
  }

  static final String LOOP = "loop";
  static final String BATCHER = "batcher";

  private static final Map<String, Type> ASSIGNMENT =
      keys(
          "runner", Type.HOST,
          "target", Type.HOST,
          "script", Type.SCRIPT,
          "threads", Type.NUMBER,
          "money", Type.NUMBER,
          "hack", Type.NUMBER,
          "epsilon", Type.NUMBER,
          "depth", Type.NUMBER,
          "ram", Type.NUMBER,
          "grants", Type.GRANTS);

  private static final String LOOP_EXAMPLE = "{runner: pserv-0, target: joesguns, threads: 26}";

  static final Rows ASSIGNMENTS =
      new Rows(
          "assignments",
          "assignment",
          LOOP_EXAMPLE,
          List.of("target", "runner"),
          ASSIGNMENT,
          plan -> plan.assignments().stream().map(Rows::assignment).toList());

  static final Rows LOOPS =
      new Rows(
          "loops",
          "loop",
          LOOP_EXAMPLE,
          List.of("target", "runner"),
          ASSIGNMENT,
          plan -> plan.loops().stream().map(Rows::assignment).toList());

  static final Rows BATCHERS =
      new Rows(
          "batchers",
          "batcher",
          "{runner: pserv-0, target: phantasy, depth: 40}",
          List.of("target", "runner"),
          ASSIGNMENT,
          plan -> plan.batchers().stream().map(Rows::assignment).toList());

  static final Rows GRANTS =
      new Rows(
          "grants",
          "granted",
          "{target: phantasy, runner: pserv-1, ram: 63}",
          List.of("target", "runner"),
          keys("target", Type.HOST, "runner", Type.HOST, "ram", Type.NUMBER),
          plan -> plan.batchers().stream().flatMap(Rows::grants).toList());

  static final Rows RUNNERS =
      new Rows(
          "runners",
          "runner",
          "{host: pserv-0, threads: 26, spare: 0}",
          List.of("host"),
          keys(
              "host", Type.HOST,
              "maxRam", Type.NUMBER,
              "threads", Type.NUMBER,
              "spare", Type.NUMBER),
          plan -> plan.runners().stream().map(Rows::runner).toList());

  static final Rows TARGETS =
      new Rows(
          "targets",
          "target",
          "{host: joesguns, rank: 1}",
          List.of("host"),
          keys(
              "host", Type.HOST,
              "score", Type.NUMBER,
              "rank", Type.NUMBER,
              "usefulThreads", Type.NUMBER),
          plan -> plan.targets().stream().map(Rows::target).toList());

  static final Rows EXCLUDED =
      new Rows(
          "excluded",
          "exclusion",
          "{host: joesguns, role: target, reason: \"is mine\"}",
          List.of("host", "role"),
          keys("host", Type.HOST, "role", Type.ROLE, "reason", Type.SENTENCE),
          plan -> plan.excluded().stream().map(Rows::exclusion).toList());

  static final Rows WARNINGS =
      new Rows(
          "warnings",
          "warning",
          "\"12 threads for 20 targets\"",
          List.of(),
          Map.of(),
          plan ->
              plan.warnings().stream()
                  .map(text -> new Row(Map.of(Row.SENTENCE, text), List.of()))
                  .toList());

  /** Every list, in the order of a plan. */
  static final List<Rows> ALL =
      List.of(ASSIGNMENTS, LOOPS, BATCHERS, GRANTS, RUNNERS, TARGETS, EXCLUDED, WARNINGS);

  private static Map<String, Type> keys(Object... pairs) {
    Map<String, Type> keys = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      keys.put((String) pairs[i], (Type) pairs[i + 1]);
    }
    return keys;
  }

  private static Row row(List<String> hosts, Object... pairs) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((String) pairs[i], pairs[i + 1]);
    }
    return new Row(values, hosts);
  }

  private static Row assignment(PlannedScript script) {
    List<String> hosts = List.of(script.target(), script.runner());
    if (script instanceof PlannedLoop loop) {
      return row(
          hosts,
          "runner",
          loop.runner(),
          "target",
          loop.target(),
          "script",
          LOOP,
          "threads",
          loop.threads(),
          "money",
          loop.money(),
          "hack",
          loop.hack(),
          "epsilon",
          loop.epsilon());
    }
    PlannedBatcher batcher = (PlannedBatcher) script;
    return row(
        hosts,
        "runner",
        batcher.runner(),
        "target",
        batcher.target(),
        "script",
        BATCHER,
        "threads",
        batcher.threads(),
        "hack",
        batcher.hack(),
        "depth",
        batcher.depth(),
        "ram",
        batcher.grantedRam(),
        "grants",
        batcher.grants());
  }

  private static Stream<Row> grants(PlannedBatcher batcher) {
    return batcher.grants().stream().map(grant -> grant(batcher, grant));
  }

  private static Row grant(PlannedBatcher batcher, Grant grant) {
    return row(
        List.of(batcher.target(), grant.runner()),
        "target",
        batcher.target(),
        "runner",
        grant.runner(),
        "ram",
        grant.ram());
  }

  private static Row runner(Plan.RunnerUse runner) {
    return row(
        List.of(runner.host()),
        "host",
        runner.host(),
        "maxRam",
        runner.maxRam(),
        "threads",
        runner.threads(),
        "spare",
        runner.spare());
  }

  private static Row target(Plan.RankedTarget target) {
    return row(
        List.of(target.host()),
        "host",
        target.host(),
        "score",
        target.score(),
        "rank",
        target.rank(),
        "usefulThreads",
        target.usefulThreads());
  }

  private static Row exclusion(Plan.Excluded excluded) {
    return row(
        List.of(excluded.host()),
        "host",
        excluded.host(),
        "role",
        excluded.role(),
        "reason",
        excluded.reason());
  }
}
