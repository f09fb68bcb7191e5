package hgw.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.hub.Access;
import hgw.hub.Hub;
import hgw.hub.Mount;
import hgw.orchestrator.Orchestrator;
import hgw.planner.Pack;
import hgw.workbench.edit.Editing;
import hgw.workbench.edit.Proposal;
import hgw.workbench.edit.RulesState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Changes score and pack of a running game: a proposal first, which shows what differs and what
 * that earns, then its use. Only packs that hgw brings along, and those that the player started
 * with, may be proposed: rules are programs. Safe for several threads.
 */
public final class Changes implements Mount {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int KEPT = 8;

  private final Editing editing;
  private final Orchestrator orchestrator;
  private final List<List<String>> offered;
  private final Semaphore reviewing = new Semaphore(1); // each takes all cores for some seconds
  private final Map<Integer, Proposal> proposals = new LinkedHashMap<>();
  private int lastId;

  /** Change what an orchestrator plans by. */
  public Changes(Editing editing, Orchestrator orchestrator) {
    this.editing = editing;
    this.orchestrator = orchestrator;
    Set<List<String>> packs = new LinkedHashSet<>();
    packs.add(editing.state().inForce().rules());
    packs.add(List.of());
    Pack.shippedPacks().forEach(pack -> packs.add(List.of(pack)));
    this.offered = List.copyOf(packs);
  }

  /**
   * What may be chosen.
   *
   * @param packs each the packs laid over the default pack; none for the default pack itself
   * @param scores score models of the rules in force
   */
  private record Offer(
      List<List<String>> packs, Set<String> scores, List<String> rules, String score) {}

  /** What is wanted: one of the packs offered, and a score model. */
  private record Wish(@Nullable List<String> rules, @Nullable String score) {}

  /** What came of a wish. */
  private record Answer(int id, @JsonUnwrapped Proposal proposal) {}

  @Override
  public void mount(RoutesConfig routes, Hub hub) {
    routes.get("/api/choices", this::offer, Access.PAGE);
    routes.post("/api/proposals", this::propose, Access.PAGE);
    routes.post("/api/proposals/{id}/adopt", this::adopt, Access.PAGE);
  }

  private void offer(Context context) {
    RulesState.InForce now = editing.state().inForce();
    context.json(new Offer(offered, now.policy().planner().scores(), now.rules(), now.score()));
  }

  private void propose(Context context) throws InterruptedException {
    Wish wish = wish(context.body());
    if (wish == null || wish.rules() == null || wish.score() == null) {
      Refusal.send(context, HttpStatus.BAD_REQUEST, "say {\"rules\": [...], \"score\": \"...\"}");
    } else if (!offered.contains(wish.rules())) {
      Refusal.send(
          context, HttpStatus.BAD_REQUEST, "only the packs of GET /api/choices may be chosen");
    } else if (!reviewing.tryAcquire()) {
      Refusal.send(
          context, HttpStatus.CONFLICT, "another change is being looked at; try again soon");
    } else {
      try {
        context.json(keep(editing.propose(wish.rules(), wish.score())));
      } finally {
        reviewing.release();
      }
    }
  }

  private static @Nullable Wish wish(String body) {
    try {
      return MAPPER.readValue(body, Wish.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private synchronized Answer keep(Proposal proposal) {
    if (proposals.size() == KEPT) {
      proposals.remove(new ArrayList<>(proposals.keySet()).get(0));
    }
    proposals.put(++lastId, proposal);
    return new Answer(lastId, proposal);
  }

  /** Use a proposal: from the next rebalance on, with {@code ?now=true} at once. */
  private void adopt(Context context) {
    Proposal proposal = proposal(context.pathParam("id"));
    boolean now = "true".equals(context.queryParam("now"));
    if (proposal == null) {
      Refusal.send(
          context, HttpStatus.NOT_FOUND, "there is no such proposal any more; make it again");
    } else if (!proposal.isSound()) {
      Refusal.send(
          context, HttpStatus.CONFLICT, "it cannot be used: " + proposal.problems().get(0));
    } else if (now && orchestrator.isPaused()) {
      Refusal.send(context, HttpStatus.CONFLICT, "hgw is paused; resume first");
    } else {
      editing.adopt(proposal);
      if (now) {
        orchestrator.requestRebalance();
      }
      context.status(HttpStatus.ACCEPTED).json(Map.of("adopted", now ? "now" : "next"));
    }
  }

  private synchronized @Nullable Proposal proposal(String id) {
    return id.matches("[0-9]{1,9}") ? proposals.get(Integer.parseInt(id)) : null;
  }
}
