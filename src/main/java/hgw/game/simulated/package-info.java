/** A game inside hgw, on a virtual clock: for trying a policy without a real one. */
@NullMarked
package hgw.game.simulated;

import org.jspecify.annotations.NullMarked;
