/**
 * What is printed: plans, rebalances, simulations and comparisons for reading, and how text looks.
 */
@NullMarked
package hgw.cli.text;

import org.jspecify.annotations.NullMarked;
