package hgw.planner;

import hgw.facts.Assignment;
import hgw.facts.Candidate;
import hgw.facts.Exclusion;
import hgw.facts.Warning;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.common.InternalAgenda;
import org.drools.core.phreak.RuleAgendaItem;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.AgendaEventListener;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/** Records what fires in one session: the rules in order, and which rule made what unsound. */
final class Trace extends DefaultAgendaEventListener implements RuleRuntimeEventListener {
  private final CompiledRules rules;
  private final List<Plan.Firing> firings = new ArrayList<>();
  private final Culprits culprits = new Culprits();
  private final LateExclusions lateExclusions = new LateExclusions();

  /** What never changes is recorded once. */
  private final Map<Candidate, TracedFact.Role> roles = new IdentityHashMap<>();

  private @Nullable InternalAgenda agenda;
  private volatile @Nullable Rule firing;
  private volatile long fired;
  private volatile boolean abandoned;

  /** The facts of the match that fires now: matched, then made. */
  private final List<Object> involved = new ArrayList<>();

  /** Those of them that it changes or makes. */
  private final List<Object> changed = new ArrayList<>();

  Trace(CompiledRules rules) {
    this.rules = rules;
  }

  /** Begin to record. */
  void listenTo(KieSession session) {
    agenda = (InternalAgenda) session.getAgenda();
    session.addEventListener((AgendaEventListener) this);
    session.addEventListener((RuleRuntimeEventListener) this);
  }

  List<Plan.Firing> firings() {
    return firings;
  }

  /** The rule that fires or is being evaluated now; null if none is. */
  @Nullable Rule atWork() {
    if (firing != null || agenda == null) {
      return firing;
    }
    RuleAgendaItem next = agenda.peekNextRule();
    return next == null ? null : next.getRule();
  }

  /** Firings so far; another thread may ask. */
  long fired() {
    return fired;
  }

  /** Give up rules that never end. */
  void abandon() {
    abandoned = true;
  }

  /** Whether the rules were given up, and are still at work. */
  boolean isAbandoned() {
    return abandoned;
  }

  /** The rule whose consequence is at work now; another thread may ask. */
  @Nullable Rule firing() {
    return firing;
  }

  Culprits culprits() {
    return culprits;
  }

  LateExclusions lateExclusions() {
    return lateExclusions;
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    Match match = event.getMatch();
    firing = match.getRule();
    involved.clear();
    changed.clear();
    match.getObjects().forEach(this::involve);
    for (String id : rules.factsBoundAsProperties(match.getRule())) {
      involve(match.getDeclarationValue(id));
    }
  }

  @Override
  public void afterMatchFired(AfterMatchFiredEvent event) {
    LoadedRule rule = rules.get(event.getMatch().getRule());
    firing = null;
    fired++;
    culprits.afterFiring(rule, involved);
    culprits.changed(rule, changed);
    lateExclusions.afterFiring(rule, involved);
    firings.add(new Plan.Firing(rule, record(involved)));
  }

  /** Record facts as they are now, the servers first. */
  private List<TracedFact> record(List<Object> facts) {
    List<TracedFact> servers = new ArrayList<>(facts.size());
    List<TracedFact> outcomes = new ArrayList<>(1);
    for (Object fact : facts) {
      if (fact instanceof Candidate candidate) {
        servers.add(roles.computeIfAbsent(candidate, TracedFact.Role::of));
      } else if (fact instanceof Assignment assignment) {
        outcomes.add(
            assignment.isBatcher()
                ? TracedFact.Batcher.of(assignment)
                : TracedFact.Loop.of(assignment));
      } else if (fact instanceof Exclusion exclusion) {
        outcomes.add(TracedFact.Excluded.of(exclusion));
      } else if (fact instanceof Warning warning) {
        outcomes.add(TracedFact.Warned.of(warning));
      }
    }
    servers.addAll(outcomes);
    return List.copyOf(servers);
  }

  @Override
  public void objectInserted(ObjectInsertedEvent event) {
    changed.add(event.getObject());
    involve(event.getObject());
  }

  @Override
  public void objectUpdated(ObjectUpdatedEvent event) {
    changed.add(event.getObject());
    involve(event.getObject());
  }

  @Override
  public void objectDeleted(ObjectDeletedEvent event) {
    if (event.getOldObject() instanceof Assignment assignment) {
      culprits.deleted(assignment);
    }
  }

  /** Keep a fact that means something to a player; helpers such as the cursor do not. */
  private void involve(@Nullable Object fact) {
    boolean telling =
        fact instanceof Candidate
            || fact instanceof Assignment
            || fact instanceof Exclusion
            || fact instanceof Warning;
    if (telling && !involved.contains(fact)) {
      involved.add(fact);
    }
  }
}
