/**
 * The live game: a server on the loopback address, and the agent in the game that connects to it.
 */
@NullMarked
package hgw.game.live;

import org.jspecify.annotations.NullMarked;
