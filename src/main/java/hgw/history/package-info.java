/** What was done and earned at each rebalance, kept in the state directory, and asked again. */
@NullMarked
package hgw.history;

import org.jspecify.annotations.NullMarked;
