/**
 * Plan against plan: what is different, by which rule, and what it earns. The difference is a
 * record; how it reads is said elsewhere.
 */
@NullMarked
package hgw.workbench.diff;

import org.jspecify.annotations.NullMarked;
