/** A pack of rules tried in the simulated game. */
@NullMarked
package hgw.trial;

import org.jspecify.annotations.NullMarked;
