/**
 * Network in, plan out: loads packs of rules, fills a session with facts, fires the phases and
 * reads what the rules decided. Knows no game and no terminal.
 */
@NullMarked
package hgw.planner;

import org.jspecify.annotations.NullMarked;
