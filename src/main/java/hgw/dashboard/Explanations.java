package hgw.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import hgw.hub.Access;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.network.Network;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Orchestrator;
import hgw.workbench.why.Why;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Explains servers in the last plan: {@code GET /api/explain?host=}. The plan is made once more,
 * with a witness. Safe for several threads.
 */
public final class Explanations implements Mount {
  private final Orchestrator orchestrator;
  private final Function<Why, String> words;

  /**
   * Explain what an orchestrator planned.
   *
   * @param words says it as the terminal does
   */
  public Explanations(Orchestrator orchestrator, Function<Why, String> words) {
    this.orchestrator = orchestrator;
    this.words = words;
  }

  /** An explanation, also in words. */
  private record Explained(@JsonUnwrapped Why why, String text) {}

  @Override
  public void mount(RoutesConfig routes, Hub hub) {
    routes.get("/api/explain", this::explain, Access.PAGE);
  }

  private void explain(Context context) {
    String host = Objects.requireNonNullElse(context.queryParam("host"), "");
    Optional<Cycle> last = orchestrator.lastCycle();
    if (last.isEmpty()) {
      refuse(context, "there is no plan yet");
    } else if (last.get().discovery().network().server(host).isEmpty()) {
      refuse(context, "no such server was discovered");
    } else {
      Why why = why(last.get(), host);
      context.json(new Explained(why, words.apply(why)));
    }
  }

  /** One at a time: it plans. */
  private synchronized Why why(Cycle cycle, String host) {
    Network network = cycle.discovery().network();
    return Why.of(cycle.policy().planner().witness(network, cycle.policy().choices()), host);
  }

  private static void refuse(Context context, String why) {
    context.status(HttpStatus.NOT_FOUND).json(Map.of("error", why));
  }
}
