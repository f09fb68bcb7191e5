package hgw.planner.diagnosis;

import java.util.Map;
import java.util.Set;

/**
 * The names that Java of a rule may speak of.
 *
 * @param variables what conditions bind
 * @param facts the variables that hold facts, with the class of each
 * @param shared the functions and globals of all rules
 */
record Names(Set<String> variables, Map<String, Class<?>> facts, Set<String> shared) {}
