package hgw.planner;

import hgw.facts.Assignment;
import hgw.facts.Runner;
import hgw.facts.RunnerPool;
import java.util.LinkedHashSet;
import java.util.Set;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.KieSession;

/**
 * Keeps facts true that follow from others, so that no rule can forget to: how many targets a
 * runner has, and what the pool of runners offers.
 */
final class Upkeep extends DefaultAgendaEventListener implements RuleRuntimeEventListener {
  private final KieSession session;
  private final RunnerPool pool;
  private final Set<Runner> counted = new LinkedHashSet<>();

  private Upkeep(KieSession session, RunnerPool pool) {
    this.session = session;
    this.pool = pool;
  }

  /** Begin; the pool is a fact of the session. */
  static void of(KieSession session, RunnerPool pool) {
    Upkeep upkeep = new Upkeep(session, pool);
    session.addEventListener((org.kie.api.event.rule.AgendaEventListener) upkeep);
    session.addEventListener((RuleRuntimeEventListener) upkeep);
  }

  @Override
  public void objectInserted(ObjectInsertedEvent event) {
    count(event.getObject(), 1);
  }

  @Override
  public void objectDeleted(ObjectDeletedEvent event) {
    count(event.getOldObject(), -1);
  }

  @Override
  public void objectUpdated(ObjectUpdatedEvent event) {}

  private void count(Object fact, int more) {
    if (fact instanceof Assignment assignment) {
      assignment.getRunner().count(more);
      counted.add(assignment.getRunner());
    }
  }

  @Override
  public void afterMatchFired(AfterMatchFiredEvent event) {
    for (Runner runner : counted) {
      session.update(session.getFactHandle(runner), runner, "targets");
    }
    counted.clear();
    if (pool.takeChanged()) {
      session.update(session.getFactHandle(pool), pool, "emptiest", "fewestTargets", "mostRam");
    }
  }
}
