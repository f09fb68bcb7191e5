package hgw.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import hgw.hub.Access;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.network.Network;
import hgw.orchestrator.Cycle;
import hgw.orchestrator.Orchestrator;
import hgw.planner.Evidence;
import hgw.workbench.why.Why;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Explains servers in the last plan: {@code GET /api/explain?host=}. The plan is made once more,
 * with a witness, when the first server is asked for. Safe for several threads.
 */
public final class Explanations implements Mount {
  private final Orchestrator orchestrator;
  private final Function<Why, String> words;
  private @Nullable Evidence evidence;
  private int witnessed;

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
      Refusal.send(context, HttpStatus.NOT_FOUND, Refusal.NO_PLAN);
    } else if (last.get().discovery().network().server(host).isEmpty()) {
      Refusal.send(context, HttpStatus.NOT_FOUND, "no such server was discovered");
    } else {
      Why why = why(last.get(), host);
      context.json(new Explained(why, words.apply(why)));
    }
  }

  private Why why(Cycle cycle, String host) {
    return Why.of(evidence(cycle), host);
  }

  /** What tells why, which takes a plan: one at a time, and once for each rebalance. */
  private synchronized Evidence evidence(Cycle cycle) {
    Evidence known = evidence;
    if (known == null || cycle.number() != witnessed) {
      Network network = cycle.discovery().network();
      known = cycle.policy().planner().witness(network, cycle.policy().choices());
      evidence = known;
      witnessed = cycle.number();
    }
    return known;
  }
}
