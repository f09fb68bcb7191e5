package hgw.dashboard;

import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Orchestrator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;

/** What tools may ask of an orchestrator over HTTP, answered as JSON. Safe for several threads. */
public final class Api implements Mount {
  private final Orchestrator orchestrator;

  /** Answer for an orchestrator, which may run already or not yet. */
  public Api(Orchestrator orchestrator) {
    this.orchestrator = orchestrator;
  }

  @Override
  public void mount(RoutesConfig routes, Hub hub) {
    routes.get("/api/status", this::status);
    routes.get("/api/plan", this::plan);
    routes.post("/api/rebalance", this::rebalance);
  }

  private void status(Context context) {
    context.json(GameStatus.of(orchestrator.lastCycle()));
  }

  private void plan(Context context) {
    Optional<Cycle> last = orchestrator.lastCycle();
    if (last.isEmpty()) {
      context.status(HttpStatus.NOT_FOUND).json(Map.of("error", "there is no plan yet"));
    } else {
      context.json(last.get().plan());
    }
  }

  private void rebalance(Context context) {
    orchestrator.requestRebalance();
    context.status(HttpStatus.ACCEPTED).json(Map.of("rebalance", "requested"));
  }
}
