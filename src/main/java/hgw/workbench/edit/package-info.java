/**
 * Rules that change while hgw runs: an edit is noticed, checked, tested, planned in the shadow and
 * compared with what is in force before it counts. What is told is records; how it reads is said
 * elsewhere.
 */
@NullMarked
package hgw.workbench.edit;

import org.jspecify.annotations.NullMarked;
