package hgw.planner;

import hgw.facts.Assignment;
import hgw.planner.source.SourceRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.AgendaEventListener;
import org.kie.api.event.rule.AgendaGroupPoppedEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.KieSession;

/**
 * Looks closer at one session than a trace does: which values each rule matched, what it changed,
 * and how the facts were when each phase was over.
 */
final class Witness extends DefaultAgendaEventListener implements RuleRuntimeEventListener {
  /** What is known of one firing. */
  record Seen(List<Matched> matched, List<Change> changes) {}

  private final CompiledRules rules;
  private final Map<Rule, Reader> readers = new HashMap<>();
  private final List<Seen> seen = new ArrayList<>();
  private final Map<Phase, PhaseEnd> ends = new EnumMap<>(Phase.class);
  private final Map<Object, Map<String, @Nullable Object>> known = new IdentityHashMap<>();
  private final Set<Object> touched = new LinkedHashSet<>();
  private List<Matched> matched = List.of();
  private @Nullable KieSession session;

  Witness(CompiledRules rules) {
    this.rules = rules;
  }

  /** Begin, with the facts that are there. */
  void listenTo(KieSession session) {
    this.session = session;
    session.getObjects().forEach(fact -> known.put(fact, Tracked.of(fact)));
    session.addEventListener((AgendaEventListener) this);
    session.addEventListener((RuleRuntimeEventListener) this);
  }

  /** What is known of each firing, in the order of the trace. */
  List<Seen> seen() {
    return seen;
  }

  /** The facts when phases were over. */
  Map<Phase, PhaseEnd> ends() {
    return ends;
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    touched.clear();
    matched =
        readers.computeIfAbsent(event.getMatch().getRule(), this::reader).read(event.getMatch());
  }

  private Reader reader(Rule rule) {
    SourceRule source = rules.source(rule).orElseThrow();
    return new Reader(source);
  }

  @Override
  public void afterMatchFired(AfterMatchFiredEvent event) {
    List<Change> changes = new ArrayList<>();
    for (Object fact : touched) {
      Map<String, @Nullable Object> now = Tracked.of(fact);
      Map<String, @Nullable Object> before = known.put(fact, now);
      now.forEach(
          (property, value) -> {
            Object old = before == null ? null : before.get(property);
            if (value instanceof Number || value instanceof Boolean) {
              if (!value.equals(old)) {
                changes.add(new Change(label(fact), property, Values.plain(old), value));
              }
            }
          });
    }
    seen.add(new Seen(matched, List.copyOf(changes)));
  }

  /** What a fact is called; an assignment always the same, however many threads it has. */
  private static String label(Object fact) {
    return fact instanceof Assignment assignment
        ? assignment.getRunner().getHost() + " -> " + assignment.getTarget().getHost()
        : fact.toString();
  }

  @Override
  public void agendaGroupPopped(AgendaGroupPoppedEvent event) {
    Phase.ofGroup(event.getAgendaGroup().getName()).ifPresent(this::ended);
  }

  private void ended(Phase phase) {
    ends.put(phase, new PhaseEnd(Objects.requireNonNull(session).getObjects()));
  }

  @Override
  public void objectInserted(ObjectInsertedEvent event) {
    touched.add(event.getObject());
  }

  @Override
  public void objectUpdated(ObjectUpdatedEvent event) {
    touched.add(event.getObject());
  }

  @Override
  public void objectDeleted(ObjectDeletedEvent event) {}
}
