package hgw.planner;

import hgw.facts.Assignment;
import hgw.facts.AssignmentQueue;
import hgw.facts.Cursor;
import hgw.facts.Market;
import hgw.facts.Ranking;
import hgw.facts.Runner;
import hgw.facts.RunnerPool;
import hgw.facts.Settings;
import hgw.facts.Shares;
import hgw.facts.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of facts that rules change. */
final class Tracked {
  private static final Map<Class<?>, List<String>> PROPERTIES =
      Map.of(
          Runner.class,
          List.of(
              "eligible",
              "lent",
              "reservedRam",
              "scriptsStay",
              "threads",
              "usableRam",
              "remaining",
              "freeRam",
              "targets"),
          Target.class,
          List.of("eligible", "usefulThreads", "mostDepth", "score", "rank"),
          Assignment.class,
          List.of("threads", "money", "hack", "epsilon", "lacking"),
          Settings.class,
          List.of("restartChanged", "horizon"),
          Cursor.class,
          List.of("next"),
          Ranking.class,
          List.of("ordered", "best", "next"),
          RunnerPool.class,
          List.of("filled", "emptiest", "fewestTargets", "mostRam"),
          Market.class,
          List.of("filled", "runner", "threads", "bid", "hours", "hacks", "epsilons", "moneys"),
          AssignmentQueue.class,
          List.of("filled", "head"),
          Shares.class,
          List.of(
              "filled",
              "shared",
              "next",
              "mostHack",
              "mostInFlight",
              "mostPerSecond",
              "leastAhead",
              "mostAhead",
              "stay",
              "experienceWorth"));

  private Tracked() {}

  /** What they are of a fact now, by property; none if it is none that rules change. */
  static Map<String, @Nullable Object> of(Object fact) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String property : PROPERTIES.getOrDefault(fact.getClass(), List.of())) {
      values.put(property, Values.read(fact, property));
    }
    return values;
  }
}
