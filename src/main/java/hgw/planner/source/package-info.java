/** What rule files say, read but not compiled: rules, their conditions and where each stands. */
@NullMarked
package hgw.planner.source;

import org.jspecify.annotations.NullMarked;
