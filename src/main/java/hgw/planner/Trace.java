package hgw.planner;

import hgw.facts.Assignment;
import hgw.facts.Candidate;
import hgw.facts.Exclusion;
import hgw.facts.Warning;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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

/**
 * Records what fires in one session: the rules in order, and which rule last had a hand in what.
 */
final class Trace extends DefaultAgendaEventListener implements RuleRuntimeEventListener {
  private final CompiledRules rules;
  private final List<Plan.Firing> firings = new ArrayList<>();
  private final Map<Object, Rule> lastRule = new IdentityHashMap<>();

  /** The facts of the match that fires now: matched, then made. */
  private final List<Object> involved = new ArrayList<>();

  private @Nullable Rule firing;

  Trace(CompiledRules rules) {
    this.rules = rules;
  }

  /** Begin to record. */
  void listenTo(KieSession session) {
    session.addEventListener((AgendaEventListener) this);
    session.addEventListener((RuleRuntimeEventListener) this);
  }

  List<Plan.Firing> firings() {
    return firings;
  }

  /** The rule whose consequence runs now; null if none does. */
  @Nullable Rule firing() {
    return firing;
  }

  /** The rule that last matched or made a fact; null if none did. */
  @Nullable Rule lastRule(Object fact) {
    return lastRule.get(fact);
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    Match match = event.getMatch();
    firing = match.getRule();
    involved.clear();
    match.getObjects().forEach(this::involve);
    for (String id : rules.factsBoundAsProperties(match.getRule())) {
      involve(match.getDeclarationValue(id));
    }
  }

  @Override
  public void afterMatchFired(AfterMatchFiredEvent event) {
    Rule rule = event.getMatch().getRule();
    List<String> servers = new ArrayList<>(involved.size());
    List<String> outcomes = new ArrayList<>(1);
    for (Object fact : involved) {
      (fact instanceof Candidate ? servers : outcomes).add(fact.toString());
      lastRule.put(fact, rule);
    }
    servers.addAll(outcomes);
    firings.add(
        new Plan.Firing(
            rule.getName(), rules.fileOf(rule).name(), List.copyOf(servers), rules.phaseOf(rule)));
    firing = null;
  }

  @Override
  public void objectInserted(ObjectInsertedEvent event) {
    involve(event.getObject());
  }

  @Override
  public void objectUpdated(ObjectUpdatedEvent event) {
    involve(event.getObject());
  }

  @Override
  public void objectDeleted(ObjectDeletedEvent event) {}

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
