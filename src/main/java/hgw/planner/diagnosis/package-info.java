/** Why rules do not compile, in words that lead to the mend. */
@NullMarked
package hgw.planner.diagnosis;

import org.jspecify.annotations.NullMarked;
