/** What a page or a tool may see of an orchestrator at work, and ask of it. */
@NullMarked
package hgw.dashboard;

import org.jspecify.annotations.NullMarked;
