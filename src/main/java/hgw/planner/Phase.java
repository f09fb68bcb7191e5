package hgw.planner;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kie.api.runtime.KieSession;

/**
 * The phases of a plan, in the order in which they run. Each is the agenda group of its rules and a
 * file of the default pack.
 */
public enum Phase {
  ELIGIBILITY,
  SCORING,
  SHORTFALL,
  COVERAGE,
  BOOST;

  /** The agenda group of the phase's rules. */
  public String group() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The phase's file in the default pack. */
  public String file() {
    return group() + Pack.EXTENSION;
  }

  /** Let a session run the phases, one after the other. */
  static void focus(KieSession session) {
    Phase[] phases = values();
    for (int i = phases.length - 1; i >= 0; i--) { // the focus is a stack
      session.getAgenda().getAgendaGroup(phases[i].group()).setFocus();
    }
  }

  /** Find the phase of an agenda group. */
  public static Optional<Phase> ofGroup(String group) {
    return Stream.of(values()).filter(phase -> phase.group().equals(group)).findFirst();
  }
}
