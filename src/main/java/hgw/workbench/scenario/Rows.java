package hgw.workbench.scenario;

import hgw.network.Grant;
import hgw.planner.Plan;
import hgw.planner.Plan.PlannedBatcher;
import hgw.planner.Plan.PlannedLoop;
import hgw.planner.Plan.PlannedScript;
import hgw.planner.TracedFact;
import java.util.ArrayList;
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
 * @param because which rules decide it
 * @param identity the keys that tell which one is meant, the first the most important
 * @param keys what can be said of one; nothing where each is a sentence
 * @param of reads them off a plan
 */
record Rows(
    String name,
    String singular,
    String example,
    Because.Of because,
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

  static final String RUNNER = "runner";
  static final String TARGET = "target";
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
          Because.Of.ASSIGNMENTS,
          List.of("target", "runner"),
          ASSIGNMENT,
          plan -> plan.assignments().stream().map(Rows::assignment).toList());

  static final Rows LOOPS =
      new Rows(
          "loops",
          "loop",
          LOOP_EXAMPLE,
          Because.Of.ASSIGNMENTS,
          List.of("target", "runner"),
          ASSIGNMENT,
          plan -> plan.loops().stream().map(Rows::assignment).toList());

  static final Rows BATCHERS =
      new Rows(
          "batchers",
          "batcher",
          "{runner: pserv-0, target: phantasy, depth: 40}",
          Because.Of.ASSIGNMENTS,
          List.of("target", "runner"),
          ASSIGNMENT,
          plan -> plan.batchers().stream().map(Rows::assignment).toList());

  static final Rows GRANTS =
      new Rows(
          "grants",
          "grant",
          "{target: phantasy, runner: pserv-1, ram: 63}",
          Because.Of.ASSIGNMENTS,
          List.of("target", "runner"),
          keys("target", Type.HOST, "runner", Type.HOST, "ram", Type.NUMBER),
          plan -> plan.batchers().stream().flatMap(Rows::grants).toList());

  static final Rows RUNNERS =
      new Rows(
          "runners",
          "runner",
          "{host: pserv-0, threads: 26, spare: 0}",
          Because.Of.RUNNERS,
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
          Because.Of.TARGETS,
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
          Because.Of.EXCLUSIONS,
          List.of("host", "role"),
          keys("host", Type.HOST, "role", Type.ROLE, "reason", Type.SENTENCE),
          plan -> plan.excluded().stream().map(Rows::exclusion).toList());

  static final Rows WARNINGS =
      new Rows(
          "warnings",
          "warning",
          "\"12 threads for 20 targets\"",
          Because.Of.WARNINGS,
          List.of(),
          Map.of(),
          plan ->
              plan.warnings().stream().map(text -> new Row(Map.of(Row.SENTENCE, text))).toList());

  /** Every list, in the order of a plan. */
  static final List<Rows> ALL =
      List.of(ASSIGNMENTS, LOOPS, BATCHERS, GRANTS, RUNNERS, TARGETS, EXCLUDED, WARNINGS);

  /** The servers that values of these keys are about, and their roles. */
  List<TracedFact.Role> roles(Map<String, ?> values) {
    List<TracedFact.Role> roles = new ArrayList<>();
    for (String role : List.of(TARGET, RUNNER)) {
      Object host = values.get(role);
      if (host != null) {
        roles.add(new TracedFact.Role(role, host.toString()));
      }
      Object any = values.get("host");
      Object other = because == Because.Of.TARGETS ? TARGET : values.get("role");
      Object own = because == Because.Of.RUNNERS ? RUNNER : other;
      if (any != null && (own == null || own.equals(role))) {
        roles.add(new TracedFact.Role(role, any.toString()));
      }
    }
    return roles;
  }

  private static Map<String, Type> keys(Object... pairs) {
    Map<String, Type> keys = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      keys.put((String) pairs[i], (Type) pairs[i + 1]);
    }
    return keys;
  }

  private static Row row(Object... pairs) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((String) pairs[i], pairs[i + 1]);
    }
    return new Row(values);
  }

  private static Row assignment(PlannedScript script) {
    if (script instanceof PlannedLoop loop) {
      return row(
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
    return row("target", batcher.target(), "runner", grant.runner(), "ram", grant.ram());
  }

  private static Row runner(Plan.RunnerUse runner) {
    return row(
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
    return row("host", excluded.host(), "role", excluded.role(), "reason", excluded.reason());
  }
}
