/** A pack of rules tried in the simulated game, and contests of packs. */
@NullMarked
package hgw.trial;

import org.jspecify.annotations.NullMarked;
