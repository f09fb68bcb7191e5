/** The cycle: discover, plan, apply, wait. */
@NullMarked
package hgw.orchestrator;

import org.jspecify.annotations.NullMarked;
