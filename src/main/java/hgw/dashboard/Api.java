package hgw.dashboard;

import hgw.hub.Access;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Orchestrator;
import hgw.planner.Plan;
import hgw.planner.TracedFact;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What tools and the page may ask of an orchestrator over HTTP, answered as JSON. Safe for several
 * threads.
 */
public final class Api implements Mount {
  /** Firings told of one rule: a large network has hundreds of thousands. */
  private static final int MOST_FIRINGS = 500;

  private final Orchestrator orchestrator;

  /** Answer for an orchestrator, which may run already or not yet. */
  public Api(Orchestrator orchestrator) {
    this.orchestrator = orchestrator;
  }

  @Override
  public void mount(RoutesConfig routes, Hub hub) {
    routes.get("/api/status", this::status, Access.PAGE);
    routes.get(
        "/api/plan", context -> ofLast(context, (it, last) -> it.json(last.plan())), Access.PAGE);
    routes.get("/api/firings", context -> ofLast(context, Api::firings), Access.PAGE);
    routes.post("/api/rebalance", this::rebalance, Access.PAGE);
    routes.post("/api/pause", context -> pause(context, true), Access.PAGE);
    routes.post("/api/resume", context -> pause(context, false), Access.PAGE);
  }

  private void status(Context context) {
    context.json(GameStatus.of(orchestrator.lastCycle()));
  }

  private void ofLast(Context context, BiConsumer<Context, Cycle> answer) {
    orchestrator
        .lastCycle()
        .ifPresentOrElse(
            last -> answer.accept(context, last),
            () -> Refusal.send(context, HttpStatus.NOT_FOUND, Refusal.NO_PLAN));
  }

  /** What a rule fired for, as sentences: {@code ?rule=&place=}. */
  private static void firings(Context context, Cycle last) {
    String rule = Objects.requireNonNullElse(context.queryParam("rule"), "");
    String place = Objects.requireNonNullElse(context.queryParam("place"), "");
    List<Plan.Firing> fired =
        last.plan().firings().stream()
            .filter(it -> it.rule().name().equals(rule) && it.rule().place().equals(place))
            .toList();
    List<String> told =
        fired.stream()
            .limit(MOST_FIRINGS)
            .map(it -> it.facts().stream().map(TracedFact::text).collect(Collectors.joining("; ")))
            .toList();
    context.json(Map.of("times", fired.size(), "firings", told));
  }

  private void rebalance(Context context) {
    if (orchestrator.isPaused()) {
      Refusal.send(context, HttpStatus.CONFLICT, "hgw is paused; resume first");
      return;
    }
    orchestrator.requestRebalance();
    context.status(HttpStatus.ACCEPTED).json(Map.of("rebalance", "requested"));
  }

  private void pause(Context context, boolean pause) {
    orchestrator.requestPause(pause);
    context.status(HttpStatus.ACCEPTED).json(Map.of("pause", pause));
  }
}
