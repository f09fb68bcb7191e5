/**
 * What can be done to a game, live or simulated: discover it, apply a plan to it, let time pass.
 */
@NullMarked
package hgw.game;

import org.jspecify.annotations.NullMarked;
