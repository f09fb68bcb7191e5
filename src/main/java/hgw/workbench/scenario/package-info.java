/**
 * Policy tested beside its source: scenarios in {@code *.test.yaml}, what they give and what they
 * expect of the plan.
 */
@NullMarked
package hgw.workbench.scenario;

import org.jspecify.annotations.NullMarked;
